// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/sql/connection.h"
#include <functional>
#include <map>
#include <span>

namespace firstcome::events {

/// Because of what happens what is appended meanwhile, as a traceparent by key.
/// Invariant: holds on the thread that made it, while it lives; nothing of it reaches further.
class Causes
{
public:
    explicit Causes(std::map<Id, QByteArray> byKey);
    ~Causes();
    Q_DISABLE_COPY_MOVE(Causes)

    /// Empty: nobody said.
    static QByteArray of(Id key);

private:
    const std::map<Id, QByteArray> m_byKey;
    const std::map<Id, QByteArray> *const m_before;
};

/// Because of what an event happens: what it says itself, what is under way, or what happened last to its key. Empty
/// where nobody is traced.
QByteArray causeOf(sql::Connection &connection, const Event &event);
/// What happened last to a key; empty where nobody is traced.
QByteArray lastCause(sql::Connection &connection, Id key);
/// Runs what a group does with these events: each is a span of its own, and the cause of what is appended to its key.
void applyTraced(sql::Connection &connection, const QByteArray &group, std::span<const Event> events,
                 const std::function<void()> &apply);

} // namespace firstcome::events
