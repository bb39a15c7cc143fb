// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/move_orders.h"
#include "shared/base/result.h"

namespace firstcome::orders {

/// What payments may know of an order.
struct PayableOrder
{
    Id id = 0;
    Id memberId = 0;
    Money total = 0;
    PaymentMethod method = PaymentMethod::Pg;
    OrderState state = OrderState::PendingPayment;
    Instant holdExpiresAt{};
    std::optional<Instant> payingSince;
    std::optional<Attention> attention;
    qint64 version = 0;
};

/// An order whose money went back at the gateway, and who decided that it is booked so.
struct MoneyGone
{
    Id orderId = 0;
    Id operatorId = 0;
    QString reason;
    QByteArray requestId;
};

/// What payments asks orders in process, inside its own transaction, so that paying and expiring never race.
/// Invariant: between `begin` and `paid`, `failed` or `stopPaying` nothing else ends the order.
/// Thread: inside a transaction of the writer; `find` in any.
class OrderPayments
{
public:
    OrderPayments(const OrderTables &tables, const SagaLimits &limits)
        : m_orders(tables.orders), m_moves(tables, limits)
    {
    }

    std::optional<PayableOrder> find(sql::Connection &connection, Id orderId) const;
    /// Those of these that there are, in no order.
    std::vector<PayableOrder> find(sql::Connection &connection, const std::vector<Id> &orderIds) const;

    /// Before the gateway is called. ORDER_NOT_FOUND; ORDER_NOT_PAYABLE when it is closed or paid, its deadline has
    /// passed, or another attempt is paying it.
    Result<PayableOrder> begin(sql::Connection &connection, Id orderId, Instant now) const;
    /// Whether it waits for payment; locked, so that this stays so until the transaction ends.
    bool lockWaiting(sql::Connection &connection, Id orderId) const;
    /// The attempt never reached the gateway: the order waits for payment again, until its deadline. False when nobody
    /// was paying.
    bool stopPaying(sql::Connection &connection, Id orderId, Instant now) const;
    /// PENDING_PAYMENT -> PAID, each of them; false when one was not pending any more. They need not have begun
    /// (balance).
    bool paid(sql::Connection &connection, const std::vector<Id> &orderIds, Instant now) const;
    /// PENDING_PAYMENT -> PAYMENT_FAILED: holds, counters and allowances go back. False when it was not pending.
    bool failed(sql::Connection &connection, Id orderId, const QString &reason, Instant now) const;
    /// All its money is back: what may still be cancelled is, as the operator's act, once its deliveries have let go
    /// (the sweep asks them). False when nothing may be any more.
    bool cancelUnpaid(sql::Connection &connection, const MoneyGone &gone, Instant now) const;
    /// So much of its money is back in all: of a cancelled order that has all of it nothing more is awaited.
    void moneyIsBack(sql::Connection &connection, Id orderId, Money back, Instant now) const;
    /// A person must look at this order's money.
    void setAttention(sql::Connection &connection, Id orderId, const QByteArray &reason, Instant now) const;
    /// Nobody needs to look any more.
    void endAttention(sql::Connection &connection, Id orderId, Instant now) const;

private:
    const OrderStore &m_orders;
    MoveOrders m_moves;
};

} // namespace firstcome::orders
