// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArray>
#include <QHash>
#include <mutex>

namespace firstcome::access {

/// From where an account was let in before. Forgotten at the end of the process.
/// Invariant: at most `mostKnown` pairs, the stalest go first. Thread: any.
class KnownAddresses
{
public:
    struct Place
    {
        QByteArray account;
        QByteArray address;
    };

    static constexpr qsizetype mostKnown = 100'000;
    static constexpr std::chrono::days keptFor{30};

    void add(const Place &place, Instant now);
    bool contains(const Place &place, Instant now);

private:
    std::mutex m_mutex;
    QHash<QByteArray, Instant> m_lastSeen;
};

} // namespace firstcome::access
