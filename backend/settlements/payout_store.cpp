// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/payout_store.h"

#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"

namespace firstcome::settlements {

namespace {

QByteArray select(const QByteArray &rest)
{
    return "SELECT id, seller_id, from_day, to_day, amount, settlement_count, state, approval_id, decided_by, "
           "decided_at, reason, requested_at, version FROM payouts " +
           rest;
}

std::optional<Id> orNothing(Id id)
{
    return id ? std::optional(id) : std::nullopt;
}

} // namespace

void PayoutStore::insert(const Payout &payout)
{
    m_connection
        .statement("INSERT INTO payouts (id, seller_id, from_day, to_day, amount, settlement_count, state, "
                   "waiting_seller, reason, requested_at, version) VALUES (?,?,?,?,?,?,?,?,?,?,?)")
        .bind(payout.id, payout.sellerId, payout.from, payout.to, payout.amount, payout.settlements,
              textOf(payout.state), payout.sellerId, payout.reason, payout.requestedAt, payout.version)
        .exec();
}

std::vector<Payout> PayoutStore::read(sql::Statement &rows)
{
    std::vector<Payout> payouts;
    while (rows.next()) {
        const auto state = payoutStateFrom(rows.text(6));
        FIRSTCOME_ASSERT(state, "a stored payout is one of ours");
        payouts.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4),
                           rows.integer(5), *state, rows.optionalInteger(7).value_or(0),
                           rows.optionalInteger(8).value_or(0), rows.optionalInstant(9), rows.string(10),
                           rows.instant(11), rows.integer(12)});
    }
    return payouts;
}

std::optional<Payout> PayoutStore::find(Id id)
{
    const auto found = read(m_connection.statement(select("WHERE id = ?") + m_connection.forUpdate()).bind(id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::optional<Payout> PayoutStore::waitingOf(Id sellerId)
{
    const QByteArray text = select("WHERE waiting_seller = ?") + m_connection.forUpdate();
    const auto found = read(m_connection.statement(text).bind(sellerId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Payout> PayoutStore::page(const PayoutFilter &filter, int limit)
{
    QByteArray where = "WHERE id < ?";
    if (filter.sellerId)
        where += " AND seller_id = " + QByteArray::number(filter.sellerId);
    if (filter.state)
        where += QByteArray(" AND state = '") + textOf(*filter.state) + '\'';
    return read(m_connection.statement(select(where + " ORDER BY id DESC LIMIT ?")).bind(filter.before, limit));
}

void PayoutStore::close(const Payout &payout)
{
    const qint64 closed =
        m_connection
            .statement("UPDATE payouts SET state = ?, waiting_seller = NULL, approval_id = ?, decided_by = ?, "
                       "decided_at = ?, reason = ?, version = ? WHERE id = ? AND state = 'REQUESTED'")
            .bind(textOf(payout.state), orNothing(payout.approvalId), orNothing(payout.decidedBy), payout.decidedAt,
                  payout.reason, payout.version, payout.id)
            .exec();
    FIRSTCOME_ASSERT(closed == 1, "a payout's row is locked by who decides");
}

PayoutSums PayoutStore::sumsOf(Id sellerId)
{
    auto &row = m_connection
                    .statement("SELECT COALESCE(SUM(CASE WHEN state = 'REQUESTED' THEN amount ELSE 0 END), 0), "
                               "COALESCE(SUM(CASE WHEN state = 'PAID' THEN amount ELSE 0 END), 0) "
                               "FROM payouts WHERE seller_id = ?")
                    .bind(sellerId);
    const PayoutSums sums = row.next() ? PayoutSums{row.integer(0), row.integer(1)} : PayoutSums();
    row.reset();
    return sums;
}

PaidPayouts PayoutStore::paidIn(const DaySpan &span)
{
    auto &row = m_connection
                    .statement("SELECT COUNT(*), COALESCE(SUM(amount), 0) FROM payouts WHERE state = 'PAID' "
                               "AND decided_at >= ? AND decided_at < ?")
                    .bind(span.from, span.to);
    const PaidPayouts paid = row.next() ? PaidPayouts{row.integer(0), row.integer(1)} : PaidPayouts();
    row.reset();
    return paid;
}

Money PayoutStore::paidAlone(Id sellerId, Instant since)
{
    auto &row = m_connection
                    .statement("SELECT COALESCE(SUM(amount), 0) FROM payouts WHERE seller_id = ? AND state = 'PAID' "
                               "AND approval_id IS NULL AND decided_at > ?")
                    .bind(sellerId, since);
    const Money amount = row.next() ? row.integer(0) : 0;
    row.reset();
    return amount;
}

std::optional<Payout> PayoutStore::approvedBy(Id approvalId)
{
    const auto found = read(m_connection.statement(select("WHERE approval_id = ?")).bind(approvalId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

qint64 PayoutStore::countApproved()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM payouts WHERE approval_id IS NOT NULL");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id PayoutStore::highestId()
{
    return sql::highestId(m_connection, {"payouts"});
}

QList<Check> PayoutStore::checks()
{
    return {noRows("payouts.waiting", QStringLiteral("Of a seller one payout waits at most, and says so."),
                   "SELECT id FROM payouts WHERE (state = 'REQUESTED') <> (waiting_seller IS NOT NULL) "
                   "OR (state = 'REQUESTED' AND waiting_seller <> seller_id)"),
            noRows("payouts.rows", QStringLiteral("A payout is the sum of its settlements, which are in no other."),
                   "SELECT p.id FROM payouts p LEFT JOIN (SELECT payout_id, COUNT(*) AS n, "
                   "SUM(CASE WHEN carried = 1 THEN 0 ELSE net END) AS amount, "
                   "SUM(CASE WHEN state = 'PAID' THEN 1 ELSE 0 END) AS paid FROM settlements "
                   "WHERE payout_id IS NOT NULL GROUP BY payout_id) s ON s.payout_id = p.id "
                   "WHERE (p.state = 'REJECTED' AND s.n IS NOT NULL) OR (p.state <> 'REJECTED' AND (s.n IS NULL OR "
                   "s.amount <> p.amount OR s.n <> p.settlement_count OR "
                   "s.paid <> CASE WHEN p.state = 'PAID' THEN s.n ELSE 0 END)) UNION ALL "
                   "SELECT id FROM settlements WHERE (state = 'OPEN') <> (payout_id IS NULL)")};
}

} // namespace firstcome::settlements
