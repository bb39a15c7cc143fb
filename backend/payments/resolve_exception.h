// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/compare_books.h"
#include "backend/platform/module/answer_once.h"
#include "backend/platform/module/audit.h"

namespace firstcome::payments {

/// An operator's decision about a payment that waits for a person.
struct ResolveCall
{
    Subject subject = Subject::Order;
    Id id = 0;          ///< of the order; of a charge the payment's
    quint32 action = 0; ///< of OrderAction
    QByteArray act;     ///< as it was sent: ASK_AGAIN, BOOK_AS_GATEWAY, CLOSE
    QString reason;
    sql::CallScope scope; ///< `callerId`: the operator
    QByteArray requestId;
};

/// Carries out what an operator decides about a payment that waits for a person.
/// Invariant: only what the reason allows; the act and its audit entry are one transaction.
/// Thread: any lane.
class ResolveException
{
public:
    ResolveException(PaymentParts parts, Gateway &gateway, Audit &audit);

    /// ORDER_NOT_FOUND or PAYMENT_NOT_FOUND, ACT_NOT_ALLOWED with what is, GATEWAY_UNAVAILABLE when its book is needed
    /// and cannot be read. `call` must live until it has ended.
    QCoro::Task<Result<OnceAnswer>> run(const ResolveCall &call);

private:
    /// The payment and why it waits for a person.
    struct Waiting
    {
        Payment payment;
        QByteArray reason;
        bool asked = false; ///< something of it is open at the gateway
    };

    Result<Waiting> find(sql::Connection &connection, const ResolveCall &call) const;
    Result<sql::KeptAnswer> decide(sql::Connection &connection, const ResolveCall &call, const GatewayOutcome &book);
    Result<void> act(sql::Connection &connection, const Waiting &waiting, const ResolveCall &call,
                     const GatewayOutcome &book);
    Result<void> bookAsGateway(sql::Connection &connection, const Payment &payment, const ResolveCall &call,
                               const GatewayOutcome &book);
    void close(sql::Connection &connection, const Waiting &waiting, const QString &reason);

    PaymentParts m_parts;
    Gateway &m_gateway;
    Audit &m_audit;
    BookPayments m_books;
    CompareBooks m_compare;
};

} // namespace firstcome::payments
