// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/rehearsal_store.h"

namespace firstcome::load {

namespace {

const QByteArray selection = "SELECT sale_id, of_sale_id, product_id, created_at, expires_at, ended_at, verdict, "
                             "peak_per_second, judged_at, book_orders, book_units, book_peak, book_oversold "
                             "FROM rehearsals WHERE ";

std::vector<Rehearsal> readAll(sql::Statement &rows)
{
    std::vector<Rehearsal> rehearsals;
    while (rows.next()) {
        Rehearsal one{rows.integer(0), rows.integer(1), rows.integer(2),
                      rows.instant(3), rows.instant(4), rows.optionalInstant(5)};
        if (!rows.isNull(6))
            one.verdict = RehearsalVerdict{rows.integer(6) != 0, rows.integer(7), rows.instant(8)};
        if (one.verdict && !rows.isNull(9))
            one.verdict->books = RehearsalBooks{rows.integer(9), rows.integer(10), rows.integer(11), rows.integer(12)};
        rehearsals.push_back(one);
    }
    return rehearsals;
}

} // namespace

QJsonObject toJson(const RehearsalBooks &books)
{
    return {{QStringLiteral("orders"), books.orders},
            {QStringLiteral("units"), books.units},
            {QStringLiteral("peakPerSecond"), books.peakPerSecond},
            {QStringLiteral("oversold"), books.oversold}};
}

void RehearsalStore::insert(const Rehearsal &rehearsal)
{
    m_connection
        .statement("INSERT INTO rehearsals (sale_id, of_sale_id, product_id, created_at, expires_at) "
                   "VALUES (?,?,?,?,?)")
        .bind(rehearsal.saleId, rehearsal.ofSaleId, rehearsal.productId, rehearsal.createdAt, rehearsal.expiresAt)
        .exec();
}

std::vector<Rehearsal> RehearsalStore::ofSale(Id saleId, int limit)
{
    return readAll(
        m_connection.statement(selection + "of_sale_id = ? ORDER BY sale_id DESC LIMIT ?").bind(saleId, limit));
}

std::optional<Rehearsal> RehearsalStore::find(const RehearsalOf &rehearsal)
{
    const auto found = readAll(m_connection.statement(selection + "sale_id = ? AND of_sale_id = ?")
                                   .bind(rehearsal.saleId, rehearsal.ofSaleId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Rehearsal> RehearsalStore::open(Id after, int limit)
{
    return readAll(m_connection.statement(selection + "ended_at IS NULL AND sale_id > ? ORDER BY sale_id LIMIT ?")
                       .bind(after, limit));
}

void RehearsalStore::end(Id saleId, Instant now)
{
    m_connection.statement("UPDATE rehearsals SET ended_at = ? WHERE sale_id = ? AND ended_at IS NULL")
        .bind(now, saleId)
        .exec();
}

std::vector<Rehearsal> RehearsalStore::ended(Id after, int limit)
{
    return readAll(m_connection
                       .statement(selection + "ended_at IS NOT NULL AND removed_at IS NULL AND sale_id > ? "
                                              "ORDER BY sale_id LIMIT ?")
                       .bind(after, limit));
}

bool RehearsalStore::lockStanding(Id saleId)
{
    auto &row = m_connection
                    .statement(QByteArray("SELECT 1 FROM rehearsals WHERE sale_id = ? AND removed_at IS NULL") +
                               m_connection.forUpdate())
                    .bind(saleId);
    const bool stands = row.next();
    row.reset();
    return stands;
}

void RehearsalStore::markRemoved(Id saleId, Instant now)
{
    m_connection.statement("UPDATE rehearsals SET removed_at = ? WHERE sale_id = ?").bind(now, saleId).exec();
}

qint64 RehearsalStore::countStanding()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM rehearsals WHERE removed_at IS NULL");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

void RehearsalStore::judge(Id saleId, const RehearsalVerdict &verdict)
{
    m_connection.statement("UPDATE rehearsals SET verdict = ?, peak_per_second = ?, judged_at = ? WHERE sale_id = ?")
        .bind(verdict.ok ? 1 : 0, verdict.peakPerSecond, verdict.at, saleId)
        .exec();
    const RehearsalBooks books = verdict.books.value_or(RehearsalBooks());
    m_connection
        .statement("UPDATE rehearsals SET book_orders = ?, book_units = ?, book_peak = ?, book_oversold = ? "
                   "WHERE sale_id = ?")
        .bind(books.orders, books.units, books.peakPerSecond, books.oversold, saleId)
        .exec();
}

} // namespace firstcome::load
