// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/cancel_payment.h"
#include "backend/simulators/charge_card.h"
#include "backend/simulators/confirm_payment.h"
#include "backend/simulators/open_window.h"
#include <QJsonArray>

namespace firstcome::simulators {

/// A gateway with the calls a shop makes, at a time the test moves.
struct GatewayCase
{
    GatewayBook book{7};
    Instant now = fromMillis(1'800'000'000'000);
    GatewaySettings settings;
    QList<QJsonObject> journal;

    SimulatedAnswer noted(SimulatedAnswer answer)
    {
        if (!answer.record.isEmpty()) {
            journal.append(answer.record);
            book.restore(answer.record);
        }
        return answer;
    }

    QByteArray window(const QString &orderId, Money amount, Outcome outcome = Outcome::Approve)
    {
        const SimulatedAnswer opened = noted(openWindow(book, {orderId, amount, outcome}, now));
        return opened.body[QLatin1StringView("paymentKey")].toString().toLatin1();
    }

    SimulatedAnswer confirm(const QByteArray &paymentKey, const QJsonObject &rest, const QByteArray &key = {})
    {
        QJsonObject body = rest;
        body.insert(QStringLiteral("paymentKey"), QString::fromLatin1(paymentKey));
        return noted(confirmPayment(book, call("POST /v1/payments/confirm", key, body)));
    }

    SimulatedAnswer cancel(const QByteArray &paymentKey, std::optional<Money> amount, const QByteArray &key = {})
    {
        QJsonObject body{{QStringLiteral("cancelReason"), QStringLiteral("changed my mind")}};
        if (amount)
            body.insert(QStringLiteral("cancelAmount"), *amount);
        return noted(cancelPayment(book, paymentKey, call("POST /v1/payments/" + paymentKey + "/cancel", key, body)));
    }

    GatewayCall call(QByteArray route, QByteArray key, QJsonObject body) const
    {
        return {std::move(route), std::move(key), std::move(body), now, settings};
    }

    QByteArray status(const QByteArray &paymentKey) const { return book.find(paymentKey)->status(now); }
};

inline QByteArray text(const SimulatedAnswer &answer, const char *field)
{
    return answer.body[QLatin1StringView(field)].toString().toUtf8();
}

inline QJsonObject order(const QString &orderId, Money amount)
{
    return {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), amount}};
}

} // namespace firstcome::simulators
