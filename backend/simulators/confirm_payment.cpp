// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/confirm_payment.h"

namespace firstcome::simulators {

namespace {

SimulatedAnswer refuse(GatewayPayment payment, const GatewayCall &call)
{
    SimulatedAnswer answer = tossError("REJECT_CARD_PAYMENT");
    KeptCall kept = call.kept(payment.paymentKey);
    kept.error = "REJECT_CARD_PAYMENT";
    payment.refusedAt = call.now;
    answer.record = recordOf(payment, kept);
    return answer;
}

SimulatedAnswer approve(GatewayBook &book, GatewayPayment payment, const GatewayCall &call)
{
    const bool late = payment.outcome == Outcome::Late;
    const bool answerLost = payment.outcome == Outcome::Unknown || book.happens(call.settings.unknownRate);
    payment.approvedAt = call.now + (late ? call.settings.lateAfter : std::chrono::milliseconds(0));
    payment.transactionKey = book.newTransactionKey();
    if (payment.outcome == Outcome::OtherAmount)
        ++payment.amount;
    const KeptCall kept = call.kept(payment.paymentKey);

    SimulatedAnswer answer{200, paymentObject(payment, *payment.approvedAt, 0), *payment.approvedAt - call.now, {}};
    if (answerLost)
        answer = tossError("FAILED_INTERNAL_SYSTEM_PROCESSING");
    answer.record = recordOf(payment, kept);
    return answer;
}

} // namespace

SimulatedAnswer confirmPayment(GatewayBook &book, const GatewayCall &call)
{
    if (auto early = answeredEarly(book, call))
        return *early;
    const auto amount = call.amount(QLatin1StringView("amount"));
    const QByteArray paymentKey = call.text(QLatin1StringView("paymentKey"));
    const QString orderId = call.body[QLatin1StringView("orderId")].toString();
    if (!amount || paymentKey.isEmpty() || orderId.isEmpty())
        return tossError("INVALID_REQUEST");
    const GatewayPayment *payment = book.find(paymentKey);
    if (!payment)
        return tossError("NOT_FOUND_PAYMENT");
    if (payment->orderId != orderId)
        return tossError("FORBIDDEN_REQUEST");
    if (payment->approvedAt)
        return tossError("ALREADY_PROCESSED_PAYMENT");
    if (payment->refusedAt || payment->status(call.now) == "EXPIRED")
        return tossError("NOT_FOUND_PAYMENT_SESSION");
    if (payment->amount != *amount)
        return tossError("FORBIDDEN_REQUEST");
    if (payment->outcome == Outcome::Refuse)
        return refuse(*payment, call);
    return approve(book, *payment, call);
}

} // namespace firstcome::simulators
