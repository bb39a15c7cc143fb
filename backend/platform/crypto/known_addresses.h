// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArray>
#include <QHash>
#include <mutex>

namespace firstcome::crypto {

/// From where an account was let in before. Forgotten at the end of the process.
/// Invariant: at most `mostKnown` pairs, the stalest go first. Thread: any.
class KnownAddresses
{
public:
    static constexpr qsizetype mostKnown = 100'000;
    static constexpr std::chrono::days keptFor{30};

    void add(const QByteArray &account, const QByteArray &address, Instant now);
    bool contains(const QByteArray &account, const QByteArray &address, Instant now);

private:
    std::mutex m_mutex;
    QHash<std::pair<QByteArray, QByteArray>, Instant> m_lastSeen;
};

} // namespace firstcome::crypto
