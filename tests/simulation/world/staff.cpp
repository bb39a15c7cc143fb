// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/town.h"

#include "backend/platform/http/preconditions.h"
#include "backend/settlements/settlement_day.h"
#include <QJsonArray>

namespace firstcome::simulation {

namespace {

const auto askAgain = QStringLiteral("ASK_AGAIN");
const auto bookAsGateway = QStringLiteral("BOOK_AS_GATEWAY");
const auto close = QStringLiteral("CLOSE");
constexpr int triesToGrant = 5; ///< a claim, while all is healed

QJsonObject because(const QString &reason)
{
    return {{QStringLiteral("reason"), reason}};
}

} // namespace

void Town::decideClaim()
{
    const auto claim = oneOf(m_site.dice.inThousand(850)
                                 ? "SELECT id, seller_id, version, amount FROM claims WHERE state = 'REQUESTED'"
                                 : "SELECT id, seller_id, version, amount FROM claims",
                             4);
    if (!claim)
        return;
    const bool bySeller = m_site.dice.inThousand(400);
    const http::Principal who = bySeller ? seller((*claim)[1].toLongLong() + (rarely() ? 1 : 0)) : someOperator();
    const QByteArray path = (bySeller ? "/v1/seller/claims/" : "/v1/ops/claims/") + (*claim)[0];
    const bool approves = m_site.dice.inThousand(700);
    QJsonObject body;
    if (!approves)
        body = because(QStringLiteral("not so"));
    else if (m_site.dice.inThousand(300))
        body.insert(QStringLiteral("amount"), m_site.dice.within({1, (*claim)[3].toLongLong() + 100}));
    else if (m_site.dice.inThousand(300))
        body.insert(QStringLiteral("quantity"), m_site.dice.within({1, 3}));
    if (approves && m_site.dice.inThousand(300))
        body.insert(QStringLiteral("restock"), m_site.dice.inThousand(500));
    Asked asked = keyed(post(who, path + (approves ? "/approve" : "/reject"), body));
    const qint64 version = (*claim)[2].toLongLong() + (rarely() ? 1 : 0);
    asked.ifMatch = rarely() ? QByteArray() : http::etagOf(version);
    send(asked);
}

void Town::decideClaims()
{
    QJsonArray ids;
    for (const Site::Row &claim : m_site.rows("SELECT id FROM claims WHERE state = 'REQUESTED' ORDER BY id LIMIT 4"))
        ids.append(QString::fromLatin1(claim.first()));
    if (!ids.isEmpty())
        send(keyed(post(someOperator(), "/v1/ops/claims/decisions",
                        {{QStringLiteral("ids"), ids}, {QStringLiteral("decision"), QStringLiteral("APPROVE")}})));
}

void Town::approve(const Site::Row &approval)
{
    http::Principal who = someOperator();
    while (who.id == approval[1].toLongLong())
        who = someOperator();
    send(post(who, "/v1/ops/approvals/" + approval[0] + "/approve",
              {{QStringLiteral("password"), QStringLiteral("mine")}}));
}

void Town::decideApproval()
{
    const auto approval =
        oneOf(m_site.dice.inThousand(850) ? "SELECT id, asker_id FROM approvals WHERE state = 'WAITING'"
                                          : "SELECT id, asker_id FROM approvals",
              2);
    if (!approval)
        return;
    const qint64 luck = m_site.dice.below(10);
    if (luck < 6) {
        approve(*approval);
        // Two at once.
        return rarely() ? approve(*approval) : void();
    }
    const QByteArray path = "/v1/ops/approvals/" + (*approval)[0];
    if (luck < 8)
        return send(post(someOperator(), path + "/reject", because(QStringLiteral("no"))));
    if (luck < 9)
        return send(post(someOperator(), path + "/withdraw"));
    send(post(someOperator(), path + "/approve", {{QStringLiteral("password"), QStringLiteral("mine")}}));
}

void Town::correctStock()
{
    const Offer &offer = m_site.dice.oneOf(m_site.offers);
    const bool bySeller = m_site.dice.inThousand(500);
    const bool received = m_site.dice.inThousand(600);
    const QJsonObject body{{QStringLiteral("kind"), received ? QStringLiteral("RECEIVED") : QStringLiteral("SCRAPPED")},
                           {QStringLiteral("quantity"), m_site.dice.within({rarely() ? 0 : 1, 6})},
                           {QStringLiteral("reason"), QStringLiteral("counted")}};
    const QByteArray id = QByteArray::number(offer.optionId);
    if (bySeller)
        send(keyed(post(seller(offer.sellerId + (rarely() ? 1 : 0)), "/v1/seller/stock/" + id + "/corrections", body)));
    else
        send(keyed(post(someOperator(), "/v1/ops/stock/" + id + "/corrections", body)));
}

void Town::resolveWith(Id orderId, Id paymentId, const QString &act)
{
    const QByteArray path =
        orderId ? "/v1/ops/orders/" + QByteArray::number(orderId) : "/v1/ops/payments/" + QByteArray::number(paymentId);
    const Id about = orderId ? orderId : paymentId;
    send(keyed(post(someOperator(), path + "/resolve",
                    {{QStringLiteral("act"), act}, {QStringLiteral("reason"), QStringLiteral("looked at it")}})),
         [this, about, act](const http::Response &response, const QJsonObject &) {
             if (response.status == 200 && act != askAgain)
                 m_byHand.insert(about);
         });
}

void Town::resolve()
{
    const QStringList words{askAgain, askAgain, bookAsGateway, close};
    const QString &act = words[m_site.dice.below(words.size())];
    const auto order = oneOf(m_site.dice.inThousand(900) ? "SELECT id FROM orders WHERE attention IS NOT NULL"
                                                         : "SELECT id FROM orders");
    if (order)
        resolveWith(order->first().toLongLong(), 0, act);
}

void Town::cancelForShopper()
{
    const auto order = oneOf("SELECT id FROM orders WHERE state IN ('PAID', 'PARTIALLY_CANCELLED', 'PENDING_PAYMENT')");
    if (order)
        send(keyed(post(someOperator(), "/v1/ops/orders/" + order->first() + "/cancel",
                        because(QStringLiteral("out of stock")))));
}

void Town::settleDay()
{
    const auto day = settlements::dayOf(m_site.now) - m_site.dice.within({0, 2});
    send(post(someOperator(), "/v1/ops/settlements/runs", {{QStringLiteral("date"), settlements::dayText(day)}}));
}

void Town::askPayout()
{
    // Mostly where there is something to be paid.
    const auto owed = oneOf("SELECT seller_id FROM settlements WHERE state = 'OPEN' AND net > 0");
    if (!owed && !rarely())
        return;
    const Id sellerId = owed ? owed->first().toLongLong() : m_site.dice.oneOf(m_site.offers).sellerId;
    const auto to = settlements::dayOf(m_site.now);
    send(keyed(post(seller(sellerId), "/v1/seller/payouts",
                    {{QStringLiteral("from"), settlements::dayText(to - m_site.dice.within({0, 9}))},
                     {QStringLiteral("to"), settlements::dayText(to)}})));
}

void Town::decidePayout()
{
    const auto payout = oneOf(m_site.dice.inThousand(850) ? "SELECT id FROM payouts WHERE state = 'REQUESTED'"
                                                          : "SELECT id FROM payouts");
    if (!payout)
        return;
    const QByteArray path = "/v1/ops/payouts/" + payout->first();
    if (m_site.dice.inThousand(500))
        send(keyed(post(someOperator(), path + "/approve")));
    else
        send(keyed(post(someOperator(), path + "/reject", because(QStringLiteral("wrong account")))));
}

void Town::endExceptions()
{
    const auto next = [this](Id about) {
        const int tried = m_resolved[about]++;
        return tried < 2 ? askAgain : tried < 3 ? bookAsGateway : close;
    };
    for (const Site::Row &order : m_site.rows("SELECT id FROM orders WHERE attention IS NOT NULL ORDER BY id"))
        resolveWith(order.first().toLongLong(), 0, next(order.first().toLongLong()));
    for (const Site::Row &payment :
         m_site.rows("SELECT e.payment_id FROM payment_exceptions e JOIN payments p ON p.id = "
                     "e.payment_id WHERE e.closed_at IS NULL AND p.subject = 'CHARGE' "
                     "ORDER BY e.payment_id"))
        resolveWith(0, payment.first().toLongLong(), next(payment.first().toLongLong()));
}

void Town::settle()
{
    endExceptions();
    for (const Site::Row &claim :
         m_site.rows("SELECT id, version FROM claims WHERE state = 'REQUESTED' ORDER BY id", 2)) {
        // Of more than is left nobody can approve.
        const bool grants = m_resolved[claim[0].toLongLong()]++ < triesToGrant;
        const QByteArray path = "/v1/ops/claims/" + claim[0];
        Asked asked = keyed(grants ? post(someOperator(), path + "/approve")
                                   : post(someOperator(), path + "/reject", because(QStringLiteral("too much"))));
        asked.ifMatch = http::etagOf(claim[1].toLongLong());
        send(asked);
    }
    for (const Site::Row &approval :
         m_site.rows("SELECT id, asker_id FROM approvals WHERE state = 'WAITING' ORDER BY id", 2))
        approve(approval);
    for (const Site::Row &payout : m_site.rows("SELECT id FROM payouts WHERE state = 'REQUESTED' ORDER BY id"))
        send(keyed(post(someOperator(), "/v1/ops/payouts/" + payout.first() + "/approve")));
    for (const Site::Row &owed :
         m_site.rows("SELECT seller_id, MIN(day), MAX(day) FROM settlements WHERE state = 'OPEN' "
                     "GROUP BY seller_id HAVING SUM(net) > 0 ORDER BY seller_id",
                     3)) {
        const auto day = [&owed](int column) {
            return settlements::dayText(settlements::Day(owed[column].toLongLong()));
        };
        send(keyed(post(seller(owed[0].toLongLong()), "/v1/seller/payouts",
                        {{QStringLiteral("from"), day(1)}, {QStringLiteral("to"), day(2)}})));
    }
    for (const QByteArray &reference : m_site.companies.shipments()) {
        if (m_site.companies.moveShipment(reference, false))
            notifyOfShipment(reference);
    }
}

} // namespace firstcome::simulation
