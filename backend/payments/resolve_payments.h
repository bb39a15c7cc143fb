// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/gateway.h"
#include "backend/payments/settle_payment.h"

namespace firstcome::payments {

/// Brings every transaction with the gateway to an end: asks for outcomes that stayed unknown, sends the cancels.
/// Invariant: repeating is safe, because every call carries its transaction's own idempotency key.
/// Thread: the worker loop.
class ResolvePayments
{
public:
    ResolvePayments(PaymentParts parts, Gateway &gateway);

    /// One round over what is due, at most `together` at once.
    QCoro::Task<> run();
    /// After a start nothing is under way: what was is asked for at once.
    static void takeOver(sql::Connection &connection, Instant now);

private:
    QCoro::Task<> resolve(Transaction transaction);
    QCoro::Task<GatewayOutcome> ask(const Payment &payment, const Transaction &transaction);

    static constexpr int together = 32;

    PaymentParts m_parts;
    Gateway &m_gateway;
    SettlePayment m_settle;
};

} // namespace firstcome::payments
