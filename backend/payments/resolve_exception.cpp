// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/resolve_exception.h"

#include "backend/payments/payment_store.h"
#include "backend/payments/raise_exception.h"
#include "backend/wallets/ledger_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/order_view.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::payments {

namespace {

using Kind = GatewayOutcome::Kind;

Refusal notAllowed(const QString &why, quint32 allowed)
{
    return {code::actNotAllowed,
            why,
            {{QStringLiteral("allowedActions"), QJsonArray::fromStringList(actionNames(allowed))}},
            {}};
}

Refusal unavailable(const GatewayOutcome &book)
{
    return {
        code::gatewayUnavailable, QStringLiteral("The gateway's book cannot be read now: %1").arg(book.reason), {}, {}};
}

bool isRead(const GatewayOutcome &book)
{
    return book.kind != Kind::Unknown && book.kind != Kind::NotSent && book.kind != Kind::Unreadable &&
           book.kind != Kind::KeyRefused;
}

} // namespace

ResolveException::ResolveException(PaymentParts parts, Gateway &gateway, Audit &audit)
    : m_parts(parts), m_gateway(gateway), m_audit(audit), m_books(parts), m_compare(std::move(parts), gateway)
{
}

QCoro::Task<Result<OnceAnswer>> ResolveException::run(const ResolveCall &call)
{
    const auto looked =
        m_parts.database.read([this, call](sql::Connection &connection) { return find(connection, call); });
    const Result<Waiting> waiting = co_await looked;
    GatewayOutcome book;
    const bool bookNeeded =
        waiting && (call.action == BookAsGateway || (call.action == AskGatewayAgain && !waiting->asked));
    if (bookNeeded)
        book = co_await m_gateway.find(waiting->payment.paymentKey);
    const auto reply = m_parts.database.write(sql::Queue::Saga, [this, call, book](sql::Connection &connection) {
        return answerOnce(connection, {call.scope, m_parts.clock()}, [&] { return decide(connection, call, book); });
    });
    co_return co_await reply;
}

Result<ResolveException::Waiting> ResolveException::find(sql::Connection &connection, const ResolveCall &call) const
{
    const bool ofOrder = call.subject == Subject::Order;
    const auto order = ofOrder ? m_parts.orders.find(connection, call.id) : std::nullopt;
    if (ofOrder && !order)
        return refuse(code::orderNotFound, QStringLiteral("There is no such order."));
    const auto payment = ofOrder ? findPayment(connection, call.id) : findPaymentById(connection, call.id);
    if (!payment && !ofOrder)
        return refuse(code::paymentNotFound, QStringLiteral("There is no such payment."));
    Waiting waiting;
    if (payment) {
        waiting.payment = *payment;
        waiting.asked = !openTransactions(connection, payment->id).isEmpty();
        const auto exception = findException(connection, payment->id);
        if (exception && exception->isOpen())
            waiting.reason = exception->reason;
        else if (order && order->attention)
            waiting.reason = order->attention->reason;
    }
    const quint32 allowed = resolvingActions(waiting.reason);
    if (!(allowed & call.action))
        return tl::unexpected(notAllowed(
            waiting.reason.isEmpty()
                ? QStringLiteral("It does not wait for a person.")
                : QStringLiteral("It waits for a person because of %1.").arg(QString::fromLatin1(waiting.reason)),
            allowed));
    return waiting;
}

