// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/load/run_figures.h"
#include "shared/load/verdict.h"

namespace firstcome::load {

/// Everything worth keeping of a run.
struct Report
{
    QString url;
    Instant startedAt{};
    const Scenario &scenario;
    const RunFigures &figures;
    const BuyerJournal &journal;
    std::optional<std::vector<Finding>> findings; ///< nothing when no verdict was asked for
};

QByteArray reportJson(const Report &report);
/// One file that needs no other: charts are inline SVG, nothing is loaded from anywhere.
QByteArray reportHtml(const Report &report);

/// Whether the name ends in .json or .html.
bool isReportName(const QString &path);
/// Writes the form its name says; a refusal FILE_NOT_WRITTEN when it cannot.
Result<void> writeReport(const QString &path, const Report &report);

} // namespace firstcome::load
