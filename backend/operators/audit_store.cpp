// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/audit_store.h"
#include "shared/base/assert.h"

namespace firstcome::operators {

namespace {

const QByteArray columns =
    QByteArrayLiteral("a.sequence, a.happened_at, a.operator_id, a.action, a.object, a.old_value, "
                      "a.new_value, a.request_id, a.previous_hash, a.hash");

} // namespace

ChainHead AuditStore::head()
{
    const QByteArray text =
        QByteArray("SELECT length, hash FROM audit_heads WHERE stream = 'operators'") + m_connection.forUpdate();
    auto &rows = m_connection.statement(text);
    FIRSTCOME_ASSERT(rows.next(), "the audit chain has no head");
    ChainHead head{rows.integer(0), rows.text(1)};
    rows.reset();
    return head;
}

void AuditStore::append(const AuditRecord &record)
{
    m_connection
        .statement("INSERT INTO audit (sequence, happened_at, operator_id, action, object, old_value, new_value, "
                   "request_id, previous_hash, hash) VALUES (?,?,?,?,?,?,?,?,?,?)")
        .bind(record.sequence, record.at, record.operatorId, record.action, record.object, record.oldValue,
              record.newValue, record.requestId, record.previousHash, record.hash)
        .exec();
    const qint64 moved =
        m_connection.statement("UPDATE audit_heads SET length = ?, hash = ? WHERE stream = 'operators' AND length = ?")
            .bind(record.sequence, record.hash, record.sequence - 1)
            .exec();
    FIRSTCOME_ASSERT(moved == 1, "the audit chain's head was not locked");
}

AuditRecord AuditStore::readRecord(sql::Statement &rows) const
{
    return {rows.integer(0), rows.instant(1), rows.integer(2), rows.text(3), rows.text(4),
            rows.text(5),    rows.text(6),    rows.text(7),    rows.text(8), rows.text(9)};
}

std::vector<AuditRecord> AuditStore::after(qint64 sequence, int limit)
{
    auto &rows =
        m_connection.statement("SELECT " + columns + " FROM audit a WHERE a.sequence > ? ORDER BY a.sequence LIMIT ?")
            .bind(sequence, limit);
    std::vector<AuditRecord> records;
    while (rows.next())
        records.push_back(readRecord(rows));
    return records;
}

std::vector<AuditStore::Shown> AuditStore::before(qint64 sequence, int limit)
{
    auto &rows = m_connection
                     .statement("SELECT " + columns +
                                ", o.login FROM audit a LEFT JOIN operators o ON o.id = a.operator_id "
                                "WHERE a.sequence < ? ORDER BY a.sequence DESC LIMIT ?")
                     .bind(sequence, limit);
    std::vector<Shown> shown;
    while (rows.next())
        shown.push_back({readRecord(rows), rows.string(10)});
    return shown;
}

std::vector<AuditStore::Shown> AuditStore::about(const QByteArray &object)
{
    auto &rows = m_connection
                     .statement("SELECT " + columns +
                                ", o.login FROM audit a LEFT JOIN operators o ON o.id = a.operator_id "
                                "WHERE a.object = ? ORDER BY a.sequence")
                     .bind(object);
    std::vector<Shown> shown;
    while (rows.next())
        shown.push_back({readRecord(rows), rows.string(10)});
    return shown;
}

} // namespace firstcome::operators
