// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/figures/histogram.h"
#include "shared/load/scenario/step.h"
#include "shared/load/wire/wire_client.h"
#include <array>

namespace firstcome::load {

/// The two times of the requests with one outcome: from the instant they were meant to be sent, and from when they
/// were.
struct Times
{
    quint64 count = 0;
    Histogram fromIntended;
    Histogram service;

    void merge(const Times &other);
};

/// One kind of request over the whole run.
struct StepFigures
{
    std::array<Times, outcomeCount> outcomes;

    quint64 requests() const;
    quint64 count(Outcome outcome) const { return outcomes[std::size_t(outcome)].count; }
    /// All outcomes, or one.
    Times times(std::optional<Outcome> outcome = {}) const;
};

/// What became of the journeys that were meant to begin.
struct ArrivalFigures
{
    quint64 intended = 0; ///< whose instant came
    quint64 sent = 0;     ///< whose first request was sent
    quint64 late = 0;     ///< of those, over `lateAfter` after their instant
    quint64 answered = 0; ///< whose first request was answered

    static constexpr Micros lateAfter{10'000};
    quint64 unsent() const { return intended - sent; }
    quint64 unanswered() const { return sent - answered; }
};

/// What happened within one second.
struct SecondFigures
{
    int second = 0;       ///< since the start, at its end
    Millis length{1'000}; ///< the last one is shorter
    int usersActive = 0;
    ArrivalFigures arrivals; ///< in this second
    quint64 unsent = 0;      ///< due and not sent at its end
    std::array<quint64, outcomeCount> outcomes{};
    quint64 orders = 0;
    double meanMicros = 0; ///< this and the next three from the intended instant
    Micros p50{0};
    Micros p95{0};
    Micros p99{0};
    Micros serviceP50{0}; ///< since they were sent
    Micros serviceP99{0};

    quint64 requests() const;
    quint64 count(Outcome outcome) const { return outcomes[std::size_t(outcome)]; }
    double perSecond(quint64 count) const { return double(count) * 1'000.0 / double(length.count()); }
};

/// What a person, or a command, did to the run.
struct Note
{
    int second = 0;
    QString text;
};

/// Everything measured in a run.
struct RunFigures
{
    std::array<StepFigures, stepCount> steps;
    ArrivalFigures arrivals;
    std::vector<SecondFigures> seconds;
    std::vector<Note> notes;
    WireClient::Counters wire;
    Micros elapsed{0};
    int users = 0;
    bool serverLost = false;   ///< it answered nobody any more
    bool stoppedEarly = false; ///< by a person, or at the end of the time with journeys under way

    StepFigures &at(Step step) { return steps[std::size_t(step)]; }
    const StepFigures &at(Step step) const { return steps[std::size_t(step)]; }
    StepFigures total() const;
    double elapsedSeconds() const { return std::chrono::duration<double>(elapsed).count(); }
    double requestsPerSecond() const;
};

/// "  12 s  1000 users  18421 req/s  100 orders  5213 sold out  0 failed  0 unsent  p50 1.2 ms  p99 8.1 ms"
QString progressLine(const SecondFigures &second);
/// The table of a run: one row a step and a total.
QString figuresTable(const RunFigures &figures);
/// "10000 arrivals intended, 10000 sent, 3 late, 0 unsent, 10000 answered, 0 unanswered"
QString arrivalsText(const ArrivalFigures &arrivals);
/// "850 us", "1.23 ms", "2.50 s"
QString durationText(Micros duration);

} // namespace firstcome::load
