// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/wallets/account.h"

namespace firstcome::wallets {

/// The double-entry ledger.
/// Invariant: an entry is written once for its cause and never changed; a balance is the sum of its entries and never
/// below zero.
/// Thread: the writer's, in the caller's transaction.

/// Writes the entry and moves the balances; a cause that was posted before changes nothing.
Posting post(sql::Connection &connection, const Transfer &transfer);

/// Something was ever moved to it, so that it has a balance, maybe of nothing.
bool isKept(sql::Connection &connection, const Account &account);
Money balanceOf(sql::Connection &connection, const Account &account);

QList<Check> ledgerChecks();

} // namespace firstcome::wallets
