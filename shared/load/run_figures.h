// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/histogram.h"
#include "shared/load/journey.h"
#include "shared/load/wire_client.h"
#include <array>

namespace firstcome::load {

/// One kind of request over the whole run.
struct StepFigures
{
    Histogram serviceTime; ///< of answered requests
    std::array<quint64, markCount> marks{};

    quint64 requests() const;
    quint64 marked(Mark mark) const { return marks[std::size_t(mark)]; }
};

/// What happened within one second.
struct SecondFigures
{
    int second = 0;       ///< since the start, at its end
    Millis length{1'000}; ///< the last one is shorter
    int usersActive = 0;
    quint64 requests = 0;
    quint64 orders = 0;
    quint64 soldOut = 0;
    quint64 errors = 0; ///< errors and lost answers
    Micros p50{0};
    Micros p99{0};

    double perSecond(quint64 count) const { return double(count) * 1'000.0 / double(length.count()); }
};

/// Everything measured in a run.
struct RunFigures
{
    std::array<StepFigures, stepCount> steps;
    std::vector<SecondFigures> seconds;
    WireClient::Counters wire;
    Micros elapsed{0};
    int users = 0;
    bool serverGone = false;   ///< no answer at all for `Crowd::giveUpAfter`
    bool stoppedEarly = false; ///< by the user or at the end of `duration` with journeys under way

    StepFigures &at(Step step) { return steps[std::size_t(step)]; }
    const StepFigures &at(Step step) const { return steps[std::size_t(step)]; }
    StepFigures total() const;
    double requestsPerSecond() const;
};

/// "  12 s  1000 users  18421 req/s  100 orders  5213 sold out  0 errors  p50 1.2 ms  p99 8.1 ms"
QString progressLine(const SecondFigures &second);
/// The table of a run: one row a step and a total.
QString figuresTable(const RunFigures &figures);
/// "850 us", "1.23 ms", "2.50 s"
QString durationText(Micros duration);

} // namespace firstcome::load
