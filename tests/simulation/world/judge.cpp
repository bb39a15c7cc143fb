// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/judge.h"

#include "shared/contract/claim.h"
#include "shared/contract/delivery.h"
#include "shared/contract/order.h"
#include "shared/contract/payment.h"

namespace firstcome::simulation {

namespace {

constexpr auto openOrders =
    "SELECT id, state, COALESCE(attention, '') FROM orders WHERE attention IS NOT NULL OR state IN "
    "('PENDING_PAYMENT', 'PAID', 'PARTIALLY_CANCELLED') ORDER BY id";

/// Each must give no row; the first column names who offends.
constexpr std::pair<const char *, const char *> neverSo[] = {
    {"a hold is held still", "SELECT order_id FROM holds WHERE state = 'HELD'"},
    {"a delivery never ended", "SELECT id FROM deliveries WHERE state IN ('REQUESTED', 'IN_DELIVERY')"},
    {"a claim never ended", "SELECT id FROM claims WHERE state IN ('REQUESTED', 'APPROVED')"},
    {"money is asked for still", "SELECT id FROM payment_transactions WHERE state = 'REQUESTED'"},
    {"a payment is under way still",
     "SELECT id FROM payments WHERE state = 'IN_PROGRESS' OR (state = 'READY' AND subject = 'ORDER')"},
    {"an exception of a payment is open", "SELECT payment_id FROM payment_exceptions WHERE closed_at IS NULL"},
    {"an event could not be applied", "SELECT id FROM dead_letters"},
    {"a payout waits still", "SELECT id FROM payouts WHERE state = 'REQUESTED'"},
    {"a delivered line is not in one settlement line",
     "SELECT l.id FROM order_lines l WHERE l.state IN ('DELIVERED', 'RETURNED') AND 1 <> (SELECT COUNT(*) FROM "
     "settlement_lines s WHERE s.line_id = l.id AND s.kind = 'SALE')"},
    {"money given back is not in one settlement line",
     "SELECT c.id FROM claims c JOIN order_lines l ON l.id = c.line_id WHERE l.state IN ('DELIVERED', 'RETURNED') AND "
     "c.state = 'COMPLETED' AND c.paid_amount > 0 AND 1 <> (SELECT COUNT(*) FROM "
     "settlement_lines s WHERE s.claim_id = c.id)"},
    {"a line has a claim that is not open",
     "SELECT l.id FROM order_lines l JOIN claims c ON c.id = l.open_claim_id WHERE c.state NOT IN ('REQUESTED', "
     "'APPROVED')"},
    {"a line that ended has a delivery of another end", "SELECT l.id FROM order_lines l JOIN deliveries d ON d.line_id "
                                                        "= l.id WHERE (l.state IN ('DELIVERED', 'RETURNED')) "
                                                        "<> (d.state = 'COMPLETED')"},
};

void judgeInvariants(const Judged &judged)
{
    sql::Connection connection(judged.site.database, sql::Connection::Purpose::Read);
    connection.begin();
    for (const Check &check : judged.life.peers().checks()) {
        if (const auto violation = check.violation(connection, judged.site.now))
            judged.site.find(QStringLiteral("%1: %2").arg(QString::fromLatin1(check.id), *violation));
    }
    connection.commit();
}

void judgeEnds(Site &site)
{
    for (const Site::Row &order : site.rows(openOrders, 3))
        site.find(
            QStringLiteral("order %1 never ended: %2 %3")
                .arg(QString::fromLatin1(order[0]), QString::fromLatin1(order[1]), QString::fromLatin1(order[2])));
    for (const auto &[what, query] : neverSo) {
        for (const Site::Row &row : site.rows(query))
            site.find(QStringLiteral("%1: %2").arg(QLatin1StringView(what), QString::fromLatin1(row.first())));
    }
}

bool isExcused(const Judged &judged, const QByteArray &paymentKey)
{
    // What a person decided may stay so.
    for (const Site::Row &row :
         judged.site.rows("SELECT id, subject_id FROM payments WHERE payment_key = '" + paymentKey + "'", 2)) {
        if (judged.decidedByHand.contains(row[0].toLongLong()) || judged.decidedByHand.contains(row[1].toLongLong()))
            return true;
    }
    return false;
}

/// The gateway's book beside ours, payment by payment and all together.
void judgeMoney(const Judged &judged)
{
    Site &site = judged.site;
    Money there = 0;
    bool excused = false;
    for (const auto &payment : site.companies.gateway().payments()) {
        const Money left = payment.isApproved(site.now) ? payment.amount - payment.canceled() : 0;
        const auto ours =
            site.value("SELECT SUM(amount - canceled_amount) FROM payments WHERE payment_key = '" + payment.paymentKey +
                       "' AND state IN ('APPROVED', 'PARTIALLY_CANCELED', 'CANCELED')");
        there += left;
        if (isExcused(judged, payment.paymentKey)) {
            excused = true;
            continue;
        }
        if (left != ours.value_or("0").toLongLong())
            site.find(QStringLiteral("the gateway has %1 of %2, our book %3")
                          .arg(QString::number(left), QString::fromLatin1(payment.paymentKey),
                               QString::fromLatin1(ours.value_or("0"))));
    }
    const auto ledger =
        site.value("SELECT COALESCE(SUM(CASE WHEN debit_kind = 'GATEWAY' THEN amount ELSE 0 END) - "
                   "SUM(CASE WHEN credit_kind = 'GATEWAY' THEN amount ELSE 0 END), 0) FROM ledger_entries");
    if (!excused && there != ledger->toLongLong())
        site.find(QStringLiteral("the gateway has %1 won, the ledger %2").arg(there).arg(ledger->toLongLong()));
}

/// What an order's payment has left is what its buyer got.
void judgeOrders(const Judged &judged)
{
    constexpr auto query = "SELECT o.id, o.state, COALESCE((SELECT p.amount - p.canceled_amount FROM payments p WHERE "
                           "p.subject_id = o.id AND "
                           "p.state IN ('APPROVED', 'PARTIALLY_CANCELED', 'CANCELED')), 0), (SELECT SUM(CASE WHEN "
                           "l.state IN ('CANCELLED', "
                           "'RESERVED') THEN 0 ELSE l.unit_price * l.quantity - l.refunded_amount END) FROM "
                           "order_lines l WHERE l.order_id = "
                           "o.id) FROM orders o ORDER BY o.id";
    for (const Site::Row &order : judged.site.rows(query, 4)) {
        if (order[2].toLongLong() != order[3].toLongLong() && !judged.decidedByHand.contains(order[0].toLongLong()))
            judged.site.find(QStringLiteral("order %1 (%2): %3 won were kept for goods of %4")
                                 .arg(QString::fromLatin1(order[0]), QString::fromLatin1(order[1]),
                                      QString::fromLatin1(order[2]), QString::fromLatin1(order[3])));
    }
}

void judgeShipments(const Judged &judged)
{
    Site &site = judged.site;
    std::map<QByteArray, int> live;
    for (const QByteArray &reference : site.companies.shipments()) {
        const auto *shipment = site.companies.carrier().find(reference);
        const auto state = site.value("SELECT state FROM deliveries WHERE id = " + shipment->deliveryId.toLatin1());
        if (!state && shipment->state != simulators::ShipmentState::Canceled)
            site.find(QStringLiteral("shipment %1 is of no delivery").arg(QString::fromLatin1(reference)));
        if (shipment->state == simulators::ShipmentState::Completed && ++live[shipment->deliveryId.toLatin1()] > 1)
            site.find(QStringLiteral("delivery %1 was brought twice").arg(shipment->deliveryId));
        if (shipment->state == simulators::ShipmentState::Completed && state && *state != "COMPLETED")
            site.find(QStringLiteral("delivery %1 is %2 and was brought")
                          .arg(shipment->deliveryId, QString::fromLatin1(*state)));
    }
}

bool isMove(const QByteArray &table, const QByteArray &from, const QByteArray &to)
{
    if (table == "orders")
        return canMove(*orderStateFrom(from), *orderStateFrom(to));
    if (table == "order_lines")
        return canMove({*lineStateFrom(from), *lineStateFrom(to), true});
    if (table == "payments") // a part may have gone back before we heard that it was approved: two moves at once
        return (from == "IN_PROGRESS" && to == "PARTIALLY_CANCELED") ||
               canMove(*paymentStateFrom(from), *paymentStateFrom(to));
    if (table == "deliveries")
        return canMove(*deliveryStateFrom(from), *deliveryStateFrom(to));
    if (table == "claims")
        return canMove(*claimStateFrom(from), *claimStateFrom(to));
    if (table == "holds")
        return from == "HELD";
    if (table == "approvals")
        return from == "WAITING";
    if (table == "payouts")
        return from == "REQUESTED" || (from == "APPROVED" && to == "PAID");
    return from != "PAID"; // settlements
}

void judgeMoves(Site &site)
{
    for (const Site::Row &row : site.rows("SELECT move, times FROM moves_made ORDER BY move", 2)) {
        const QByteArrayList parts = row[0].split(' ');
        site.coverage.moves[row[0]] += row[1].toLongLong();
        if (!isMove(parts[0], parts[1], parts[2]))
            site.find(QStringLiteral("there is no such move: %1").arg(QString::fromLatin1(row[0])));
    }
}

} // namespace

bool isSettled(Site &site)
{
    if (!site.rows(openOrders, 1).empty())
        return false;
    return std::all_of(std::begin(neverSo), std::end(neverSo),
                       [&site](const auto &never) { return site.rows(never.second).empty(); });
}

void judge(const Judged &judged)
{
    judgeEnds(judged.site);
    judgeInvariants(judged);
    judgeMoney(judged);
    judgeOrders(judged);
    judgeShipments(judged);
    judgeMoves(judged.site);
}

} // namespace firstcome::simulation
