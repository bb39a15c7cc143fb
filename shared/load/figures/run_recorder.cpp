// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/figures/run_recorder.h"

namespace firstcome::load {

namespace {

constexpr Millis shortestSecond{200};

Micros between(Moment from, Moment to)
{
    return std::chrono::duration_cast<Micros>(to - from);
}

void add(ArrivalFigures &sum, const ArrivalFigures &more)
{
    sum.intended += more.intended;
    sum.sent += more.sent;
    sum.late += more.late;
    sum.answered += more.answered;
}

} // namespace

void RunRecorder::begin(Moment now)
{
    m_begin = m_ticked = m_lastAnswer = now;
    m_tick = now + std::chrono::seconds(1);
}

void RunRecorder::sent(Micros lateBy)
{
    ++m_second.arrivals.sent;
    m_second.arrivals.late += lateBy > ArrivalFigures::lateAfter;
}

void RunRecorder::answered(const Request &request)
{
    Times &times = m_figures.at(request.step).outcomes[std::size_t(request.outcome)];
    const Micros fromIntended = between(request.intended, request.answered);
    ++times.count;
    times.fromIntended.record(fromIntended);
    const Micros service = between(request.sent, request.answered);
    times.service.record(service);
    m_secondTimes.record(fromIntended);
    m_secondService.record(service);
    ++m_second.outcomes[std::size_t(request.outcome)];
    m_second.orders += request.step == Step::Place && request.outcome == Outcome::Good;
    m_failedSinceAnswer += request.outcome == Outcome::Failed;
}

void RunRecorder::heard(Moment now)
{
    m_lastAnswer = now;
    m_failedSinceAnswer = 0;
}

void RunRecorder::note(Moment now, const QString &text)
{
    m_figures.notes.push_back({int(std::chrono::round<std::chrono::seconds>(now - m_begin).count()), text});
}

void RunRecorder::closeSecond(Moment now)
{
    add(m_figures.arrivals, m_second.arrivals);
    m_second.second = int(std::chrono::round<std::chrono::seconds>(now - m_begin).count());
    m_second.length = std::max(Millis(1), std::chrono::round<Millis>(now - m_ticked));
    m_second.unsent = m_figures.arrivals.unsent();
    m_second.meanMicros = m_secondTimes.meanMicros();
    m_second.p50 = m_secondTimes.percentile(50);
    m_second.p95 = m_secondTimes.percentile(95);
    m_second.p99 = m_secondTimes.percentile(99);
    m_second.serviceP50 = m_secondService.percentile(50);
    m_second.serviceP99 = m_secondService.percentile(99);
}

const RunFigures &RunRecorder::soFar(Moment now)
{
    m_figures.elapsed = between(m_begin, now);
    return m_figures;
}

/// Ends the second under way; they follow the clock, so that one that was late does not move the next.
void RunRecorder::tick(Moment now, int usersActive, const EachSecond &eachSecond)
{
    closeSecond(now);
    m_second.usersActive = usersActive;
    m_ticked = now;
    m_tick = m_begin + std::chrono::floor<std::chrono::seconds>(now - m_begin) + std::chrono::seconds(1);
    m_figures.seconds.push_back(m_second);
    if (eachSecond)
        eachSecond(m_second);
    m_second = {};
    m_secondTimes.clear();
    m_secondService.clear();
}

/// What is left of the last second: a moment is added to the one before, since a rate over it would say nothing.
RunFigures RunRecorder::finish(Moment now, int usersActive, const EachSecond &eachSecond)
{
    if (now - m_ticked >= shortestSecond || m_figures.seconds.empty()) {
        tick(now, usersActive, eachSecond);
    } else {
        SecondFigures &last = m_figures.seconds.back();
        add(m_figures.arrivals, m_second.arrivals);
        add(last.arrivals, m_second.arrivals);
        last.length += std::chrono::round<Millis>(now - m_ticked);
        last.unsent = m_figures.arrivals.unsent();
        last.orders += m_second.orders;
        for (std::size_t outcome = 0; outcome < outcomeCount; ++outcome)
            last.outcomes[outcome] += m_second.outcomes[outcome];
    }
    m_figures.elapsed = between(m_begin, now);
    return std::move(m_figures);
}

} // namespace firstcome::load
