// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/attempt_limit.h"

#include "shared/contract/error_codes.h"
#include <QCryptographicHash>

namespace firstcome::access {

AttemptLimit::AttemptLimit(size_t most, std::chrono::milliseconds window, SharedTries shared)
    : m_most(most), m_window(window), m_shared(std::move(shared))
{
    m_shared->changes.subscribe([this](std::span<const Change> changes) {
        for (const Change &change : changes) {
            const auto *counted = std::get_if<TriesCounted>(&change);
            if (counted && counted->limit == m_shared->name)
                hear(*counted);
        }
    });
}

Result<void> AttemptLimit::allows(const QByteArray &key, Instant now)
{
    const QByteArray name = named(key);
    const std::scoped_lock lock(m_mutex);
    return check(name, now);
}

void AttemptLimit::count(const QByteArray &key, Instant now)
{
    const QByteArray name = named(key);
    {
        const std::scoped_lock lock(m_mutex);
        append(name, now);
    }
    tell(name, 1, now);
}

Result<void> AttemptLimit::begin(const QByteArray &key, Instant now)
{
    const QByteArray name = named(key);
    {
        const std::scoped_lock lock(m_mutex);
        if (auto allowed = check(name, now); !allowed)
            return allowed;
        append(name, now);
    }
    tell(name, 1, now);
    return {};
}

void AttemptLimit::takeBack(const QByteArray &key, Instant now)
{
    const QByteArray name = named(key);
    {
        const std::scoped_lock lock(m_mutex);
        remove(name);
    }
    tell(name, -1, now);
}

/// Alone it is the key itself.
QByteArray AttemptLimit::named(const QByteArray &key) const
{
    constexpr qsizetype enough = 16;
    return m_shared ? QCryptographicHash::hash(key, QCryptographicHash::Sha256).left(enough) : key;
}

void AttemptLimit::tell(const QByteArray &name, qint64 tries, Instant now) const
{
    if (m_shared)
        m_shared->changes.tellOthers(TriesCounted{m_shared->name, name, tries, now});
}

void AttemptLimit::hear(const TriesCounted &counted)
{
    const std::scoped_lock lock(m_mutex);
    if (counted.tries > 0)
        append(counted.key, counted.at);
    else
        remove(counted.key);
}

void AttemptLimit::remove(const QByteArray &name)
{
    const auto found = m_tries.find(name);
    if (found == m_tries.end())
        return;
    found->pop_back();
    if (found->empty())
        m_tries.erase(found);
}

Result<void> AttemptLimit::check(const QByteArray &name, Instant now)
{
    const auto found = m_tries.find(name);
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

void AttemptLimit::append(const QByteArray &name, Instant now)
{
    if (m_tries.size() >= keyLimit && !m_tries.contains(name))
        makeRoom(now);
    Tries &tries = m_tries[name];
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
