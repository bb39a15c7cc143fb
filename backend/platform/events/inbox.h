// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <atomic>
#include <map>
#include <span>
#include <vector>

namespace firstcome::events {

/// Which of the events that an engine brings are a group's turn: what it knows is passed over, what came before its
/// predecessor is parked until that has come.
/// Invariant: of each topic and key every ordinal is admitted once, in order; written in the transaction of the effect,
/// so redelivery, repetition and disorder change nothing.
/// Thread: the writer's; the counts any.
class Inbox
{
public:
    static constexpr std::chrono::seconds gapsAfter{15};

    explicit Inbox(QByteArray group) : m_group(std::move(group)) {}

    std::vector<Event> admit(sql::Connection &connection, std::span<const NumberedEvent> brought, Instant now);
    /// What has been missing for `gapsAfter` is sent again; how many are.
    qint64 askAgain(sql::Connection &connection, Instant now) const;

    qint64 duplicates() const { return m_duplicates; } ///< passed over since the start
    qint64 parked() const { return m_parked; }         ///< parked since the start

private:
    struct Stream
    {
        qint64 ordinal = 0; ///< the last one admitted
        qint64 eventId = 0;
        bool moved = false;
        std::map<qint64, qint64> gaps; ///< ordinal -> event id
    };
    using Streams = std::map<std::pair<QByteArray, Id>, Stream>;

    Streams streamsOf(sql::Connection &connection, std::span<const NumberedEvent> brought) const;
    void admitFollowers(sql::Connection &connection, const std::pair<QByteArray, Id> &name, Stream &stream,
                        std::vector<Event> &admitted) const;
    void park(sql::Connection &connection, const NumberedEvent &early, Instant now) const;
    void write(sql::Connection &connection, const Streams &streams, Instant now) const;

    const QByteArray m_group;
    std::atomic<qint64> m_duplicates{0};
    std::atomic<qint64> m_parked{0};
};

/// How many events, of all groups, have been parked for `Inbox::gapsAfter`.
qint64 oldGaps(sql::Connection &connection, Instant now);

} // namespace firstcome::events
