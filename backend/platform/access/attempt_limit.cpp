// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/attempt_limit.h"

#include "shared/contract/error_codes.h"

namespace firstcome::access {

Result<void> AttemptLimit::allows(const QByteArray &key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    return check(key, now);
}

void AttemptLimit::count(const QByteArray &key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    append(key, now);
}

Result<void> AttemptLimit::begin(const QByteArray &key, Instant now)
{
    const std::scoped_lock lock(m_mutex);
    auto allowed = check(key, now);
    if (allowed)
        append(key, now);
    return allowed;
}

void AttemptLimit::takeBack(const QByteArray &key)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_tries.find(key);
    if (found == m_tries.end())
        return;
    found->pop_back();
    if (found->empty())
        m_tries.erase(found);
}

Result<void> AttemptLimit::check(const QByteArray &key, Instant now)
{
    const auto found = m_tries.find(key);
    if (found == m_tries.end())
        return {};
    Tries &tries = *found;
    while (!tries.empty() && tries.front() + m_window <= now)
        tries.pop_front();
    if (tries.empty()) {
        m_tries.erase(found);
        return {};
    }
    if (tries.size() < m_most)
        return {};
    const auto wait = std::chrono::ceil<std::chrono::seconds>(tries.front() + m_window - now);
    return refuse(code::tooManyRequests, QStringLiteral("Too many tries; wait before the next."),
                  {{QStringLiteral("retryAfter"), qint64(wait.count())}});
}

void AttemptLimit::append(const QByteArray &key, Instant now)
{
    if (m_tries.size() >= keyLimit && !m_tries.contains(key))
        makeRoom(now);
    Tries &tries = m_tries[key];
    tries.push_back(now);
    // Parallel tries that were only counted may exceed the limit; no more than that has to be remembered.
    if (tries.size() > m_most)
        tries.pop_front();
}

void AttemptLimit::makeRoom(Instant now)
{
    m_tries.removeIf([&](const auto &entry) { return entry.value().back() + m_window <= now; });
    if (m_tries.size() < keyLimit)
        return;
    const auto stalest = std::min_element(m_tries.begin(), m_tries.end(),
                                          [](const Tries &a, const Tries &b) { return a.back() < b.back(); });
    m_tries.erase(stalest);
}

} // namespace firstcome::access
