// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_history.h"

namespace firstcome {

namespace {

double secondsBetween(const Overview &earlier, const Overview &later)
{
    return std::chrono::duration<double>(later.now - earlier.now).count();
}

/// Shorter spans would turn the jitter of sampling into rates.
constexpr double leastSpan = 0.5;

std::optional<double> rate(qint64 growth, double seconds)
{
    if (seconds < leastSpan || growth < 0)
        return std::nullopt;
    return double(growth) / seconds;
}

} // namespace

bool OverviewHistory::add(Overview overview)
{
    if (!m_answers.empty() && overview.now <= m_answers.back().now)
        return false;
    m_answers.push_back(std::move(overview));
    while (m_answers.front().now < m_answers.back().now - kept)
        m_answers.pop_front();
    return true;
}

const Overview *OverviewHistory::earlier(std::chrono::milliseconds before) const
{
    const Overview *found = nullptr;
    for (const Overview &answer : m_answers) {
        if (found && answer.now > m_answers.back().now - before)
            break;
        found = &answer;
    }
    return found;
}

std::optional<double> OverviewHistory::ordersPerSecond(qint64 OrderFigures::*counter, std::chrono::seconds ago) const
{
    const Overview *to = earlier(ago);
    const Overview *from = earlier(ago + rateOver);
    if (!from || !to || !from->orders || !to->orders)
        return std::nullopt;
    // The history is too short to say what was so long ago.
    if (ago > std::chrono::seconds(0) && m_answers.back().now - to->now < ago)
        return std::nullopt;
    return rate((*to->orders).*counter - (*from->orders).*counter, secondsBetween(*from, *to));
}

std::optional<RequestSpan> OverviewHistory::requestsOver(std::chrono::seconds span) const
{
    const Overview *from = earlier(span);
    if (!from || from == &m_answers.back() || !from->requests || !last()->requests)
        return std::nullopt;
    return RequestSpan{*from->requests, *last()->requests};
}

std::optional<double> OverviewHistory::perSecond(qint64 RequestFigures::*counter) const
{
    const auto requests = requestsOver(rateOver);
    if (!requests)
        return std::nullopt;
    return rate(requests->later.*counter - requests->earlier.*counter, secondsBetween(*earlier(rateOver), *last()));
}

std::optional<double> OverviewHistory::requestsPerSecond() const
{
    return perSecond(&RequestFigures::answered);
}

std::optional<double> OverviewHistory::failuresPerSecond() const
{
    return perSecond(&RequestFigures::failed);
}

std::optional<double> OverviewHistory::latency(double share) const
{
    const auto requests = requestsOver(latencyOver);
    return requests ? quantile(*requests, share) : std::nullopt;
}

std::optional<OverviewHistory::Failures> OverviewHistory::failures() const
{
    const auto requests = requestsOver(failuresOver);
    if (!requests)
        return std::nullopt;
    const Failures failures{requests->later.failed - requests->earlier.failed,
                            requests->later.answered - requests->earlier.answered};
    return failures.failed < 0 || failures.answered < 0 ? std::nullopt : std::optional(failures);
}

std::optional<double> quantile(const RequestSpan &span, double share)
{
    const auto &[earlier, later] = span;
    if (earlier.counts.size() != later.counts.size() || later.counts.empty())
        return std::nullopt;
    std::vector<double> counted;
    double total = 0;
    for (size_t i = 0; i < later.counts.size(); ++i) {
        const qint64 between = later.counts[i] - earlier.counts[i];
        if (between < 0)
            return std::nullopt;
        counted.push_back(double(between));
        total += counted.back();
    }
    if (total <= 0)
        return std::nullopt;
    double wanted = share * total;
    for (size_t i = 0; i < later.bounds.size(); ++i) {
        if (wanted <= counted[i] && counted[i] > 0) {
            const double below = i == 0 ? 0 : later.bounds[i - 1];
            return 1000 * (below + (later.bounds[i] - below) * wanted / counted[i]);
        }
        wanted -= counted[i];
    }
    return 1000 * later.bounds.back();
}

} // namespace firstcome
