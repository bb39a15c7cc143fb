// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correction_store.h"

#include "backend/platform/sql/id_list.h"

namespace firstcome::stock {

namespace {

QByteArray select(const QByteArray &rest)
{
    return "SELECT id, option_id, kind, quantity, reason, corrector, corrector_id, created_at, approval_id "
           "FROM stock_corrections " +
           rest;
}

std::vector<Correction> read(sql::Statement &rows)
{
    std::vector<Correction> corrections;
    while (rows.next()) {
        const bool received = rows.text(2) == textOf(StockEntryKind::Received);
        corrections.push_back(
            {rows.integer(0),
             rows.integer(1),
             {received ? StockEntryKind::Received : StockEntryKind::Scrapped, rows.integer(3), rows.string(4)},
             rows.text(5) == textOf(Corrector::Seller) ? Corrector::Seller : Corrector::Operator,
             rows.integer(6),
             rows.instant(7),
             rows.optionalInteger(8).value_or(0)});
    }
    return corrections;
}

} // namespace

void CorrectionStore::insert(sql::Connection &connection, const Correction &correction)
{
    connection
        .statement("INSERT INTO stock_corrections (id, option_id, kind, quantity, reason, corrector, corrector_id, "
                   "cause, created_at, approval_id) VALUES (?,?,?,?,?,?,?,?,?,?)")
        .bind(correction.id, correction.optionId, textOf(correction.what.kind), correction.what.quantity,
              correction.what.reason, textOf(correction.corrector), correction.correctorId, correction.cause(),
              correction.at, correction.approvalId ? std::optional(correction.approvalId) : std::nullopt)
        .exec();
}

std::vector<Correction> CorrectionStore::page(sql::Connection &connection, const CorrectionFilter &filter, int limit)
{
    auto &rows = connection.statement(select("WHERE option_id = ? AND id < ? ORDER BY id DESC LIMIT ?"));
    return read(rows.bind(filter.optionId, filter.before, limit));
}

bool CorrectionStore::anyOf(sql::Connection &connection, const std::vector<Id> &optionIds)
{
    auto &row = connection
                    .statement("SELECT 1 FROM " + sql::eachId(connection) +
                               " stock_corrections c ON c.option_id = j.value LIMIT 1")
                    .bind(sql::idList(optionIds));
    const bool any = row.next();
    row.reset();
    return any;
}

std::optional<Correction> CorrectionStore::approvedBy(sql::Connection &connection, Id approvalId)
{
    auto found = read(connection.statement(select("WHERE approval_id = ?")).bind(approvalId));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

qint64 CorrectionStore::countApproved(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT COUNT(*) FROM stock_corrections WHERE approval_id > 0");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id CorrectionStore::highestId(sql::Connection &connection)
{
    return sql::highestId(connection, {"stock_corrections"});
}

QList<Check> CorrectionStore::checks()
{
    return {noRows("stock.corrections", QStringLiteral("A correction by a person and its stock entry say the same."),
                   "SELECT c.id FROM stock_corrections c LEFT JOIN stock_entries e ON e.cause = c.cause "
                   "AND e.option_id = c.option_id AND e.kind = c.kind AND e.quantity = c.quantity "
                   "WHERE e.cause IS NULL UNION ALL "
                   "SELECT e.id FROM stock_entries e LEFT JOIN stock_corrections c ON c.cause = e.cause "
                   "WHERE e.cause LIKE 'correction:%' AND c.cause IS NULL"),
            noRows("stock.approved", QStringLiteral("An operator's correction names the approval of a second person."),
                   "SELECT id FROM stock_corrections WHERE (corrector = 'OPERATOR') <> (approval_id IS NOT NULL)")};
}

} // namespace firstcome::stock
