// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/payment_exception.h"

#include <QJsonArray>

namespace firstcome {

namespace {

Id idAt(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(object.value(QLatin1StringView(name)).toString())).value_or(0);
}

} // namespace

std::optional<PaymentException> paymentExceptionFrom(const QJsonObject &object)
{
    PaymentException exception;
    exception.reason = object.value(u"reason").toString().toLatin1();
    const auto since = fromIso(object.value(u"since").toString());
    if (exception.reason.isEmpty() || !since)
        return std::nullopt;
    exception.since = *since;
    exception.paymentId = idAt(object, "paymentId");
    exception.memberId = idAt(object, "memberId");
    if (const Id order = idAt(object, "orderId"); order != 0)
        exception.orderId = order;
    exception.said = object.value(u"said").toString();
    exception.ours = object.value(u"ours").toInteger();
    if (object.value(u"theirs").isDouble())
        exception.theirs = object.value(u"theirs").toInteger();
    exception.amount = object.value(u"amount").toInteger();
    const QJsonArray actions = object.value(u"allowedActions").toArray();
    for (const QJsonValue &action : actions)
        exception.actions.append(action.toString());
    return exception;
}

} // namespace firstcome
