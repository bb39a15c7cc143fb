// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/platform/sql/connection.h"
#include <unordered_map>
#include <vector>

namespace firstcome::operators {

/// What an operator may do since a second person agreed.
struct Grant
{
    Id operatorId = 0;
    quint32 permissions = 0;
    Id approvalId = 0;
};

/// The tables operators and operator_grants. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class OperatorStore
{
public:
    explicit OperatorStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<Operator> byLogin(const QString &login);
    std::optional<Operator> byId(Id id);
    std::unordered_map<Id, QString> logins(const std::vector<Id> &ids);
    void insert(const Operator &who, Instant now);
    /// In order of id, after `after`.
    std::vector<Operator> page(Id after, int limit);

    /// What he may do from now on, and the row that says by which approval.
    void grant(const Grant &grant, Instant now);
    std::optional<Grant> grantOf(Id approvalId);
    qint64 countGrants();

    /// The highest id in use.
    Id highestId();

private:
    std::optional<Operator> readOperator(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::operators
