// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/platform/sql/connection.h"
#include <unordered_map>
#include <vector>

namespace firstcome::operators {

/// The tables operators and operator_sessions. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class OperatorStore
{
public:
    explicit OperatorStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<Operator> byLogin(const QString &login);
    std::optional<Operator> byId(Id id);
    std::unordered_map<Id, QString> logins(const std::vector<Id> &ids);
    void insert(const Operator &who, Instant now);

    void insert(const OperatorSession &session);
    /// Locked for who writes.
    std::optional<OperatorSession> session(Id id);
    void setFollower(Id sessionId, Id followedBy);
    /// Ends the whole family of a session; the sessions that were still open.
    std::vector<OperatorSession> endFamilyOf(Id sessionId, Instant now);
    /// Those that ended before they expired.
    std::vector<OperatorSession> endedSessions();
    void dropExpired(Instant now);
    /// The highest id in use.
    Id highestId();

private:
    std::optional<Operator> readOperator(sql::Statement &rows);
    std::vector<OperatorSession> readSessions(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::operators
