// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/hold_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/remove_rows.h"
#include "shared/base/assert.h"

namespace firstcome::stock {

namespace {

constexpr auto columns = "h.id, h.order_id, h.option_id, h.quantity, h.state, h.expires_at";

std::vector<Hold> readAll(sql::Statement &rows)
{
    std::vector<Hold> holds;
    while (rows.next())
        holds.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3),
                         holdStateFrom(rows.text(4)).value_or(HoldState::Held), rows.instant(5)});
    return holds;
}

} // namespace

void HoldStore::insert(sql::Connection &connection, std::span<const Hold> holds) const
{
    sql::BulkInsert rows(connection, {"holds", "id, order_id, option_id, quantity, state, expires_at", 6, {}});
    for (const Hold &hold : holds)
        rows.add(hold.id, hold.orderId, hold.optionId, hold.quantity, textOf(HoldState::Held), hold.expiresAt);
    rows.flush();
}

std::vector<Hold> HoldStore::find(sql::Connection &connection, const std::vector<Id> &ids) const
{
    return readAll(connection
                       .statement(QByteArray("SELECT ") + columns + " FROM " + sql::eachId(connection) +
                                  " holds h ON h.id = j.value")
                       .bind(sql::idList(ids)));
}

std::vector<Hold> HoldStore::lockHeld(sql::Connection &connection, const std::vector<Id> &ids) const
{
    return readAll(connection
                       .statement(QByteArray("SELECT ") + columns + " FROM " + sql::eachId(connection) +
                                  " holds h ON h.id = j.value WHERE h.state = 'HELD'" + connection.forUpdate())
                       .bind(sql::idList(ids)));
}

void HoldStore::move(sql::Connection &connection, const std::vector<Hold> &held, HoldState to) const
{
    std::vector<Id> ids;
    for (const Hold &hold : held)
        ids.push_back(hold.id);
    const qint64 moved =
        sql::update(connection, {"holds", "state = ?", {textOf(to)}, "state = 'HELD'"}, sql::idList(std::move(ids)));
    FIRSTCOME_ASSERT(moved == qint64(held.size()), "the holds that were locked are those that move");
}

void HoldStore::commit(sql::Connection &connection, const std::vector<Hold> &held, Instant now) const
{
    if (held.empty())
        return;
    move(connection, held, HoldState::Committed);
    std::vector<CounterChange> changes;
    for (const Hold &hold : held)
        changes.push_back({hold.optionId, -hold.quantity, -hold.quantity, hold.quantity});
    m_stock.change(connection, std::move(changes), now);
}

void HoldStore::release(sql::Connection &connection, const std::vector<Hold> &held, Instant now) const
{
    if (held.empty())
        return;
    move(connection, held, HoldState::Released);
    std::vector<CounterChange> changes;
    for (const Hold &hold : held)
        changes.push_back({hold.optionId, 0, -hold.quantity, 0});
    m_stock.change(connection, std::move(changes), now);
}

void HoldStore::undo(sql::Connection &connection, const std::vector<Hold> &ended, const std::vector<QByteArray> &causes,
                     Instant now) const
{
    std::vector<Id> ids;
    std::vector<CounterChange> changes = m_stock.takeEntries(connection, causes);
    for (const Hold &hold : ended) {
        FIRSTCOME_ASSERT(hold.state != HoldState::Held, "what is held is released or committed first");
        ids.push_back(hold.id);
        if (hold.state == HoldState::Committed)
            changes.push_back({hold.optionId, hold.quantity, 0, -hold.quantity});
    }
    sql::removeRows(connection, {"holds", "id"}, ids);
    if (!changes.empty())
        m_stock.change(connection, std::move(changes), now);
}

std::vector<Hold> HoldStore::page(sql::Connection &connection, Id after, int limit) const
{
    return readAll(
        connection.statement(QByteArray("SELECT ") + columns + " FROM holds h WHERE h.id > ? ORDER BY h.id LIMIT ?")
            .bind(after, limit));
}

QList<Check> HoldStore::checks()
{
    return {noRows("stock.held", QStringLiteral("Held = the sum of HELD holds, for every option."),
                   "SELECT o.id FROM options o LEFT JOIN (SELECT option_id, SUM(quantity) AS units FROM holds "
                   "WHERE state = 'HELD' GROUP BY option_id) h ON h.option_id = o.id "
                   "WHERE COALESCE(h.units, 0) <> o.held"),
            noRows("stock.holds-known", QStringLiteral("Every hold is of an option that exists."),
                   "SELECT h.id FROM holds h LEFT JOIN options o ON o.id = h.option_id WHERE o.id IS NULL"),
            noRows("stock.sold",
                   QStringLiteral("Sold = the sum of COMMITTED holds less what was put back, for every option."),
                   "SELECT o.id FROM options o LEFT JOIN (SELECT option_id, SUM(quantity) AS units FROM holds "
                   "WHERE state = 'COMMITTED' GROUP BY option_id) h ON h.option_id = o.id LEFT JOIN (SELECT option_id, "
                   "SUM(quantity) AS units FROM stock_entries WHERE kind = 'PUT_BACK' GROUP BY option_id) e "
                   "ON e.option_id = o.id WHERE COALESCE(h.units, 0) - COALESCE(e.units, 0) <> o.sold")};
}

} // namespace firstcome::stock
