// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/overview/overview_figures.h"
#include <deque>

namespace firstcome {

/// Two readings of the request figures of one start of the server.
struct RequestSpan
{
    RequestFigures earlier;
    RequestFigures later;
};

/// The answers of the last while, and what only two of them together can say: rates, shares, quantiles.
/// Invariant: times of the server only grow; a counter that went down (midnight, another start of the server) gives no
/// rate, never a wrong one. Pure: reads no clock.
class OverviewHistory
{
public:
    static constexpr std::chrono::seconds kept{90};
    /// What "now" means for a rate: long enough to be calm, short enough to be now.
    static constexpr std::chrono::seconds rateOver{5};
    static constexpr std::chrono::seconds latencyOver{10};
    static constexpr std::chrono::seconds failuresOver{60};

    /// False: older than what is here already.
    bool add(Overview overview);
    void clear() { m_answers.clear(); }
    const Overview *last() const { return m_answers.empty() ? nullptr : &m_answers.back(); }

    /// How many orders a second got that far, over `rateOver` that ended `ago` before the last answer.
    std::optional<double> ordersPerSecond(qint64 OrderFigures::*counter, std::chrono::seconds ago = {}) const;
    std::optional<double> requestsPerSecond() const;
    std::optional<double> failuresPerSecond() const;
    /// Milliseconds within which `share` of the requests of `latencyOver` were answered; nothing when there were none.
    std::optional<double> latency(double share) const;

    struct Failures
    {
        qint64 failed = 0;
        qint64 answered = 0;
    };
    std::optional<Failures> failures() const;

private:
    /// The newest answer that is at least `before` older than the last one, or the oldest there is.
    const Overview *earlier(std::chrono::milliseconds before) const;
    std::optional<RequestSpan> requestsOver(std::chrono::seconds span) const;
    std::optional<double> perSecond(qint64 RequestFigures::*counter) const;

    std::deque<Overview> m_answers;
};

/// The value in milliseconds below which `share` of the requests between two readings of the histogram fall, evenly
/// spread within a bucket; beyond the last bound it is that bound. Nothing when nothing was counted between.
std::optional<double> quantile(const RequestSpan &span, double share);

} // namespace firstcome
