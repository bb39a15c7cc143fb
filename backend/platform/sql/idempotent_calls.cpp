// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/idempotent_calls.h"

#include "backend/platform/sql/remove_rows.h"
#include "shared/base/canonical_json.h"
#include "shared/contract/error_codes.h"
#include <QCryptographicHash>

namespace firstcome::sql {

QByteArray bodyHash(const QByteArray &body)
{
    return QCryptographicHash::hash(canonicalJson(body), QCryptographicHash::Sha256);
}

Result<std::optional<KeptAnswer>> findAnswer(Connection &connection, const CallScope &scope)
{
    auto &row = connection.statement("SELECT body_hash, status, body FROM idempotent_calls WHERE caller_id = ? "
                                     "AND route = ? AND idempotency_key = ?");
    row.bind(scope.callerId, scope.route, scope.key);
    if (!row.next())
        return std::optional<KeptAnswer>();
    const QByteArray hash = row.text(0);
    const KeptAnswer kept{int(row.integer(1)), row.text(2)};
    row.reset();
    if (hash != bodyHash(scope.body))
        return refuse(code::idempotencyKeyReused);
    return std::optional(kept);
}

void keepAnswer(Connection &connection, const CallScope &scope, const KeptAnswer &answer, Instant now)
{
    connection
        .statement("INSERT INTO idempotent_calls (caller_id, route, idempotency_key, body_hash, status, body, "
                   "created_at) VALUES (?,?,?,?,?,?,?)")
        .bind(scope.callerId, scope.route, scope.key, Blob{bodyHash(scope.body)}, answer.status, answer.body, now)
        .exec();
}

void forgetCallers(Connection &connection, const std::vector<Id> &callers)
{
    removeRows(connection, {"idempotent_calls", "caller_id"}, callers);
}

bool forgetAnswers(Connection &connection, Instant before)
{
    auto &row = connection.statement("SELECT MIN(created_at) FROM idempotent_calls").bind();
    const auto oldest = row.next() ? row.optionalInstant(0) : std::nullopt;
    row.reset();
    if (!oldest || *oldest >= before)
        return false;
    const Instant until = std::min(before, *oldest + std::chrono::minutes(1));
    connection.statement("DELETE FROM idempotent_calls WHERE created_at < ?").bind(until).exec();
    return until < before;
}

} // namespace firstcome::sql
