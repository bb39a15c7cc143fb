// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/delivery_store.h"

#include "backend/platform/sql/ascii.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/remove_rows.h"
#include "shared/base/assert.h"

namespace firstcome::deliveries {

namespace {

const QByteArray columns =
    "SELECT id, line_id, order_id, state, carrier_reference, handed_over, attempts, version, held_back "
    "FROM deliveries ";

QList<Delivery> readAll(sql::Statement &rows)
{
    QList<Delivery> deliveries;
    while (rows.next()) {
        Delivery delivery;
        delivery.id = rows.integer(0);
        delivery.lineId = rows.integer(1);
        delivery.orderId = rows.integer(2);
        delivery.state = *deliveryStateFrom(rows.text(3));
        delivery.reference = rows.text(4);
        delivery.handedOver = rows.integer(5) != 0;
        delivery.attempts = int(rows.integer(6));
        delivery.version = rows.integer(7);
        delivery.heldBack = HeldBack(rows.integer(8));
        deliveries.append(delivery);
    }
    return deliveries;
}

std::optional<Delivery> readOne(sql::Statement &rows)
{
    const QList<Delivery> found = readAll(rows);
    return found.isEmpty() ? std::nullopt : std::optional(found.constFirst());
}

struct Inserted
{
    std::optional<Instant> dueAt;
    Instant now;
};

void insertAll(sql::Connection &connection, const std::vector<Delivery> &deliveries, const Inserted &at)
{
    sql::BulkInsert rows(
        connection, {"deliveries", "id, line_id, order_id, state, due_at, version, created_at, updated_at", 8, {}});
    for (const Delivery &delivery : deliveries)
        rows.add(delivery.id, delivery.lineId, delivery.orderId, textOf(delivery.state), at.dueAt, delivery.version,
                 at.now, at.now);
    rows.flush();
}

} // namespace

void insertDeliveries(sql::Connection &connection, const std::vector<Delivery> &deliveries, Instant now)
{
    insertAll(connection, deliveries, {now, now});
}

bool insertDelivery(sql::Connection &connection, const Delivery &delivery, std::optional<Instant> dueAt, Instant now)
{
    if (linesWithDelivery(connection, {delivery.lineId}).contains(delivery.lineId))
        return false;
    insertAll(connection, {delivery}, {dueAt, now});
    return true;
}

std::unordered_set<Id> linesWithDelivery(sql::Connection &connection, const std::vector<Id> &lineIds)
{
    auto &rows =
        connection
            .statement("SELECT d.line_id FROM " + sql::eachId(connection) + " deliveries d ON d.line_id = j.value")
            .bind(sql::idList(lineIds));
    std::unordered_set<Id> known;
    while (rows.next())
        known.insert(rows.integer(0));
    return known;
}

std::optional<Delivery> findDelivery(sql::Connection &connection, Id id)
{
    return readOne(connection.statement(columns + "WHERE id = ?").bind(id));
}

std::optional<Delivery> findByReference(sql::Connection &connection, const QByteArray &reference)
{
    if (!sql::isAscii(reference))
        return std::nullopt;
    return readOne(connection.statement(columns + "WHERE carrier_reference = ?").bind(reference));
}

QList<Delivery> deliveriesOf(sql::Connection &connection, Id orderId)
{
    return readAll(connection.statement(columns + "WHERE order_id = ? ORDER BY id").bind(orderId));
}

QList<Delivery> dueDeliveries(sql::Connection &connection, Instant now, int limit)
{
    return readAll(connection.statement(columns + "WHERE due_at <= ? ORDER BY due_at LIMIT ?").bind(now, limit));
}

QList<OnItsWay> onTheirWay(sql::Connection &connection, Instant before, Id after, int limit)
{
    static const QByteArray since = "(CASE state WHEN 'REQUESTED' THEN created_at ELSE updated_at END)";
    static const QByteArray text =
        "SELECT id, " + since +
        " FROM deliveries WHERE due_at > 0 AND held_back = 0 AND carrier_reference IS NOT NULL AND "
        "state IN ('REQUESTED', 'IN_DELIVERY') AND " +
        since + " < ? AND id > ? ORDER BY id LIMIT ?";
    std::vector<std::pair<Id, Instant>> found;
    auto &rows = connection.statement(text).bind(before, after, limit);
    while (rows.next())
        found.emplace_back(rows.integer(0), rows.instant(1));
    QList<OnItsWay> deliveries;
    for (const auto &[id, at] : found)
        deliveries.append({*findDelivery(connection, id), at});
    return deliveries;
}

bool takeDelivery(sql::Connection &connection, Id id, const work::Lease &lease)
{
    return connection
               .statement("UPDATE deliveries SET attempts = attempts + 1, due_at = ? WHERE id = ? AND due_at <= ?")
               .bind(lease.until, id, lease.now)
               .exec() == 1;
}

bool markHandedOver(sql::Connection &connection, Id id)
{
    return connection
               .statement("UPDATE deliveries SET handed_over = 1 WHERE id = ? AND state = 'REQUESTED' "
                          "AND held_back = 0")
               .bind(id)
               .exec() == 1;
}

bool moveDelivery(sql::Connection &connection, const Delivery &delivery, const DeliveryMove &move, Instant now)
{
    FIRSTCOME_ASSERT(canMove(delivery.state, move.to), "a delivery moves only as its table says");
    const bool goesOn = move.to == DeliveryState::InDelivery;
    return connection
               .statement("UPDATE deliveries SET state = ?, failure_reason = ?, due_at = ?, held_back = 0, version = "
                          "version + 1, "
                          "updated_at = ? WHERE id = ? AND state = ?")
               .bind(textOf(move.to), move.reason.isEmpty() ? std::optional<QString>() : move.reason.left(255),
                     goesOn ? std::optional(now + lookAgain) : std::nullopt, now, delivery.id, textOf(delivery.state))
               .exec() == 1;
}

void holdBack(sql::Connection &connection, Id id, HeldBack as)
{
    connection.statement("UPDATE deliveries SET held_back = ?, due_at = NULL WHERE id = ? AND state = 'REQUESTED'")
        .bind(int(as), id)
        .exec();
}

void release(sql::Connection &connection, const Delivery &held, Id anew, Instant now)
{
    if (held.heldBack == HeldBack::Withdrawn) {
        connection
            .statement("UPDATE deliveries SET id = ?, carrier_reference = NULL, handed_over = 0, attempts = 0, "
                       "held_back = 0, due_at = ?, version = version + 1, updated_at = ? "
                       "WHERE id = ? AND state = 'REQUESTED'")
            .bind(anew, now, now, held.id)
            .exec();
        return;
    }
    connection
        .statement("UPDATE deliveries SET held_back = 0, due_at = ?, version = version + 1, updated_at = ? "
                   "WHERE id = ? AND state = 'REQUESTED'")
        .bind(now, now, held.id)
        .exec();
}

void lookAgainAt(sql::Connection &connection, Id id, const NextLook &next)
{
    if (!next.reference.isEmpty())
        connection.statement("UPDATE deliveries SET carrier_reference = ?, attempts = 0, due_at = ? WHERE id = ?")
            .bind(next.reference, next.at, id)
            .exec();
    else if (next.told)
        connection.statement("UPDATE deliveries SET attempts = 0, due_at = ? WHERE id = ? AND due_at IS NOT NULL")
            .bind(next.at, id)
            .exec();
    else
        connection.statement("UPDATE deliveries SET due_at = ? WHERE id = ? AND due_at IS NOT NULL")
            .bind(next.at, id)
            .exec();
}

void makeAllDue(sql::Connection &connection, Instant now)
{
    connection.statement("UPDATE deliveries SET due_at = ? WHERE due_at > ? AND carrier_reference IS NULL")
        .bind(now, now)
        .exec();
}

Id highestDeliveryId(sql::Connection &connection)
{
    return sql::highestId(connection, {"deliveries"});
}

std::vector<Id> ordersOnTheirWay(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    auto &rows = connection.statement("SELECT d.order_id FROM " + sql::eachId(connection) +
                                      " deliveries d ON d.order_id = j.value "
                                      "WHERE d.state IN ('REQUESTED', 'IN_DELIVERY')");
    rows.bind(sql::idList(orderIds));
    std::vector<Id> orders;
    while (rows.next())
        orders.push_back(rows.integer(0));
    return orders;
}

void removeDeliveries(sql::Connection &connection, const std::vector<Id> &orderIds)
{
    sql::removeRows(connection, {"deliveries", "order_id"}, orderIds);
}

QList<Check> deliveryChecks()
{
    return {
        noRows("deliveries.open-are-due",
               QStringLiteral("Every open delivery is looked after: it has a time at which it is asked for."),
               "SELECT id FROM deliveries WHERE state IN ('REQUESTED', 'IN_DELIVERY') "
               "AND due_at IS NULL AND held_back = 0"),
        noRows("deliveries.moved-have-reference", QStringLiteral("No delivery moved without the carrier's reference."),
               "SELECT id FROM deliveries WHERE state IN ('IN_DELIVERY', 'COMPLETED') AND carrier_reference IS NULL")};
}

QList<TimelineEntry> deliveryTimeline(sql::Connection &connection, Id orderId)
{
    QList<TimelineEntry> entries;
    auto &rows =
        connection.statement("SELECT id, line_id, state, carrier_reference, failure_reason, created_at, updated_at "
                             "FROM deliveries WHERE order_id = ? ORDER BY id");
    rows.bind(orderId);
    while (rows.next()) {
        const QJsonObject detail{{QStringLiteral("deliveryId"), idText(rows.integer(0))},
                                 {QStringLiteral("lineId"), idText(rows.integer(1))},
                                 {QStringLiteral("reference"), rows.string(3)}};
        entries.append({rows.instant(5), "delivery", QStringLiteral("Delivery requested"), detail});
        if (rows.text(2) != "REQUESTED")
            entries.append({rows.instant(6), "delivery",
                            QStringLiteral("Delivery %1 %2").arg(rows.string(2), rows.string(4)).trimmed(), detail});
    }
    return entries;
}

QJsonArray deliveriesJson(sql::Connection &connection, Id orderId)
{
    QJsonArray items;
    for (const Delivery &delivery : deliveriesOf(connection, orderId)) {
        QJsonObject item{{QStringLiteral("id"), idText(delivery.id)},
                         {QStringLiteral("lineId"), idText(delivery.lineId)},
                         {QStringLiteral("state"), QString::fromLatin1(textOf(delivery.state))}};
        if (!delivery.reference.isEmpty())
            item.insert(QStringLiteral("reference"), QString::fromLatin1(delivery.reference));
        items.append(item);
    }
    return items;
}

} // namespace firstcome::deliveries
