// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/confirm_payment.h"

#include "backend/platform/http/unavailable.h"
#include "shared/contract/error_codes.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::seconds tryAgainAfter{2};

Refusal stillRunning()
{
    return code::requestInProgress;
}

} // namespace

ConfirmPayment::ConfirmPayment(PaymentParts parts, Gateway &gateway)
    : m_parts(parts), m_gateway(gateway), m_settle(std::move(parts))
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
    auto confirmed = co_await finish(std::move(*begun));
    co_return confirmed;
}

QCoro::Task<Result<Confirmed>> ConfirmPayment::charge(ConfirmRequest request)
{
    const Running running(*this, request);
    if (!running.isFirst())
        co_return tl::unexpected(stillRunning());
    if (request.paymentKey.isEmpty() && m_gateway.isSimulated()) {
        // The simulator has no window to open in a browser: we take its key ourselves, for an order id of our own.
        request.orderId = m_parts.ids.next(m_parts.clock());
        request.paymentKey = co_await m_gateway.openWindow(QByteArray::number(request.orderId), request.amount);
    }
    if (request.paymentKey.isEmpty())
        throw http::Unavailable("the payment gateway cannot be reached", tryAgainAfter);
    const auto reply = m_parts.database.write(
        sql::Queue::Saga, [this, request](sql::Connection &connection) { return beginCharge(connection, request); });
    auto begun = co_await reply;
    if (!begun)
        co_return tl::unexpected(begun.error());
    auto confirmed = co_await finish(std::move(*begun));
    co_return confirmed;
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
        const auto payable = m_parts.orders.begin(connection, request.orderId, m_parts.clock());
        if (!payable)
            return tl::unexpected(payable.error());
        return beginAttemptOf(connection, *payment, request);
    }
    return Begun{*payment, std::nullopt, *verdict == ConfirmVerdict::Replay};
}

Result<ConfirmPayment::Begun> ConfirmPayment::beginAttemptOf(sql::Connection &connection, Payment payment,
                                                             const ConfirmRequest &request)
{
    const Instant now = m_parts.clock();
    if (!beginAttempt(connection, payment.id, {request.paymentKey, request.idempotencyKey, request.bodyHash}, now))
        return refuse(code::paymentInProgress);
    payment.state = PaymentState::InProgress;
    payment.paymentKey = request.paymentKey;
    payment.idempotencyKey = request.idempotencyKey;
    ++payment.version;
    const Id transactionId = m_parts.ids.next(now);
    const Transaction transaction{transactionId,
                                  payment.id,
                                  TransactionKind::Approve,
                                  payment.amount,
                                  TransactionState::Requested,
                                  "approve:" + QByteArray::number(transactionId),
                                  {},
                                  0,
                                  now};
    insertTransaction(connection, transaction, now + leftBehindAfter);
    return Begun{payment, transaction, false};
}

Result<ConfirmPayment::Begun> ConfirmPayment::beginCharge(sql::Connection &connection, const ConfirmRequest &request)
{
    if (const auto known = findUnderKey(connection, request, Subject::Charge)) {
        const auto verdict = judgeConfirm(*known, request);
        if (!verdict)
            return tl::unexpected(verdict.error());
        if (*verdict != ConfirmVerdict::Begin)
            return Begun{*known, std::nullopt, *verdict == ConfirmVerdict::Replay};
        ConfirmRequest again = request; // the first attempt never reached the gateway
        again.paymentKey = known->paymentKey;
        return beginAttemptOf(connection, *known, again);
    }
    if (isKeyInUse(connection, request.paymentKey, 0))
        return refuse(code::paymentRefused, QStringLiteral("This paymentKey has paid already."));
    const Instant now = m_parts.clock();
    Payment payment;
    payment.id = m_parts.ids.next(now);
    payment.subject = Subject::Charge;
    payment.subjectId = request.orderId ? request.orderId : payment.id;
    payment.memberId = request.memberId;
    payment.method = "PG";
    payment.amount = request.amount;
    payment.createdAt = now;
    insertPayment(connection, payment);
    return beginAttemptOf(connection, payment, request);
}

QCoro::Task<Result<Confirmed>> ConfirmPayment::finish(Begun begun)
{
    if (!begun.transaction)
        co_return Confirmed{begun.payment, begun.replayed};
    const GatewayConfirm asked{begun.payment.paymentKey, gatewayOrderOf(begun.payment), begun.payment.amount,
                               begun.transaction->cause};
    const GatewayOutcome outcome = co_await m_gateway.confirm(asked);
    const auto reply = m_parts.database.write(
        sql::Queue::Saga, [this, transaction = *begun.transaction, outcome](sql::Connection &connection) {
            if (outcome.kind == GatewayOutcome::Kind::NotSent)
                m_settle.notSent(connection, transaction);
            else if (m_settle.approval(connection, transaction, outcome) == PaymentState::InProgress)
                postpone(connection, transaction, m_parts.clock() + askAgainAfter(1));
            return *findPaymentById(connection, transaction.paymentId);
        });
    const Payment settled = co_await reply;
    if (settled.state == PaymentState::Ready)
        throw http::Unavailable("the payment gateway cannot be reached", tryAgainAfter);
    co_return Confirmed{settled, false};
}

} // namespace firstcome::payments
