// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include <QByteArray>

namespace firstcome::wallets {

/// MEMBER: what we owe a member (his balance). GATEWAY: what the payment gateway has taken and given for us.
/// ORDERS: what orders have brought and given back. SELLER: what we owe a seller, below zero where he owes us. FEES:
/// what we keep of sales. PAYOUTS: what sellers were paid.
enum class AccountKind { Member, Gateway, Orders, Seller, Fees, Payouts };

QByteArray accountKindName(AccountKind kind);

struct Account
{
    AccountKind kind = AccountKind::Orders;
    Id owner = 0; ///< member id; 0 for the house's own

    static Account member(Id id) { return {AccountKind::Member, id}; }
    static Account gateway() { return {AccountKind::Gateway, 0}; }
    static Account orders() { return {AccountKind::Orders, 0}; }
    static Account seller(Id id) { return {AccountKind::Seller, id}; }
    static Account fees() { return {AccountKind::Fees, 0}; }
    static Account payouts() { return {AccountKind::Payouts, 0}; }
    bool keepsBalance() const { return kind == AccountKind::Member; }
};

/// One entry of two legs: `amount` leaves `debit` and arrives at `credit`, so it sums to zero by its shape.
struct Transfer
{
    QByteArray cause; ///< unique: what it is for, "payment:<id>"
    Account debit;
    Account credit;
    Money amount = 0; ///< above zero
    Instant at{};
};

enum class Posting { Done, DoneBefore, TooLow };

} // namespace firstcome::wallets