Result<sql::KeptAnswer> ResolveException::decide(sql::Connection &connection, const ResolveCall &call,
                                                 const GatewayOutcome &book)
{
    const auto waiting = find(connection, call);
    if (!waiting)
        return tl::unexpected(waiting.error());
    if (const auto done = act(connection, *waiting, call, book); !done)
        return tl::unexpected(done.error());
    const Payment after = *findPaymentById(connection, waiting->payment.id);
    const bool ofOrder = after.subject == Subject::Order;
    const QString reason = QString::fromLatin1(waiting->reason);
    m_audit.append(connection, {call.scope.callerId,
                                "payment.resolve",
                                (ofOrder ? "order:" : "payment:") + QByteArray::number(call.id),
                                {{QStringLiteral("attention"), reason},
                                 {QStringLiteral("payment"), QLatin1StringView(textOf(waiting->payment.state))}},
                                {{QStringLiteral("act"), QString::fromLatin1(call.act)},
                                 {QStringLiteral("reason"), call.reason},
                                 {QStringLiteral("payment"), QLatin1StringView(textOf(after.state))}},
                                call.requestId,
                                m_parts.clock()});
    QJsonObject json{{QStringLiteral("act"), QString::fromLatin1(call.act)},
                     {QStringLiteral("attention"), reason},
                     {QStringLiteral("payment"), paymentJson(connection, after.subjectId)}};
    if (const auto order = ofOrder ? m_parts.orders.find(connection, call.id) : std::nullopt) {
        json.insert(QStringLiteral("orderId"), idText(order->id));
        json.insert(QStringLiteral("state"), QLatin1StringView(textOf(order->state)));
    }
    return sql::KeptAnswer{200, QJsonDocument(json).toJson(QJsonDocument::Compact)};
}

Result<void> ResolveException::act(sql::Connection &connection, const Waiting &waiting, const ResolveCall &call,
                                   const GatewayOutcome &book)
{
    if (call.action == CloseException) {
        close(connection, waiting, call.reason);
        return {};
    }
    if (call.action == BookAsGateway)
        return bookAsGateway(connection, waiting.payment, call, book);
    if (askAnew(connection, waiting.payment.id, m_parts.clock()) > 0)
        return {};
    if (!isRead(book))
        return tl::unexpected(unavailable(book));
    m_compare.book(connection, waiting.payment.id, book);
    return {};
}

Result<void> ResolveException::bookAsGateway(sql::Connection &connection, const Payment &payment,
                                             const ResolveCall &call, const GatewayOutcome &book)
{
    if (!isRead(book))
        return tl::unexpected(unavailable(book));
    if (payment.state == PaymentState::InProgress) {
        if (book.kind == Kind::NotTaken)
            return tl::unexpected(
                notAllowed(QStringLiteral("The gateway has not taken it yet."), AskGatewayAgain | CloseException));
        GatewayOutcome decided = book;
        if (book.kind == Kind::NotFound)
            decided.kind = Kind::Refused; // a person has decided not to wait
        for (const Transaction &open : openTransactions(connection, payment.id))
            m_books.approval(connection, open, decided);
        return {};
    }
    const BookVerdict verdict = compareBooks(payment, book);
    if (verdict.kind == BookVerdict::Kind::Differs && *verdict.theirs > balanceOf(payment))
        return tl::unexpected(notAllowed(QStringLiteral("The gateway has more than our book gave back."),
                                         AskGatewayAgain | CloseException));
    const Money back = verdict.kind == BookVerdict::Kind::Differs ? balanceOf(payment) - *verdict.theirs : 0;
    const bool charge = payment.subject == Subject::Charge;
    if (charge && wallets::balanceOf(connection, wallets::Account::member(payment.memberId)) < back)
        return tl::unexpected(notAllowed(QStringLiteral("The member has spent the charge: the balance is too low to "
                                                        "take it back."),
                                         AskGatewayAgain | CloseException));
    if (back > 0)
        m_books.canceledThere(connection, payment, back);
    endException(connection, m_parts, payment);
    // What is asked back still may be less now, or nothing.
    if (back > 0)
        askAnew(connection, payment.id, m_parts.clock());
    // Nobody gets goods whose money is back; goods that are on their way already stay the order's.
    if (!charge && back > 0 && *verdict.theirs == 0)
        m_parts.orders.cancelUnpaid(connection, {payment.subjectId, call.scope.callerId, call.reason, call.requestId},
                                    m_parts.clock());
    return {};
}

void ResolveException::close(sql::Connection &connection, const Waiting &waiting, const QString &reason)
{
    const Payment &payment = waiting.payment;
    if (waiting.asked) {
        m_books.endByHand(connection, payment.id, reason);
    } else if (auto exception = findException(connection, payment.id)) {
        exception->closedAt = m_parts.clock();
        keepException(connection, *exception);
    }
    if (payment.subject == Subject::Order)
        m_parts.orders.endAttention(connection, payment.subjectId, m_parts.clock());
}

} // namespace firstcome::payments
