// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/figures/run_figures.h"
#include <functional>

namespace firstcome::load {

/// Gathers what a crowd does into figures, second by second.
/// Thread: the crowd's.
class RunRecorder
{
public:
    using EachSecond = std::function<void(const SecondFigures &)>;

    void begin(Moment now);
    void arrived() { ++m_second.arrivals.intended; }
    void sent(Micros lateBy);
    void firstAnswer() { ++m_second.arrivals.answered; }

    struct Request
    {
        Step step;
        Outcome outcome;
        Moment intended;
        Moment sent;
        Moment answered;
    };
    void answered(const Request &request);
    void note(Moment now, const QString &text);

    /// The figures until now; the second under way has no line of its own yet.
    const RunFigures &soFar(Moment now);

    Moment nextTick() const { return m_tick; }
    void tick(Moment now, int usersActive, const EachSecond &eachSecond);
    /// Ends the last second; the figures are complete.
    RunFigures finish(Moment now, int usersActive, const EachSecond &eachSecond);

    Moment lastAnswer() const { return m_lastAnswer; }
    void heard(Moment now);
    /// Requests that failed since anybody was answered.
    quint64 failedSinceAnswer() const { return m_failedSinceAnswer; }

private:
    void closeSecond(Moment now);

    Moment m_begin{};
    Moment m_tick{};
    Moment m_ticked{};
    Moment m_lastAnswer{};
    quint64 m_failedSinceAnswer = 0;
    SecondFigures m_second;
    Histogram m_secondTimes;   ///< from the intended instant
    Histogram m_secondService; ///< since they were sent
    RunFigures m_figures;
};

} // namespace firstcome::load
