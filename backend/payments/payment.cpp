// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment.h"

#include "shared/contract/error_codes.h"

namespace firstcome::payments {

namespace {

constexpr std::chrono::milliseconds firstWait{1'000};
constexpr std::chrono::milliseconds longestWait{60'000};

} // namespace

Result<ConfirmVerdict> judgeConfirm(const Payment &payment, const ConfirmRequest &request)
{
    const bool sameKey = !payment.idempotencyKey.isEmpty() && payment.idempotencyKey == request.idempotencyKey;
    if (sameKey && payment.bodyHash != request.bodyHash)
        return refuse(code::idempotencyKeyReused);
    switch (payment.state) {
    case PaymentState::Approved:
    case PaymentState::PartiallyCanceled:
    case PaymentState::Canceled:
        if (sameKey)
            return ConfirmVerdict::Replay;
        return refuse(code::alreadyPaid);
    case PaymentState::InProgress:
        if (sameKey)
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
        return refuse(code::amountMismatch);
    return ConfirmVerdict::Begin;
}

QByteArray gatewayOrderOf(const Payment &payment)
{
    const bool windowOfTheShopper = payment.subject == Subject::Charge && payment.subjectId == payment.id;
    return windowOfTheShopper ? QByteArray() : QByteArray::number(payment.subjectId);
}

std::chrono::milliseconds askAgainAfter(int attempts)
{
    const auto wait = firstWait * (qint64(1) << std::clamp(attempts - 1, 0, 6));
    return std::min<std::chrono::milliseconds>(wait, longestWait);
}

} // namespace firstcome::payments
