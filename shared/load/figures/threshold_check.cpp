// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/figures/threshold_check.h"

#include <algorithm>

namespace firstcome::load {

namespace {

std::optional<double> percentOf(Figure figure)
{
    switch (figure) {
    case Figure::P50:
        return 50;
    case Figure::P90:
        return 90;
    case Figure::P95:
        return 95;
    case Figure::P99:
        return 99;
    case Figure::P999:
        return 99.9;
    case Figure::P9999:
        return 99.99;
    default:
        return std::nullopt;
    }
}

std::optional<double> milliseconds(const Histogram &times, Figure figure)
{
    if (times.empty())
        return std::nullopt;
    if (const auto percent = percentOf(figure))
        return double(times.percentile(*percent).count()) / 1e3;
    return figure == Figure::Mean ? times.meanMicros() / 1e3 : double(times.highest().count()) / 1e3;
}

std::optional<double> measure(const Threshold &threshold, const RunFigures &figures)
{
    const StepFigures step = threshold.request ? figures.at(*threshold.request) : figures.total();
    const Times times = step.times(threshold.outcome);
    switch (threshold.figure) {
    case Figure::Count:
        return double(times.count);
    case Figure::PerSecond:
        return figures.elapsed.count() > 0 ? double(times.count) / figures.elapsedSeconds() : 0;
    case Figure::Share:
        return step.requests() > 0 ? std::optional(double(times.count) / double(step.requests())) : std::nullopt;
    default:
        return milliseconds(threshold.service ? times.service : times.fromIntended, threshold.figure);
    }
}

} // namespace

std::vector<CheckedThreshold> check(const std::vector<Threshold> &thresholds, const RunFigures &figures)
{
    std::vector<CheckedThreshold> checked;
    for (const Threshold &threshold : thresholds) {
        const std::optional<double> measured = measure(threshold, figures);
        checked.push_back({threshold, measured, measured && holds(*measured, threshold.comparison, threshold.value)});
    }
    return checked;
}

bool allHold(const std::vector<CheckedThreshold> &checked)
{
    return std::all_of(checked.begin(), checked.end(), [](const CheckedThreshold &each) { return each.ok; });
}

QString thresholdsText(const std::vector<CheckedThreshold> &checked)
{
    QString text;
    for (const CheckedThreshold &each : checked)
        text += QStringLiteral("%1  %2: %3\n")
                    .arg(each.ok ? QStringLiteral("ok    ") : QStringLiteral("FAILED"), each.threshold.text(),
                         each.measured ? QString::number(*each.measured) : QStringLiteral("nothing was measured"));
    return text;
}

} // namespace firstcome::load
