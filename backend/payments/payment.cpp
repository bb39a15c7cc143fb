// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment.h"

#include "shared/contract/error_codes.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds firstWait{1'000};
constexpr std::chrono::milliseconds longestWait{60'000};
constexpr std::chrono::seconds goneAfter{60};
constexpr std::chrono::seconds tryAgainAfter{5};
constexpr std::chrono::seconds overdueAfter{120};

tl::unexpected<Refusal> amountMismatch()
{
    return refuse(code::amountMismatch, QStringLiteral("The amount is not the payment's."));
}

} // namespace

bool isReplay(const Payment &payment, const ConfirmRequest &request)
{
    return !payment.idempotencyKey.isEmpty() && payment.idempotencyKey == request.idempotencyKey;
}

Result<ConfirmVerdict> judgeConfirm(const Payment &payment, const ConfirmRequest &request)
{
    const bool sameKey = isReplay(payment, request);
    if (sameKey && payment.bodyHash != request.bodyHash)
        return refuse(code::idempotencyKeyReused);
    const bool samePayment = sameKey || (!request.paymentKey.isEmpty() && payment.paymentKey == request.paymentKey);
    const bool ended = payment.state == PaymentState::Failed || payment.state == PaymentState::Expired;
    if (samePayment && !sameKey && !ended && request.amount != payment.amount)
        return amountMismatch();
    switch (payment.state) {
    case PaymentState::Approved:
    case PaymentState::PartiallyCanceled:
    case PaymentState::Canceled:
        if (samePayment)
            return ConfirmVerdict::Replay;
        return refuse(code::alreadyPaid);
    case PaymentState::InProgress:
        if (samePayment)
            return ConfirmVerdict::Waiting;
        return refuse(code::paymentInProgress);
    case PaymentState::Failed:
        if (sameKey)
            return ConfirmVerdict::Replay;
        [[fallthrough]];
    case PaymentState::Expired:
        return refuse(code::orderNotPayable, QStringLiteral("The payment of this order has ended."));
    case PaymentState::Ready:
        break;
    }
    if (request.amount != payment.amount)
        return amountMismatch();
    return ConfirmVerdict::Begin;
}

Refusal gatewayUnavailable()
{
    return {code::gatewayUnavailable,
            QStringLiteral("The payment gateway cannot be used now. Nothing was taken; try again."),
            {{QStringLiteral("retryAfter"), qint64(tryAgainAfter.count())}},
            {}};
}

bool isOverdue(const Transaction &transaction, Instant now)
{
    return now - transaction.createdAt >= overdueAfter;
}

bool isGone(const Transaction &transaction, Instant now)
{
    return transaction.missingSince && now - *transaction.missingSince >= goneAfter;
}

std::chrono::milliseconds askAgainAfter(int attempts)
{
    const auto wait = firstWait * (qint64(1) << std::clamp(attempts - 1, 0, 6));
    return std::min<std::chrono::milliseconds>(wait, longestWait);
}

} // namespace firstcome::payments
