// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome::load {

/// One figure of two runs and whether they differ beyond the noise.
struct ComparedFigure
{
    enum class Change : quint8 { Same, Better, Worse };

    QString name;
    double before = 0;
    double after = 0;
    double noise = 0; ///< as a share of `before`: how far apart two runs of one thing may be
    Change change = Change::Same;

    double relative() const { return before != 0 ? after / before - 1 : 0; }
};

/// Reports of runs, as JSON objects. `again` is a second run of what `before` ran: how much such runs differ is learnt
/// from it; without it, from how much a run differs from itself over time.
struct ComparisonInput
{
    QJsonObject before;
    QJsonObject after;
    std::optional<QJsonObject> again;
};

/// A refusal FILE_INVALID where they cannot be compared: another scenario, too short, no report. Pure.
Result<std::vector<ComparedFigure>> compare(const ComparisonInput &input);
bool anyWorse(const std::vector<ComparedFigure> &figures);
/// A line a figure; "worse" stands on the lines that are.
QString comparisonText(const std::vector<ComparedFigure> &figures);

} // namespace firstcome::load
