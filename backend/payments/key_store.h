// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"

/// The table `payment_keys`: which payment, of an order or of a charge, a key of the gateway belongs to.
/// Invariant: a key belongs to one payment, so what the gateway takes under it pays once.
/// Thread: the writer's (`holderOfKey` also a reader's), in the caller's transaction.
namespace firstcome::payments {

struct KeyClaim
{
    QByteArray paymentKey;
    Id paymentId = 0;
};

/// The payment that has it.
std::optional<Id> holderOfKey(sql::Connection &connection, const QByteArray &paymentKey);
/// False when another payment has it; again for the same payment changes nothing.
bool claimKey(sql::Connection &connection, const KeyClaim &claim, Instant now);
/// The gateway has taken nothing under it and never will for this payment.
void releaseKey(sql::Connection &connection, const KeyClaim &claim);

} // namespace firstcome::payments
