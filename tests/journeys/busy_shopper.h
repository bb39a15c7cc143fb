// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/journeys/busy_person.h"

namespace firstcome::test {

/// Orders, pays, cancels whole and by line, asks for money and goods back, and changes his mind.
class BusyShopper final : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

private:
    void act() override
    {
        switch (oneOf(8)) {
        case 0:
            charge();
            break;
        case 1:
        case 2:
        case 3:
            buy();
            break;
        case 4:
            cancel();
            break;
        case 5:
        case 6:
            claim();
            break;
        default:
            withdraw();
            break;
        }
    }

    QString windowOf(const QString &orderId, qint64 amount)
    {
        return m_gateway
            .post(QStringLiteral("/windows"),
                  {{QStringLiteral("orderId"), orderId}, {QStringLiteral("amount"), amount}})
            .text("paymentKey");
    }
    void charge()
    {
        const qint64 amount = m_town.price * (1 + oneOf(5));
        keyed(QStringLiteral("/v1/me/balance/charges"),
              {{QStringLiteral("amount"), amount},
               {QStringLiteral("paymentKey"), windowOf(QStringLiteral("charge-") + m_name.login, amount)}});
    }
    void buy()
    {
        QJsonArray lines;
        for (const QString &optionId : m_town.optionIds) {
            if (lines.isEmpty() || oneOf(2) == 0)
                lines.append(
                    QJsonObject{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1 + oneOf(2)}});
        }
        const QString method = oneOf(3) == 0 ? QStringLiteral("BALANCE") : QStringLiteral("PG");
        const Answer placed = keyed(QStringLiteral("/v1/orders"),
                                    {{QStringLiteral("lines"), lines},
                                     {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), method}}}});
        if (placed.status != 201 || method != QStringLiteral("PG") || oneOf(12) == 0)
            return;
        const QString orderId = placed.text("id");
        const QJsonObject payment{{QStringLiteral("orderId"), orderId},
                                  {QStringLiteral("amount"), placed.json.value(QStringLiteral("total"))}};
        keyed(QStringLiteral("/v1/payments"), payment);
        QJsonObject confirm = payment;
        confirm.insert(QStringLiteral("paymentKey"),
                       windowOf(orderId, placed.json.value(QStringLiteral("total")).toInteger()));
        keyed(QStringLiteral("/v1/payments/confirm"), confirm);
    }
    QJsonObject anOrder() { return any(QStringLiteral("/v1/orders?limit=30")); }
    static QString idOf(const QJsonObject &object) { return object.value(QStringLiteral("id")).toString(); }
    void cancel()
    {
        const QJsonObject order = anOrder();
        const QJsonArray lines = order.value(QStringLiteral("lines")).toArray();
        if (lines.isEmpty())
            return;
        QJsonObject body;
        if (oneOf(3) != 0)
            body.insert(QStringLiteral("lines"),
                        QJsonArray{lines.at(oneOf(int(lines.size()))).toObject().value(QStringLiteral("lineId"))});
        keyed(QStringLiteral("/v1/orders/%1/cancel").arg(idOf(order)), body);
    }
    void claim()
    {
        const QJsonObject order = anOrder();
        const QJsonArray lines = order.value(QStringLiteral("lines")).toArray();
        if (lines.isEmpty())
            return;
        const QJsonObject line = lines.at(oneOf(int(lines.size()))).toObject();
        const bool back =
            line.value(QStringLiteral("state")).toString() == QStringLiteral("DELIVERED") && oneOf(2) == 0;
        QJsonObject body{{QStringLiteral("orderId"), idOf(order)},
                         {QStringLiteral("lineId"), line.value(QStringLiteral("lineId"))},
                         {QStringLiteral("kind"), back ? QStringLiteral("RETURN") : QStringLiteral("REFUND")},
                         {QStringLiteral("reason"), QStringLiteral("색이 달라요")}};
        if (back)
            body.insert(QStringLiteral("quantity"), 1);
        else if (oneOf(2) == 0)
            body.insert(QStringLiteral("amount"), 1 + oneOf(int(m_town.price)));
        keyed(QStringLiteral("/v1/claims"), body);
    }
    void withdraw()
    {
        const QJsonObject mine = any(QStringLiteral("/v1/claims?state=REQUESTED"));
        if (!mine.isEmpty() && oneOf(3) == 0)
            m_shop.post(QStringLiteral("/v1/claims/%1/withdraw").arg(idOf(mine)), {});
    }
};

} // namespace firstcome::test
