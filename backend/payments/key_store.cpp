// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/key_store.h"

#include "backend/platform/sql/ascii.h"
#include "backend/platform/sql/bulk_insert.h"

namespace firstcome::payments {

std::optional<Id> holderOfKey(sql::Connection &connection, const QByteArray &paymentKey)
{
    if (!sql::isAscii(paymentKey))
        return std::nullopt;
    auto &row = connection.statement("SELECT payment_id FROM payment_keys WHERE payment_key = ?").bind(paymentKey);
    const auto holder = row.next() ? std::optional(row.integer(0)) : std::nullopt;
    row.reset();
    return holder;
}

bool claimKey(sql::Connection &connection, const KeyClaim &claim, Instant now)
{
    sql::BulkInsert rows(connection, {"payment_keys", "payment_key, payment_id, claimed_at", 3,
                                      sql::ignoreOnConflict(connection, "payment_key")});
    rows.add(claim.paymentKey, claim.paymentId, now);
    rows.flush();
    return holderOfKey(connection, claim.paymentKey) == claim.paymentId;
}

void releaseKey(sql::Connection &connection, const KeyClaim &claim)
{
    connection.statement("DELETE FROM payment_keys WHERE payment_key = ? AND payment_id = ?")
        .bind(claim.paymentKey, claim.paymentId)
        .exec();
}

} // namespace firstcome::payments
