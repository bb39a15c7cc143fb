// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/sample_series.h"

namespace firstcome {

/// How many units of an option were taken (held or sold, net of what came back), second by second, over the last
/// minute. Only seconds in which something changed cost memory. Pure: `now` is given.
class StockPulse
{
public:
    static constexpr std::chrono::seconds kept{60};
    static constexpr std::chrono::seconds rateOver{10};

    /// `taken` before the first change.
    explicit StockPulse(qint64 taken) : m_base(taken) {}

    void add(qint64 taken, Instant now);
    /// Units a second over `rateOver`; never below zero: what comes back is no sale.
    double perSecond(Instant now) const;
    /// Nothing happened for so long that nothing of it is shown any more.
    bool isQuiet(Instant now) const;
    /// Units taken in each of the last full seconds; nothing is said of those before `since`, when nobody watched.
    SampleSeries perSecondSeries(Instant now, Instant since = {}) const;
    /// What was taken in all at the end of the second that holds `at`.
    qint64 takenAt(Instant at) const;

private:
    struct Point
    {
        qint64 second;
        qint64 taken;
    };
    qint64 m_base; ///< before the first point
    std::vector<Point> m_points;
};

} // namespace firstcome
