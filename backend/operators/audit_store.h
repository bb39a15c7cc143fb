// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/audit_chain.h"
#include "backend/platform/sql/connection.h"
#include <QJsonObject>
#include <vector>

namespace firstcome::operators {

/// The tables audit and audit_heads: rows are appended and read, never changed.
/// Thread: its connection's; as short-lived as the transaction.
class AuditStore
{
public:
    explicit AuditStore(sql::Connection &connection) : m_connection(connection) {}

    /// The end of the chain; a writer locks it until its transaction ends.
    ChainHead head();
    void append(const AuditRecord &record);

    /// Up to `limit` rows after `sequence`, in order of the chain.
    std::vector<AuditRecord> after(qint64 sequence, int limit);
    /// Up to `limit` rows before `sequence`, newest first, each with its operator's login.
    struct Shown
    {
        AuditRecord record;
        QString login;
    };
    std::vector<Shown> before(qint64 sequence, int limit);
    /// All that was done to one thing, e.g. "order:12", in order of the chain.
    std::vector<Shown> about(const QByteArray &object);

private:
    AuditRecord readRecord(sql::Statement &rows) const;

    sql::Connection &m_connection;
};

} // namespace firstcome::operators
