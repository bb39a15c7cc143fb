// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/cancel_payment.h"

namespace firstcome::simulators {

namespace {

constexpr qsizetype longestReason = 200;

}

SimulatedAnswer cancelPayment(GatewayBook &book, const QByteArray &paymentKey, const GatewayCall &call)
{
    if (auto early = answeredEarly(book, call))
        return *early;
    const QString reason = call.body[QLatin1StringView("cancelReason")].toString();
    const bool partly = !call.body[QLatin1StringView("cancelAmount")].isUndefined() &&
                        !call.body[QLatin1StringView("cancelAmount")].isNull();
    const auto amount = call.amount(QLatin1StringView("cancelAmount"));
    if (reason.isEmpty() || reason.size() > longestReason || (partly && !amount))
        return tossError("INVALID_REQUEST");
    const GatewayPayment *found = book.find(paymentKey);
    if (!found)
        return tossError("NOT_FOUND_PAYMENT");
    const QByteArray status = found->status(call.now);
    if (status == "CANCELED")
        return tossError("ALREADY_CANCELED_PAYMENT");
    if (status != "DONE" && status != "PARTIAL_CANCELED")
        return tossError("NOT_CANCELABLE_PAYMENT");
    const Money left = found->amount - found->canceled();
    if (partly && *amount > left)
        return tossError("NOT_CANCELABLE_AMOUNT");

    GatewayPayment payment = *found;
    payment.cancels.append({book.newTransactionKey(), partly ? *amount : left, reason, call.now});
    KeptCall kept = call.kept(paymentKey);
    kept.cancels = payment.cancels.size();
    SimulatedAnswer answer{200, paymentObject(payment, call.now, payment.cancels.size()), {}, {}};
    if (book.happens(call.settings.unknownRate))
        answer = tossError("FAILED_INTERNAL_SYSTEM_PROCESSING");
    answer.record = recordOf(payment, kept);
    return answer;
}

} // namespace firstcome::simulators
