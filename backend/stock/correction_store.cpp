// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correction_store.h"

#include "backend/platform/sql/id_list.h"

namespace firstcome::stock {

void CorrectionStore::insert(sql::Connection &connection, const Correction &correction)
{
    connection
        .statement("INSERT INTO stock_corrections (id, option_id, kind, quantity, reason, corrector, corrector_id, "
                   "cause, created_at) VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(correction.id, correction.optionId, textOf(correction.what.kind), correction.what.quantity,
              correction.what.reason, textOf(correction.corrector), correction.correctorId, correction.cause(),
              correction.at)
        .exec();
}

std::vector<Correction> CorrectionStore::page(sql::Connection &connection, const CorrectionFilter &filter, int limit)
{
    auto &rows = connection
                     .statement("SELECT id, kind, quantity, reason, corrector, corrector_id, created_at "
                                "FROM stock_corrections WHERE option_id = ? AND id < ? "
                                "ORDER BY id DESC LIMIT ?")
                     .bind(filter.optionId, filter.before, limit);
    std::vector<Correction> corrections;
    while (rows.next()) {
        const bool received = rows.text(1) == textOf(StockEntryKind::Received);
        corrections.push_back(
            {rows.integer(0),
             filter.optionId,
             {received ? StockEntryKind::Received : StockEntryKind::Scrapped, rows.integer(2), rows.string(3)},
             rows.text(4) == textOf(Corrector::Seller) ? Corrector::Seller : Corrector::Operator,
             rows.integer(5),
             rows.instant(6)});
    }
    return corrections;
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
                   "WHERE e.cause LIKE 'correction:%' AND c.cause IS NULL")};
}

} // namespace firstcome::stock
