// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/run/load_run.h"

namespace firstcome::load {

/// Everything worth keeping of a run.
struct Report
{
    QString url;
    const LoadOutcome &outcome;
};

QByteArray reportJson(const Report &report);
/// One file that needs no other: charts are inline SVG, nothing is loaded from anywhere.
QByteArray reportHtml(const Report &report);
/// A row a second.
QByteArray reportCsv(const Report &report);
/// A line of JSON for whoever watches the run; `held`: the thresholds until then.
QByteArray progressJson(const SecondFigures &second, const std::vector<CheckedThreshold> &held = {});

/// Whether the name ends in .json, .html or .csv.
bool isReportName(const QString &path);
/// Writes the form its name says; a refusal FILE_NOT_WRITTEN when it cannot.
Result<void> writeReport(const QString &path, const Report &report);

} // namespace firstcome::load
