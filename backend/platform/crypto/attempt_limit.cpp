// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/attempt_limit.h"

namespace firstcome::crypto {

Result<void> AttemptLimit::begin(const QByteArray &key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    if (m_tries.size() >= keyLimit && !m_tries.contains(key))
        makeRoom(now);
    std::deque<Instant> &tries = m_tries[key];
    while (!tries.empty() && tries.front() + m_window <= now)
        tries.pop_front();
    if (tries.size() >= m_most) {
        const auto wait = std::chrono::ceil<std::chrono::seconds>(tries.front() + m_window - now);
        return refuse("TOO_MANY_REQUESTS", QStringLiteral("Too many tries; wait before the next."),
                      {{QStringLiteral("retryAfter"), qint64(wait.count())}});
    }
    tries.push_back(now);
    return {};
}

void AttemptLimit::takeBack(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_tries.find(key);
    if (found == m_tries.end())
        return;
    if (!found->empty())
        found->pop_back();
    if (found->empty())
        m_tries.erase(found);
}

void AttemptLimit::makeRoom(Instant now)
{
    m_tries.removeIf(
        [&](const auto &entry) { return entry.value().empty() || entry.value().back() + m_window <= now; });
    if (m_tries.size() < keyLimit)
        return;
    const auto stalest = std::min_element(m_tries.begin(), m_tries.end(),
                                          [](const auto &a, const auto &b) { return a.back() < b.back(); });
    m_tries.erase(stalest);
}

} // namespace firstcome::crypto
