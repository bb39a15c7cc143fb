// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/platform/sql/connection.h"
#include <unordered_map>
#include <vector>

namespace firstcome::operators {

/// The table operators. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class OperatorStore
{
public:
    explicit OperatorStore(sql::Connection &connection) : m_connection(connection) {}

    std::optional<Operator> byLogin(const QString &login);
    std::optional<Operator> byId(Id id);
    std::unordered_map<Id, QString> logins(const std::vector<Id> &ids);
    void insert(const Operator &who, Instant now);

    /// The highest id in use.
    Id highestId();

private:
    std::optional<Operator> readOperator(sql::Statement &rows);

    sql::Connection &m_connection;
};

} // namespace firstcome::operators
