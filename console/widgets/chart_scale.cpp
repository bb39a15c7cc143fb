// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_scale.h"

#include "console/widgets/format.h"

namespace firstcome {

namespace {

constexpr double wantedSteps = 4;

double niceStep(double rough)
{
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (rough <= factor * power * 1.000001)
            return factor * power;
    }
    return 10 * power;
}

} // namespace

ChartScale niceScale(double least, double most)
{
    if (!(least <= most)) // nothing to show: the limits were never set
        return {0, 1, 0.25};
    // Less than this of a number is lost in its rounding: there would be no step that leads from one to the other.
    if (most - least < std::max(1e-9, std::abs(most) * 1e-9))
        most = least + std::max(1.0, std::abs(least) * 0.1);
    const double step = niceStep((most - least) / wantedSteps);
    return {std::floor(least / step) * step, std::ceil(most / step - 1e-9) * step, step};
}

QString axisNumber(double value, double step)
{
    // Steps are 1, 2 or 5 times a power of ten, so one number of digits writes them all.
    return step < 1 ? format::decimal(value, int(std::ceil(-std::log10(step) - 1e-9))) : format::compact(value);
}

std::chrono::milliseconds niceTimeStep(std::chrono::milliseconds span, int labels)
{
    using namespace std::chrono;
    static constexpr seconds steps[] = {seconds(1), seconds(2), seconds(5), seconds(10), seconds(15), seconds(30),
                                        minutes(1), minutes(2), minutes(5), minutes(10), minutes(15), minutes(30),
                                        hours(1),   hours(2),   hours(6),   hours(12)};
    for (const seconds step : steps) {
        if (span / step <= labels)
            return step;
    }
    return hours(24);
}

std::optional<Sample> nearestSample(const SampleSeries &series, Instant at)
{
    for (const auto &run : series.runs()) {
        if (at < run.front().at || at > run.back().at)
            continue;
        return *std::min_element(run.begin(), run.end(), [at](const Sample &a, const Sample &b) {
            return std::chrono::abs(a.at - at) < std::chrono::abs(b.at - at);
        });
    }
    return std::nullopt;
}

} // namespace firstcome
