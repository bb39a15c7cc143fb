// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/charge_card.h"

#include <algorithm>

namespace firstcome::simulators {

namespace {

bool isCardNumber(const QString &number)
{
    const bool digits = std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return digits && number.size() >= 14 && number.size() <= 19;
}

QString masked(const QString &number)
{
    return number.left(6) + QString(number.size() - 10, u'*') + number.right(4);
}

} // namespace

SimulatedAnswer authorizeCard(GatewayBook &book, GatewayCall call)
{
    const QString customer = call.body[QLatin1StringView("customerKey")].toString();
    const QString number = call.body[QLatin1StringView("cardNumber")].toString();
    if (customer.isEmpty())
        return tossError("INVALID_REQUEST");
    if (!isCardNumber(number))
        return tossError("INVALID_CARD_NUMBER");
    // From here on nothing knows the number, nor a hash from which it could be found by trying.
    call.body = {{QStringLiteral("customerKey"), customer}, {QStringLiteral("cardNumber"), masked(number)}};
    if (auto early = answeredEarly(book, call))
        return *early;
    const BillingKey billing{book.newBillingKey(), customer, masked(number), call.now};
    const KeptCall kept = call.kept(billing.key);
    return {200, billingObject(billing), {}, recordOf(billing, kept)};
}

SimulatedAnswer chargeCard(GatewayBook &book, const QByteArray &billingKey, const GatewayCall &call)
{
    if (auto early = answeredEarly(book, call))
        return *early;
    const auto amount = call.amount(QLatin1StringView("amount"));
    const QString orderId = call.body[QLatin1StringView("orderId")].toString();
    if (!amount || orderId.isEmpty())
        return tossError("INVALID_REQUEST");
    const BillingKey *billing = book.findBilling(billingKey);
    if (!billing)
        return tossError("INVALID_BILL_KEY_REQUEST");
    if (billing->customerKey != call.body[QLatin1StringView("customerKey")].toString())
        return tossError("NOT_MATCHES_CUSTOMER_KEY");

    GatewayPayment payment;
    payment.paymentKey = book.newPaymentKey();
    payment.orderId = orderId;
    payment.amount = *amount;
    payment.requestedAt = call.now;
    payment.approvedAt = call.now;
    payment.transactionKey = book.newTransactionKey();
    payment.billingKey = billingKey;
    const KeptCall kept = call.kept(payment.paymentKey);
    SimulatedAnswer answer{200, paymentObject(payment, call.now, 0), {}, {}};
    if (book.happens(call.settings.unknownRate))
        answer = tossError("FAILED_INTERNAL_SYSTEM_PROCESSING");
    answer.record = recordOf(payment, kept);
    return answer;
}

} // namespace firstcome::simulators
