// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/admission_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include <algorithm>

namespace firstcome::sales {

namespace {

constexpr qint64 removedAtOnce = 500; ///< rows of a ledger in one transaction

/// One row a pair, in order of (sale, member): that of the locks.
std::vector<Allowance> summed(std::vector<Allowance> grants)
{
    std::sort(grants.begin(), grants.end());
    std::vector<Allowance> sums;
    for (const Allowance &grant : grants) {
        if (!sums.empty() && sums.back().saleId == grant.saleId && sums.back().memberId == grant.memberId)
            sums.back().units += grant.units;
        else
            sums.push_back(grant);
    }
    return sums;
}

/// "[[sale,member,units],...]"
QByteArray pairList(const std::vector<Allowance> &pairs)
{
    QByteArray text = "[";
    for (const Allowance &pair : pairs) {
        text.append(text.size() > 1 ? ",[" : "[").append(QByteArray::number(pair.saleId)).append(',');
        text.append(QByteArray::number(pair.memberId)).append(',').append(QByteArray::number(pair.units)).append(']');
    }
    return text + ']';
}

/// SQLite: prepared once, a row costs less than a text would.
qint64 giveBackOneByOne(sql::Connection &connection, const std::vector<Allowance> &grants)
{
    qint64 rows = 0;
    for (const Allowance &grant : grants)
        rows +=
            connection.statement("UPDATE sale_members SET granted = granted - ? WHERE sale_id = ? AND member_id = ?")
                .bind(grant.units, grant.saleId, grant.memberId)
                .exec();
    return rows;
}

/// MariaDB: one round trip, however many members a slice of the sweep has.
qint64 giveBackTogether(sql::Connection &connection, const std::vector<Allowance> &grants)
{
    return connection
        .statement("UPDATE " +
                   sql::eachOf("sale_id BIGINT PATH '$[0]', member_id BIGINT PATH '$[1]', units BIGINT PATH '$[2]'") +
                   " sale_members m ON m.sale_id = j.sale_id "
                   "AND m.member_id = j.member_id SET m.granted = m.granted - j.units")
        .bind(pairList(grants))
        .exec();
}

QByteArray eachPair(const sql::Connection &connection)
{
    if (connection.isSqlite())
        return "SELECT m.sale_id, m.member_id, m.granted FROM json_each(?) j CROSS JOIN sale_members m "
               "ON m.sale_id = j.value->>0 AND m.member_id = j.value->>1";
    return "SELECT m.sale_id, m.member_id, m.granted FROM " +
           sql::eachOf("sale_id BIGINT PATH '$[0]', member_id BIGINT PATH '$[1]'") +
           " sale_members m ON m.sale_id = j.sale_id AND m.member_id = j.member_id FOR UPDATE";
}

} // namespace

void AdmissionStore::append(sql::Connection &connection, std::span<const Admission> admissions) const
{
    sql::BulkInsert rows(
        connection,
        {"admissions", "sale_id, sequence, order_id, member_id, quantity, received_at, decided_at, hash", 8, {}});
    for (const Admission &row : admissions)
        rows.add(row.saleId, row.sequence, row.orderId, row.memberId, row.quantity, row.receivedAt, row.decidedAt,
                 sql::Blob{row.hash});
    rows.flush();
}

std::vector<Admission> AdmissionStore::page(sql::Connection &connection, Id saleId, qint64 after, int limit) const
{
    auto &rows = connection
                     .statement("SELECT sequence, order_id, member_id, quantity, received_at, decided_at, hash "
                                "FROM admissions WHERE sale_id = ? AND sequence > ? ORDER BY sequence LIMIT ?")
                     .bind(saleId, after, limit);
    std::vector<Admission> admissions;
    while (rows.next())
        admissions.push_back({saleId, rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3),
                              rows.instant(4), rows.instant(5), rows.text(6)});
    return admissions;
}

std::vector<Allowance> AdmissionStore::granted(sql::Connection &connection, const std::vector<Allowance> &pairs) const
{
    std::vector<Allowance> found;
    auto &rows = connection.statement(eachPair(connection)).bind(pairList(summed(pairs)));
    while (rows.next())
        found.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    return found;
}

