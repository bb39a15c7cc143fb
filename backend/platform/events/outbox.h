// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <QJsonObject>
#include <functional>
#include <span>
#include <vector>

namespace firstcome::events {

/// Writes events in the transaction of their effect and wakes the consumers after its commit.
/// Invariant: an event exists if and only if its effect does.
/// Thread: `append` on the writer's thread.
class Outbox
{
public:
    Outbox() = default;
    /// `origin` tells the number of this instance, where there are several.
    explicit Outbox(std::function<int()> origin) : m_origin(std::move(origin)) {}

    /// `committed` runs on the writer's thread after each commit that wrote events.
    void onCommitted(std::function<void()> committed) { m_committed = std::move(committed); }

    /// From now on what is appended waits for an engine of its own to take it.
    void sendOn() { m_sentOn = true; }

    void append(sql::Connection &connection, const Event &event) { append(connection, std::span(&event, 1)); }
    void append(sql::Connection &connection, std::span<const Event> events);
    /// What `work` appended; on the writer's thread.
    std::vector<Event> appendedBy(const std::function<void()> &work);

private:
    void tellOrigin(sql::Connection &connection, int origin);

    static constexpr int nobody = -1;

    const std::function<int()> m_origin;
    std::vector<Event> *m_heard = nullptr; ///< what is appended just now
    std::function<void()> m_committed;
    bool m_sentOn = false;
    int m_toldOrigin = nobody; ///< the last one that is known to the log
};

/// What operators see of the log: how many events, the last one, dead letters by state.
QJsonObject outboxFigures(sql::Connection &connection);

} // namespace firstcome::events
