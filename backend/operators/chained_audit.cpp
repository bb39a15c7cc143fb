// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/chained_audit.h"
#include "backend/operators/audit_store.h"

#include <QJsonDocument>

namespace firstcome::operators {

namespace {

constexpr int rowsAtOnce = 1000;

QByteArray text(const QJsonObject &value)
{
    return QJsonDocument(value).toJson(QJsonDocument::Compact);
}

} // namespace

void ChainedAudit::append(sql::Connection &connection, const AuditEntry &entry)
{
    AuditStore store(connection);
    const ChainHead head = store.head();
    AuditRecord record{head.length + 1,    entry.at,          entry.operatorId, entry.action, entry.object,
                       text(entry.before), text(entry.after), entry.requestId,  head.hash,    {}};
    record.hash = recordHash(m_keys.signing(), record);
    store.append(record);
}

Check ChainedAudit::chainVerifies() const
{
    const auto violation = [this](sql::Connection &connection, Instant) -> std::optional<QString> {
        AuditStore store(connection);
        const ChainHead stored = store.head();
        ChainWalk walk(m_keys);
        std::vector<AuditRecord> records;
        qint64 last = 0;
        do {
            records = store.after(last, rowsAtOnce);
            for (const AuditRecord &record : records)
                walk.accept(record);
            last = records.empty() ? last : records.back().sequence;
        } while (!records.empty() && !walk.fault());
        walk.finish(stored);
        return walk.fault() ? std::optional(walk.fault()->what) : std::nullopt;
    };
    return {"audit.chain", QStringLiteral("The chain of the operators' acts verifies."), violation};
}

} // namespace firstcome::operators
