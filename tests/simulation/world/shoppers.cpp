// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/town.h"

#include <QJsonArray>

namespace firstcome::simulation {

namespace {

constexpr Id firstShopper = 1'001;
constexpr int shoppers = 5;
const auto pg = QStringLiteral("PG");
const auto balance = QStringLiteral("BALANCE");

QJsonObject lineOf(Id optionId, qint64 quantity)
{
    return {{QStringLiteral("optionId"), idText(optionId)}, {QStringLiteral("quantity"), quantity}};
}

QJsonObject orderOf(const QJsonArray &lines, const QString &method)
{
    return {{QStringLiteral("lines"), lines},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), method}}}};
}

simulators::Outcome outcomeOf(Site &site)
{
    using simulators::Outcome;
    const qint64 luck = site.plan.faults ? site.dice.below(100) : 0;
    if (luck < 70)
        return Outcome::Approve;
    return luck < 80   ? Outcome::Refuse
           : luck < 88 ? Outcome::Unknown
           : luck < 95 ? Outcome::Late
                       : Outcome::OtherAmount;
}

Id idIn(const QJsonObject &object, QLatin1StringView name)
{
    return idFrom(QStringView(object[name].toString())).value_or(0);
}

} // namespace

KnownOrder *Town::someOrder()
{
    if (m_orders.empty())
        return nullptr;
    // People are busy with what is new.
    const qint64 count = qint64(m_orders.size());
    const qint64 back =
        m_site.dice.inThousand(700) ? m_site.dice.below(std::min<qint64>(count, 6)) : m_site.dice.below(count);
    return &m_orders[size_t(count - 1 - back)];
}

void Town::place()
{
    QJsonArray lines;
    const qint64 count = m_site.dice.within({1, 3});
    for (qint64 i = 0; i < count; ++i)
        lines.append(lineOf(m_site.dice.oneOf(m_site.offers).optionId, m_site.dice.within({1, 3})));
    const bool fromBalance = m_site.dice.inThousand(300);
    const Asked asked = keyed(post(member(firstShopper + m_site.dice.below(shoppers)), "/v1/orders",
                                   orderOf(lines, fromBalance ? balance : pg)));
    send(asked, [this, asked, fromBalance](const http::Response &response, const QJsonObject &body) {
        if (response.status == 201)
            remember(asked, body, fromBalance);
    });
}