void AdmissionStore::grant(sql::Connection &connection, std::vector<Allowance> grants) const
{
    sql::BulkInsert rows(connection, {"sale_members", "sale_id, member_id, granted", 3,
                                      sql::addOnConflict(connection, "sale_id, member_id", "granted")});
    for (const Allowance &grant : summed(std::move(grants)))
        rows.add(grant.saleId, grant.memberId, grant.units);
    rows.flush();
}

void AdmissionStore::giveBack(sql::Connection &connection, std::vector<Allowance> grants) const
{
    if (grants.empty())
        return;
    const std::vector<Allowance> sums = summed(std::move(grants));
    const qint64 rows = connection.isSqlite() ? giveBackOneByOne(connection, sums) : giveBackTogether(connection, sums);
    FIRSTCOME_ASSERT(rows == qint64(sums.size()), "only what was granted is given back");
}

void AdmissionStore::forget(sql::Connection &connection, const std::vector<Allowance> &grants) const
{
    std::vector<Allowance> held = grants;
    std::erase_if(held, [](const Allowance &grant) { return grant.units == 0; });
    giveBack(connection, std::move(held));
    for (const Allowance &pair : summed(grants))
        connection.statement("DELETE FROM sale_members WHERE sale_id = ? AND member_id = ? AND granted = 0")
            .bind(pair.saleId, pair.memberId)
            .exec();
}

std::optional<qint64> AdmissionStore::removeSome(sql::Connection &connection, Id saleId) const
{
    auto &row = connection.statement("SELECT MIN(sequence) FROM admissions WHERE sale_id = ?").bind(saleId);
    const auto first = row.next() ? row.optionalInteger(0) : std::nullopt;
    row.reset();
    if (!first)
        return std::nullopt;
    const qint64 end = *first + removedAtOnce;
    auto &sum = connection.statement("SELECT SUM(quantity) FROM admissions WHERE sale_id = ? AND sequence < ?")
                    .bind(saleId, end);
    const qint64 units = sum.next() ? sum.integer(0) : 0;
    sum.reset();
    connection.statement("DELETE FROM admissions WHERE sale_id = ? AND sequence < ?").bind(saleId, end).exec();
    return units;
}

std::vector<Allowance> AdmissionStore::members(sql::Connection &connection, const Allowance &after, int limit) const
{
    auto &rows = connection
                     .statement("SELECT sale_id, member_id, granted FROM sale_members "
                                "WHERE sale_id > ? OR (sale_id = ? AND member_id > ?) "
                                "ORDER BY sale_id, member_id LIMIT ?")
                     .bind(after.saleId, after.saleId, after.memberId, limit);
    std::vector<Allowance> members;
    while (rows.next())
        members.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    return members;
}

std::map<Id, qint64> AdmissionStore::admittedUnits(sql::Connection &connection) const
{
    auto &rows = connection.statement("SELECT sale_id, SUM(quantity) FROM admissions GROUP BY sale_id");
    std::map<Id, qint64> units;
    while (rows.next())
        units.emplace(rows.integer(0), rows.integer(1));
    return units;
}

qint64 AdmissionStore::admittedUnits(sql::Connection &connection, Id saleId) const
{
    auto &row =
        connection.statement("SELECT COALESCE(SUM(quantity), 0) FROM admissions WHERE sale_id = ?").bind(saleId);
    const qint64 units = row.next() ? row.integer(0) : 0;
    row.reset();
    return units;
}

QList<Check> AdmissionStore::checks()
{
    return {noRows("sales.sequence",
                   QStringLiteral("The admissions of a sale are numbered 1, 2, 3 ... up to the sale's count."),
                   "SELECT s.id FROM sales s LEFT JOIN (SELECT sale_id, COUNT(*) AS amount, MIN(sequence) AS lowest, "
                   "MAX(sequence) AS highest FROM admissions GROUP BY sale_id) a ON a.sale_id = s.id "
                   "WHERE COALESCE(a.amount, 0) <> s.admission_count OR COALESCE(a.highest, 0) <> s.admission_count "
                   "OR COALESCE(a.lowest, 1) <> 1"),
            noRows("sales.limits", QStringLiteral("Nobody was granted more of a sale than its limit a member."),
                   "SELECT m.member_id FROM sale_members m JOIN sales s ON s.id = m.sale_id "
                   "WHERE m.granted > s.per_member_limit")};
}

} // namespace firstcome::sales
