// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <unordered_set>
#include <vector>

namespace firstcome::payments {

/// Those of these orders whose payment is not at its end, or waits for a person. Thread: the connection's.
std::unordered_set<Id> ordersBeingPaid(sql::Connection &connection, const std::vector<Id> &orderIds);
/// Those of these members who have a payment: a charge of the balance, where their orders are removed.
std::unordered_set<Id> membersWhoPaid(sql::Connection &connection, const std::vector<Id> &members);
/// The payments of orders of load runs go, and what is left of their money goes back in the ledger, by entries of their
/// own. Their keys of the gateway stay taken: nobody else pays with one.
void removePayments(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now);

} // namespace firstcome::payments
