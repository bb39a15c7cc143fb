// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "backend/platform/sql/connection.h"
#include <QJsonObject>

namespace firstcome {

/// What an operator changed.
struct AuditEntry
{
    Id operatorId = 0;
    QByteArray action; ///< "sale.open"
    QByteArray object; ///< "sale:123"
    QJsonObject before;
    QJsonObject after;
    QByteArray requestId;
    Instant at{};
};

/// Where every operator's act is written down, in the transaction of its effect. Implemented by ops (hash-chained).
/// Thread: the writer's.
class Audit
{
public:
    virtual ~Audit() = default;
    virtual void append(sql::Connection &connection, const AuditEntry &entry) = 0;
};

} // namespace firstcome
