// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <vector>

namespace firstcome::consumers {

/// ASKED for; RUNNING: events are brought again; DONE: what is before it stays passed over; never begun: REJECTED,
/// WITHDRAWN, EXPIRED.
enum class ResetState : quint8 { Asked, Running, Done, Rejected, Withdrawn, Expired };

/// From where on a group wants a topic, or one partition of it.
struct OffsetReset
{
    Id id = 0;
    QByteArray group;
    QByteArray topic;
    std::optional<int> partition; ///< nothing: all
    qint64 from = 0;              ///< the first event it wants
    qint64 next = 0;              ///< what is brought next
    qint64 until = 0;             ///< the last one brought again
    ResetState state = ResetState::Asked;
    Id operatorId = 0;
    Id approvalId = 0;
    Instant at{};
};

/// The table `offset_resets`.
/// Thread: its connection's; as short-lived as the transaction.
class ResetStore
{
public:
    explicit ResetStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const OffsetReset &reset);
    /// Locked for who writes.
    std::optional<OffsetReset> find(Id id);
    std::optional<OffsetReset> approvedBy(Id approvalId);
    /// Next, until, state and approval as they are now.
    void update(const OffsetReset &reset);
    std::vector<OffsetReset> running();
    /// Running or done.
    std::vector<OffsetReset> inForce();
    qint64 countInForce();
    Id highestId();

private:
    std::vector<OffsetReset> read(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::consumers
