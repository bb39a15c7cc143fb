// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/wallets/account.h"
#include <unordered_map>
#include <vector>

namespace firstcome::wallets {

/// The double-entry ledger.
/// Invariant: an entry is written once for its cause and never changed; a balance is the sum of its entries and never
/// below zero.
/// Thread: the writer's, in the caller's transaction.

/// Writes the entry and moves the balances; a cause that was posted before changes nothing.
Posting post(sql::Connection &connection, const Transfer &transfer);

/// Many at once, between accounts that keep no balance; what was posted before is left as it is.
void postAll(sql::Connection &connection, const std::vector<Transfer> &transfers);

/// The amounts of the entries that were posted for these causes.
std::unordered_map<QByteArray, Money> amountsOf(sql::Connection &connection, const QList<QByteArray> &causes);

/// What the entries of each account of a kind come to, by owner: reads all of them.
std::unordered_map<Id, Money> sumsOf(sql::Connection &connection, AccountKind kind);

/// Something was ever moved to it, so that it has a balance, maybe of nothing.
bool isKept(sql::Connection &connection, const Account &account);
Money balanceOf(sql::Connection &connection, const Account &account);
/// The balances of these members; who has none is not there.
std::unordered_map<Id, Money> balancesOf(sql::Connection &connection, const std::vector<Id> &memberIds);
/// What is left of a member's balance leaves it the way it came, and the account is no more. Its entries stay, and come
/// to nothing.
void closeAccount(sql::Connection &connection, Id memberId, Instant now);

QList<Check> ledgerChecks();

} // namespace firstcome::wallets
