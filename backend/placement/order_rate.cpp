// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/order_rate.h"

namespace firstcome::placement {

using namespace std::chrono_literals;

namespace {

constexpr auto limitName = "orders.member";

}

void OrderRate::share(Changes &changes)
{
    m_changes = &changes;
    changes.subscribe([this](std::span<const Change> told) {
        for (const Change &change : told) {
            const auto *counted = std::get_if<TriesCounted>(&change);
            if (counted && counted->limit == limitName)
                hear(*counted);
        }
    });
}

bool OrderRate::allow(Id memberId, Instant now)
{
    if (m_most.get() <= 0)
        return true;
    const auto untold = count(memberId, now);
    if (untold > 0 && m_changes)
        m_changes->tellOthers(TriesCounted{limitName, QByteArray::number(memberId), *untold, now});
    return untold.has_value();
}

/// How many the others have not been told of; nothing: there were too many.
std::optional<int> OrderRate::count(Id memberId, Instant now)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    const std::scoped_lock lock(m_mutex);
    // One that hears of a second before its own clock is there stays in it; a clock that was put back is followed.
    if (second > m_second || second < m_second - 1s)
        moveTo(second);
    const auto earlier = m_previous.find(memberId);
    const auto part = std::clamp<std::chrono::milliseconds>(1000ms - (now - m_second), 0ms, 1000ms);
    const qint64 stillCounts = earlier == m_previous.end() ? 0 : earlier->second.all * part / 1000ms;
    Tries &tries = m_current[memberId];
    if (tries.all + stillCounts >= m_most.get())
        return std::nullopt;
    ++tries.all;
    ++tries.own;
    return tries.own == 1 ? 0 : tries.own == 2 ? 2 : 1;
}

void OrderRate::hear(const TriesCounted &counted)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(counted.at);
    const std::scoped_lock lock(m_mutex);
    if (second > m_second)
        moveTo(second);
    const Id memberId = counted.key.toLongLong();
    if (second == m_second)
        m_current[memberId].all += int(counted.tries);
    else if (second == m_second - 1s)
        m_previous[memberId].all += int(counted.tries);
}

void OrderRate::moveTo(Second second)
{
    m_previous.clear();
    if (second == m_second + 1s)
        m_previous.swap(m_current);
    m_current.clear();
    m_second = second;
}

} // namespace firstcome::placement