void Town::remember(const Asked &asked, const QJsonObject &placed, bool fromBalance)
{
    KnownOrder order;
    order.id = idIn(placed, QLatin1StringView("id"));
    order.memberId = asked.who.id;
    order.total = placed[QLatin1StringView("total")].toInteger();
    order.fromBalance = fromBalance;
    for (const QJsonValue &line : placed[QLatin1StringView("lines")].toArray())
        order.lineIds.push_back(idIn(line.toObject(), QLatin1StringView("lineId")));
    m_orders.push_back(order);
    if (!fromBalance && m_site.dice.inThousand(750))
        m_site.agenda.add(within({10, 8'000}), [this, order] { payFor(order); });
}

void Town::placeOddly()
{
    const Offer &offer = m_site.dice.oneOf(m_site.offers);
    Asked asked = keyed(post(member(firstShopper), "/v1/orders", orderOf({lineOf(offer.optionId, 1)}, pg)));
    switch (m_site.dice.below(9)) {
    case 0:
        asked.key.clear();
        break;
    case 1:
        asked.body = "{\"lines\":";
        break;
    case 2:
        asked.body = encoded(orderOf({}, pg));
        break;
    case 3:
        asked.body = encoded(orderOf({lineOf(offer.optionId, 0)}, pg));
        break;
    case 4:
        asked.body = encoded(orderOf({lineOf(7, 1)}, pg));
        break;
    case 5: {
        QJsonObject body = orderOf({lineOf(offer.optionId, 1)}, pg);
        body.insert(QStringLiteral("expectedTotal"), offer.price + 1);
        asked.body = encoded(body);
        break;
    }
    case 6:
        asked.body = encoded(orderOf({lineOf(offer.optionId, 40)}, pg));
        break;
    case 7: {
        QJsonObject body = orderOf({lineOf(offer.optionId, 1)}, pg);
        body.insert(QStringLiteral("addressId"), QStringLiteral("7"));
        asked.body = encoded(body);
        break;
    }
    default:
        asked.key = "key-" + QByteArray::number(std::max<qint64>(1, m_site.dice.below(m_keys)));
        asked.who = member(firstShopper + m_site.dice.below(shoppers));
        break;
    }
    send(asked);
}

void Town::pay()
{
    if (const KnownOrder *order = someOrder())
        payFor(*order);
}

void Town::payFor(const KnownOrder &order)
{
    const Money amount = order.total + (rarely() ? 1 : 0);
    const Asked asked = post(member(order.memberId), "/v1/payments",
                             {{QStringLiteral("orderId"), idText(order.id)}, {QStringLiteral("amount"), amount}});
    send(asked, [this, order](const http::Response &response, const QJsonObject &) {
        if (response.status != 201)
            return;
        const QByteArray key = m_site.companies.openWindow({idText(order.id), order.total, outcomeOf(m_site)});
        m_site.tell({"gateway", "opens window " + key + " for order " + QByteArray::number(order.id)});
        const auto known = std::find_if(m_orders.begin(), m_orders.end(),
                                        [&order](const KnownOrder &candidate) { return candidate.id == order.id; });
        known->paymentKeys.push_back(key);
        const qint64 slowest = m_site.dice.inThousand(150) ? 1'000'000 : 5'000;
        m_site.agenda.add(within({10, slowest}), [this, order, key] { confirm(order, key); });
    });
}

void Town::confirm(const KnownOrder &order, const QByteArray &paymentKey)
{
    const Money amount = order.total + (rarely() ? 1 : 0);
    send(keyed(post(member(order.memberId), "/v1/payments/confirm",
                    {{QStringLiteral("paymentKey"), QString::fromLatin1(paymentKey)},
                     {QStringLiteral("orderId"), idText(order.id)},
                     {QStringLiteral("amount"), amount}})));
}

void Town::confirmAgain()
{
    const KnownOrder *order = someOrder();
    const KnownOrder *other = someOrder();
    if (order && !other->paymentKeys.empty())
        confirm(*order, m_site.dice.oneOf(other->paymentKeys));
}

void Town::charge()
{
    const Money amount = m_site.dice.inThousand(40) ? 0 : m_site.dice.within({1, 30}) * 1'000;
    QJsonObject body{{QStringLiteral("amount"), amount}};
    const KnownOrder *order = someOrder();
    if (order && !order->paymentKeys.empty() && rarely())
        body.insert(QStringLiteral("paymentKey"), QString::fromLatin1(m_site.dice.oneOf(order->paymentKeys)));
    send(keyed(post(member(firstShopper + m_site.dice.below(shoppers)), "/v1/me/balance/charges", body)));
}

void Town::cancel()
{
    const KnownOrder *order = someOrder();
    if (!order)
        return;
    const Id asker = rarely() ? firstShopper : order->memberId;
    send(keyed(post(member(asker), "/v1/orders/" + QByteArray::number(order->id) + "/cancel",
                    {{QStringLiteral("reason"), QStringLiteral("changed my mind")}})));
}

void Town::cancelLine()
{
    const KnownOrder *order = someOrder();
    if (!order || order->lineIds.empty())
        return;
    const QJsonArray lines{idText(rarely() ? order->id : m_site.dice.oneOf(order->lineIds))};
    send(keyed(post(member(order->memberId), "/v1/orders/" + QByteArray::number(order->id) + "/cancel",
                    {{QStringLiteral("lines"), lines}})));
}

void Town::claim()
{
    // Of what was delivered mostly: of all else nothing can be claimed.
    const auto line = m_site.dice.inThousand(700)
                          ? oneOf("SELECT l.id, l.order_id, o.member_id FROM order_lines l JOIN orders o ON o.id = "
                                  "l.order_id WHERE l.state IN ('DELIVERED', 'IN_DELIVERY', 'DELIVERY_REQUESTED')",
                                  3)
                          : oneOf("SELECT l.id, l.order_id, o.member_id FROM order_lines l JOIN orders o ON o.id = "
                                  "l.order_id",
                                  3);
    if (!line)
        return;
    const bool refund = m_site.dice.inThousand(500);
    QJsonObject body{{QStringLiteral("orderId"), QString::fromLatin1((*line)[1])},
                     {QStringLiteral("lineId"), QString::fromLatin1((*line)[0])},
                     {QStringLiteral("kind"), refund ? QStringLiteral("REFUND") : QStringLiteral("RETURN")},
                     {QStringLiteral("reason"), QStringLiteral("broken")}};
    if (refund && m_site.dice.inThousand(700))
        body.insert(QStringLiteral("amount"), m_site.dice.within({1, 12'000}));
    else if (!refund && m_site.dice.inThousand(500))
        body.insert(QStringLiteral("quantity"), m_site.dice.within({0, 4}));
    const Id asker = rarely() ? firstShopper : (*line)[2].toLongLong();
    send(keyed(post(member(asker), "/v1/claims", body)));
}

void Town::withdraw()
{
    const auto claim = oneOf(m_site.dice.inThousand(700) ? "SELECT id, member_id FROM claims WHERE state = 'REQUESTED'"
                                                         : "SELECT id, member_id FROM claims",
                             2);
    if (claim)
        send(post(member((*claim)[1].toLongLong()), "/v1/claims/" + (*claim)[0] + "/withdraw"));
}

} // namespace firstcome::simulation
