// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/confirm_payment.h"

#include "backend/payments/key_store.h"
#include "backend/payments/payment_store.h"
#include "backend/platform/events/causes.h"
#include "shared/contract/error_codes.h"

namespace firstcome::payments {

namespace {

Refusal stillRunning()
{
    return code::requestInProgress;
}

} // namespace

ConfirmPayment::ConfirmPayment(PaymentParts parts, Gateway &gateway)
    : m_parts(parts), m_gateway(gateway), m_books(std::move(parts))
{
}

ConfirmPayment::Running::Running(ConfirmPayment &owner, const ConfirmRequest &request)
    : m_owner(owner), m_key(request.memberId, request.idempotencyKey), m_first([this] {
          const std::scoped_lock lock(m_owner.m_mutex);
          return m_owner.m_running.insert(m_key).second;
      }())
{
}

ConfirmPayment::Running::~Running()
{
    const std::scoped_lock lock(m_owner.m_mutex);
    if (m_first)
        m_owner.m_running.erase(m_key);
}

QCoro::Task<Result<Confirmed>> ConfirmPayment::run(ConfirmRequest request)
{
    const Running running(*this, request);
    if (!running.isFirst())
        co_return tl::unexpected(stillRunning());
    const auto reply = m_parts.database.write(
        sql::Queue::Saga, [this, request](sql::Connection &connection) { return begin(connection, request); });
    auto begun = co_await reply;
    if (!begun)
        co_return tl::unexpected(begun.error());
    auto confirmed = co_await finish(std::move(*begun), request.trace);
    co_return confirmed;
}

QCoro::Task<Result<Confirmed>> ConfirmPayment::charge(ConfirmRequest request)
{
    const Running running(*this, request);
    if (!running.isFirst())
        co_return tl::unexpected(stillRunning());
    const auto looked =
        m_parts.database.read([this, request](sql::Connection &connection) { return findCharge(connection, request); });
    const auto known = co_await looked;
    if (!known)
        co_return tl::unexpected(known.error());
    if (!known->has_value()) {
        auto withKey = co_await withWindow(request);
        if (!withKey)
            co_return tl::unexpected(withKey.error());
        request = std::move(*withKey);
    }
    const auto reply = m_parts.database.write(
        sql::Queue::Saga, [this, request](sql::Connection &connection) { return beginCharge(connection, request); });
    auto begun = co_await reply;
    if (!begun)
        co_return tl::unexpected(begun.error());
    auto confirmed = co_await finish(std::move(*begun), request.trace);
    co_return confirmed;
}

QCoro::Task<Result<ConfirmRequest>> ConfirmPayment::withWindow(ConfirmRequest request)
{
    if (request.paymentKey.isEmpty() && m_gateway.isSimulated()) {
        // The simulator has no window to open in a browser: we take its key ourselves, for an order id of our own.
        request.gatewayOrder = QByteArray::number(m_parts.ids.next(m_parts.clock()));
        request.paymentKey = co_await m_gateway.openWindow(request.gatewayOrder, request.amount);
        if (request.paymentKey.isEmpty())
            co_return tl::unexpected(gatewayUnavailable());
        co_return request;
    }
    if (request.paymentKey.isEmpty())
        co_return refuse(code::valueInvalid, QStringLiteral("paymentKey is needed: the one the payment window gave."));
    const GatewayOutcome window = co_await m_gateway.find(request.paymentKey);
    switch (window.kind) {
    case GatewayOutcome::Kind::NotTaken:
        request.gatewayOrder = window.orderId;
        co_return request;
    case GatewayOutcome::Kind::NotFound:
        co_return request; // the gateway will say so again, or knows it from the confirm on
    case GatewayOutcome::Kind::NotSent:
    case GatewayOutcome::Kind::Unknown:
    case GatewayOutcome::Kind::Unreadable:
    case GatewayOutcome::Kind::KeyRefused:
        co_return tl::unexpected(gatewayUnavailable());
    default:
        co_return refuse(code::paymentRefused,
                         QStringLiteral("The window of this paymentKey is over: %1.").arg(window.reason));
    }
}

Result<ConfirmPayment::Begun> ConfirmPayment::begin(sql::Connection &connection, const ConfirmRequest &request)
{
    const auto used = findUnderKey(connection, request, Subject::Order);
    if (used && used->subjectId != request.orderId && used->state != PaymentState::Ready)
        return refuse(code::idempotencyKeyReused);
    const auto payment = findPayment(connection, request.orderId);
    if (!payment) {
        const auto order = m_parts.orders.find(connection, request.orderId);
        if (!order || order->memberId != request.memberId)
            return refuse(code::orderNotFound, QStringLiteral("There is no such order of yours."));
        return refuse(code::orderNotPayable, QStringLiteral("The payment of this order was not begun."));
    }
    if (payment->memberId != request.memberId || payment->subject != Subject::Order)
        return refuse(code::orderNotFound, QStringLiteral("There is no such order of yours."));
    const auto verdict = judgeConfirm(*payment, request);
    if (!verdict)
        return tl::unexpected(verdict.error());
    if (*verdict == ConfirmVerdict::Begin) {
        if (const auto holder = holderOfKey(connection, request.paymentKey); holder && *holder != payment->id)
            return refuse(code::paymentKeyUsed);
        const auto payable = m_parts.orders.begin(connection, request.orderId, m_parts.clock());
        if (!payable)
            return tl::unexpected(payable.error());
        return beginAttemptOf(connection, *payment, request);
    }
    return Begun{*payment, std::nullopt, isReplay(*payment, request)};
}

Result<ConfirmPayment::Begun> ConfirmPayment::beginAttemptOf(sql::Connection &connection, Payment payment,
                                                             const ConfirmRequest &request)
{
    const Instant now = m_parts.clock();
    if (!claimKey(connection, {request.paymentKey, payment.id}, now)) // claimed since it was looked for: look again
        throw sql::Failure(sql::Failure::Kind::Retry, "a payment key was claimed by two at once");
    if (!beginAttempt(connection, payment.id, {request.paymentKey, request.idempotencyKey, request.bodyHash}, now))
        return refuse(code::paymentInProgress);
    payment.state = PaymentState::InProgress;
    payment.paymentKey = request.paymentKey;
    payment.idempotencyKey = request.idempotencyKey;
    ++payment.version;
    Transaction transaction;
    transaction.id = m_parts.ids.next(now);
    transaction.paymentId = payment.id;
    transaction.amount = payment.amount;
    transaction.cause = "approve:" + QByteArray::number(transaction.id);
    transaction.createdAt = now;
    insertTransaction(connection, transaction, now + leftBehindAfter);
    return Begun{payment, transaction, false};
}

Result<std::optional<ConfirmPayment::KnownCharge>> ConfirmPayment::findCharge(sql::Connection &connection,
                                                                              const ConfirmRequest &request) const
{
    auto known = findUnderKey(connection, request, Subject::Charge);
    if (!known && !request.paymentKey.isEmpty()) {
        if (const auto holder = holderOfKey(connection, request.paymentKey))
            known = findPaymentById(connection, *holder);
    }
    if (!known)
        return std::nullopt;
    const bool theirs = known->subject == Subject::Charge && known->memberId == request.memberId;
    if (!theirs || known->state == PaymentState::Failed)
        return refuse(code::paymentRefused, QStringLiteral("This paymentKey has paid already."));
    const auto verdict = judgeConfirm(*known, request);
    if (!verdict)
        return tl::unexpected(verdict.error());
    return KnownCharge{*known, *verdict};
}

Result<ConfirmPayment::Begun> ConfirmPayment::beginCharge(sql::Connection &connection, const ConfirmRequest &request)
{
    const auto known = findCharge(connection, request);
    if (!known)
        return tl::unexpected(known.error());
    if (const auto &charge = *known) {
        if (charge->verdict != ConfirmVerdict::Begin)
            return Begun{charge->payment, std::nullopt, isReplay(charge->payment, request)};
        ConfirmRequest again = request; // the first attempt never reached the gateway
        again.paymentKey = charge->payment.paymentKey;
        return beginAttemptOf(connection, charge->payment, again);
    }
    if (isOrderOfTheShop(connection, request.gatewayOrder))
        return refuse(code::paymentRefused,
                      QStringLiteral("This paymentKey is of an order's window; it charges nothing."));
    const Instant now = m_parts.clock();
    Payment payment;
    payment.id = m_parts.ids.next(now);
    payment.subject = Subject::Charge;
    payment.subjectId = payment.id;
    payment.gatewayOrder = request.gatewayOrder.isEmpty() ? QByteArray::number(payment.id) : request.gatewayOrder;
    payment.memberId = request.memberId;
    payment.method = "PG";
    payment.amount = request.amount;
    payment.createdAt = now;
    insertPayment(connection, payment);
    return beginAttemptOf(connection, payment, request);
}

bool ConfirmPayment::isOrderOfTheShop(sql::Connection &connection, const QByteArray &gatewayOrder) const
{
    const auto id = idFrom(QByteArrayView(gatewayOrder));
    return id && m_parts.orders.find(connection, *id);
}

QCoro::Task<Result<Confirmed>> ConfirmPayment::finish(Begun begun, QByteArray trace)
{
    if (!begun.transaction)
        co_return Confirmed{begun.payment, begun.replayed, !begun.replayed};
    const GatewayConfirm asked{begun.payment.paymentKey, begun.payment.gatewayOrder, begun.payment.amount,
                               begun.transaction->cause, trace};
    const GatewayOutcome outcome = co_await m_gateway.confirm(asked);
    const auto reply =
        m_parts.database.write(sql::Queue::Saga, [this, transaction = *begun.transaction, outcome, trace,
                                                  subject = begun.payment.subjectId](sql::Connection &connection) {
            const events::Causes causes({{subject, trace}});
            if (outcome.kind == GatewayOutcome::Kind::NotSent || outcome.kind == GatewayOutcome::Kind::KeyRefused)
                m_books.notSent(connection, transaction);
            else
                m_books.approval(connection, transaction, outcome);
            return *findPaymentById(connection, transaction.paymentId);
        });
    const Payment booked = co_await reply;
    if (booked.state == PaymentState::Ready)
        co_return tl::unexpected(gatewayUnavailable());
    co_return Confirmed{booked};
}

} // namespace firstcome::payments
