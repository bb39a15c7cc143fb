// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_line_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::settlements {

namespace {

const QByteArray columns =
    QByteArrayLiteral("id, day, seller_id, store_id, order_id, line_id, claim_id, kind, amount, fee, happened_at");
constexpr int columnCount = 11;

} // namespace

void SettlementLineStore::insert(std::span<const SettlementLine> lines)
{
    sql::BulkInsert rows(m_connection,
                         {"settlement_lines", columns, columnCount, sql::ignoreOnConflict(m_connection, "id")});
    for (const SettlementLine &line : lines)
        rows.add(line.id, line.day, line.sellerId, line.storeId, line.orderId, line.lineId, line.claimId,
                 textOf(line.kind), line.amount, line.fee, line.at);
    rows.flush();
}

std::vector<SettlementLine> SettlementLineStore::read(sql::Statement &rows)
{
    std::vector<SettlementLine> lines;
    while (rows.next()) {
        const auto kind = settlementLineKindFrom(rows.text(7));
        FIRSTCOME_ASSERT(kind, "a stored line is one of ours");
        lines.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4),
                         rows.integer(5), rows.integer(6), *kind, rows.integer(8), rows.integer(9), rows.instant(10)});
    }
    return lines;
}

std::optional<SettlementLine> SettlementLineStore::saleOf(Id lineId)
{
    const auto found =
        read(m_connection.statement("SELECT " + columns + " FROM settlement_lines WHERE line_id = ? AND claim_id = 0")
                 .bind(lineId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

BackBefore SettlementLineStore::backOf(Id lineId)
{
    auto &row = m_connection.statement("SELECT COALESCE(SUM(amount), 0), COALESCE(SUM(fee), 0) FROM settlement_lines "
                                       "WHERE line_id = ? AND claim_id <> 0");
    row.bind(lineId);
    const BackBefore before = row.next() ? BackBefore{row.integer(0), row.integer(1)} : BackBefore();
    row.reset();
    return before;
}

bool SettlementLineStore::hasBack(const GivenBack &back)
{
    auto &row = m_connection.statement("SELECT 1 FROM settlement_lines WHERE line_id = ? AND claim_id = ?");
    const bool has = row.bind(back.lineId, back.claimId).next();
    row.reset();
    return has;
}

void SettlementLineStore::keepWaiting(const GivenBack &back)
{
    sql::BulkInsert rows(m_connection, {"settlement_waiting_refunds", "claim_id, line_id, amount, happened_at", 4,
                                        sql::ignoreOnConflict(m_connection, "claim_id")});
    rows.add(back.claimId, back.lineId, back.amount, back.at);
    rows.flush();
}

std::vector<GivenBack> SettlementLineStore::takeWaiting(Id lineId)
{
    auto &rows = m_connection
                     .statement("SELECT claim_id, line_id, amount, happened_at FROM settlement_waiting_refunds "
                                "WHERE line_id = ? ORDER BY claim_id")
                     .bind(lineId);
    std::vector<GivenBack> waiting;
    while (rows.next())
        waiting.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.instant(3)});
    if (!waiting.empty())
        m_connection.statement("DELETE FROM settlement_waiting_refunds WHERE line_id = ?").bind(lineId).exec();
    return waiting;
}

Day SettlementLineStore::closedUntil()
{
    auto &row = m_connection.statement(QByteArray("SELECT closed_until FROM settlement_fence WHERE only_row = 1") +
                                       m_connection.forUpdate());
    FIRSTCOME_ASSERT(row.next(), "the fence stands");
    const Day day = row.integer(0);
    row.reset();
    return day;
}

void SettlementLineStore::closeUntil(Day day)
{
    m_connection.statement("UPDATE settlement_fence SET closed_until = ? WHERE only_row = 1 AND closed_until < ?")
        .bind(day, day)
        .exec();
}

std::optional<Day> SettlementLineStore::firstDayAfter(Day closed)
{
    auto &row = m_connection.statement("SELECT MIN(day) FROM settlement_lines WHERE day > ?").bind(closed);
    const auto first = row.next() ? row.optionalInteger(0) : std::nullopt;
    row.reset();
    return first;
}

qint64 SettlementLineStore::rateAt(Instant placed)
{
    auto &row =
        m_connection.statement("SELECT basis_points FROM settlement_rates WHERE since <= ? ORDER BY since DESC LIMIT 1")
            .bind(placed);
    const qint64 rate = row.next() ? row.integer(0) : 0;
    row.reset();
    return rate;
}

void SettlementLineStore::setRate(qint64 basisPoints, Instant now)
{
    auto &row = m_connection.statement("SELECT basis_points FROM settlement_rates ORDER BY since DESC LIMIT 1");
    const auto last = row.next() ? std::optional(row.integer(0)) : std::nullopt;
    row.reset();
    if (last == basisPoints)
        return;
    m_connection.statement("DELETE FROM settlement_rates WHERE since = ?").bind(last ? now : Instant()).exec();
    m_connection.statement("INSERT INTO settlement_rates (since, basis_points) VALUES (?,?)")
        .bind(last ? now : Instant(), basisPoints)
        .exec();
}

std::vector<SellerSum> SettlementLineStore::sums(Day day, Id after, int limit)
{
    // In the order of the index, which has all it needs: it ends with the last of these sellers.
    auto &rows = m_connection
                     .statement("SELECT seller_id, COUNT(*), SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END), "
                                "SUM(CASE WHEN amount < 0 THEN amount ELSE 0 END), SUM(fee) FROM settlement_lines "
                                "WHERE day = ? AND seller_id > ? GROUP BY seller_id ORDER BY seller_id LIMIT ?")
                     .bind(day, after, limit);
    std::vector<SellerSum> sums;
    while (rows.next())
        sums.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    return sums;
}

std::vector<SettlementLine> SettlementLineStore::page(const LinePage &page, int limit)
{
    return read(m_connection
                    .statement("SELECT " + columns +
                               " FROM settlement_lines WHERE day = ? AND seller_id = ? AND id > ? ORDER BY id LIMIT ?")
                    .bind(page.day, page.sellerId, page.after, limit));
}

Id SettlementLineStore::highestId()
{
    return sql::highestId(m_connection, {"settlement_lines"});
}

QList<Check> SettlementLineStore::checks()
{
    return {
        noRows("settlements.lines",
               QStringLiteral("Nothing goes back to a seller's account but of a line that was sold, and never more."),
               "SELECT line_id FROM settlement_lines GROUP BY line_id HAVING "
               "SUM(CASE WHEN kind = 'SALE' THEN 1 ELSE 0 END) <> 1 OR SUM(amount) < 0 OR SUM(fee) < 0 OR "
               "SUM(CASE WHEN (kind = 'SALE') <> (claim_id = 0) OR (kind = 'SALE') <> (amount >= 0) THEN 1 ELSE 0 END) "
               "<> 0"),
    };
}

} // namespace firstcome::settlements
