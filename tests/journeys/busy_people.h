// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/journeys/busy_shopper.h"

namespace firstcome::test {

/// Decides claims of his lines, or as an operator all, and sees to payouts.
class BusyDecider : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

protected:
    void decide(const QString &list)
    {
        const QString id =
            any(list + QStringLiteral("?state=REQUESTED&limit=50")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        const Caller::Headers whatever{{"If-Match", "*"}};
        if (oneOf(5) == 0)
            keyed(list + QStringLiteral("/%1/reject").arg(id), {{QStringLiteral("reason"), QStringLiteral("worn")}},
                  whatever);
        else
            keyed(list + QStringLiteral("/%1/approve").arg(id), {}, whatever);
    }
};

class BusySeller final : public BusyDecider
{
public:
    using BusyDecider::BusyDecider;

private:
    void act() override
    {
        if (oneOf(3) == 0)
            keyed(QStringLiteral("/v1/seller/payouts"),
                  {{QStringLiteral("from"), m_town.day(400)}, {QStringLiteral("to"), m_town.day(1)}});
        else
            decide(QStringLiteral("/v1/seller/claims"));
    }
};

/// Settles days, pays sellers and brings shipments on their way.
class BusyOperator final : public BusyDecider
{
public:
    using BusyDecider::BusyDecider;

private:
    void act() override
    {
        switch (oneOf(6)) {
        case 0:
            sent(QStringLiteral("/v1/ops/settlements/runs"),
                 QJsonDocument(QJsonObject{{QStringLiteral("date"), m_town.day(1)}}).toJson(), {});
            break;
        case 1:
            pay();
            break;
        case 2:
            decide(QStringLiteral("/v1/ops/claims"));
            break;
        default:
            carry();
            break;
        }
    }
    void pay()
    {
        const QString id =
            any(QStringLiteral("/v1/ops/payouts?state=REQUESTED")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        if (oneOf(4) == 0)
            keyed(QStringLiteral("/v1/ops/payouts/%1/reject").arg(id),
                  {{QStringLiteral("reason"), QStringLiteral("ask again")}});
        else
            keyed(QStringLiteral("/v1/ops/payouts/%1/approve").arg(id), {});
    }
    void carry()
    {
        const QString orderId =
            any(QStringLiteral("/v1/ops/orders?state=PAID&limit=50")).value(QStringLiteral("id")).toString();
        const QJsonArray deliveries =
            get(QStringLiteral("/v1/ops/orders/") + orderId).json.value(QStringLiteral("deliveries")).toArray();
        for (const QJsonValue &delivery : deliveries) {
            const QString reference = delivery[u"reference"].toString();
            if (reference.isEmpty() || oneOf(3) == 0)
                continue;
            for (int steps = 1 + oneOf(2); steps > 0; --steps)
                m_gateway.post(QStringLiteral("/carrier/shipments/%1/advance").arg(reference), {});
            m_shop.post(QStringLiteral("/v1/deliveries/notifications"), {{QStringLiteral("reference"), reference}});
        }
    }
};

/// The second person: agrees to most of what waits.
class BusySupervisor final : public BusyPerson
{
public:
    using BusyPerson::BusyPerson;

private:
    void act() override
    {
        const QString id =
            any(QStringLiteral("/v1/ops/approvals?state=WAITING&asked=others")).value(QStringLiteral("id")).toString();
        if (id.isEmpty())
            return;
        const QString path = QStringLiteral("/v1/ops/approvals/") + id;
        if (oneOf(5) == 0)
            m_shop.post(path + QStringLiteral("/reject"), {{QStringLiteral("reason"), QStringLiteral("why?")}});
        else if (m_shop.post(path + QStringLiteral("/approve"), {{QStringLiteral("password"), m_town.password}})
                     .status == 200)
            ++m_town.effects;
    }
};

} // namespace firstcome::test
