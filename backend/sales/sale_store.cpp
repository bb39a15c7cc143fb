// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sale_store.h"

#include "backend/platform/sql/id_list.h"
#include "backend/sales/admission.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"

namespace firstcome::sales {

namespace {

constexpr auto columns = "s.id, s.product_id, s.open_at, s.close_at, s.per_member_limit, s.hold_seconds, s.announced, "
                         "s.version, s.shadow_of";

Sale saleOfRow(const sql::Statement &row)
{
    Sale sale;
    sale.id = row.integer(0);
    sale.productId = row.integer(1);
    sale.openAt = row.instant(2);
    sale.closeAt = row.instant(3);
    sale.perMemberLimit = row.optionalInteger(4);
    sale.holdTime = std::chrono::seconds(row.integer(5));
    sale.announced = row.integer(6) != 0;
    sale.version = row.integer(7);
    sale.shadowOf = row.optionalInteger(8);
    return sale;
}

std::vector<Sale> readAll(sql::Statement &rows)
{
    std::vector<Sale> sales;
    while (rows.next())
        sales.push_back(saleOfRow(rows));
    return sales;
}

QByteArray select(const char *rest)
{
    return QByteArray("SELECT ") + columns + " FROM sales s " + rest;
}

std::optional<Refusal> overlapWith(const std::vector<Sale> &others, const Sale &sale)
{
    for (const Sale &other : others) {
        if (other.id != sale.id && overlap(other, sale))
            return Refusal{code::saleOverlaps,
                           QStringLiteral("This product has another sale from %1 to %2.")
                               .arg(toIso(other.openAt), toIso(other.closeAt)),
                           {{QStringLiteral("saleId"), idText(other.id)}},
                           {}};
    }
    return std::nullopt;
}

} // namespace

Result<void> SaleStore::insert(sql::Connection &connection, const Sale &sale, Instant now) const
{
    if (auto refusal = overlapWith(salesOf(connection, sale.productId), sale))
        return tl::unexpected(std::move(*refusal));
    connection
        .statement("INSERT INTO sales (id, product_id, open_at, close_at, per_member_limit, hold_seconds, announced, "
                   "version, shadow_of, admission_count, admission_head, created_at, updated_at) "
                   "VALUES (?,?,?,?,?,?,?,?,?,0,?,?,?)")
        .bind(sale.id, sale.productId, sale.openAt, sale.closeAt, sale.perMemberLimit, qint64(sale.holdTime.count()),
              sale.announced, sale.version, sale.shadowOf, sql::Blob{firstLink(sale.id)}, now, now)
        .exec();
    tell(connection, sale, now);
    return {};
}

Result<Sale> SaleStore::update(sql::Connection &connection, const Sale &sale, Instant now) const
{
    if (auto refusal = overlapWith(salesOf(connection, sale.productId), sale))
        return tl::unexpected(std::move(*refusal));
    const qint64 rows = connection
                            .statement("UPDATE sales SET open_at = ?, close_at = ?, per_member_limit = ?, "
                                       "hold_seconds = ?, announced = ?, version = version + 1, updated_at = ? "
                                       "WHERE id = ? AND version = ?")
                            .bind(sale.openAt, sale.closeAt, sale.perMemberLimit, qint64(sale.holdTime.count()),
                                  sale.announced, now, sale.id, sale.version)
                            .exec();
    if (rows != 1)
        return refuse(code::preconditionFailed, QStringLiteral("The sale was changed by somebody else."));
    Sale changed = sale;
    ++changed.version;
    tell(connection, changed, now);
    return changed;
}

std::optional<Sale> SaleStore::find(sql::Connection &connection, Id saleId) const
{
    const auto found = readAll(connection.statement(select("WHERE s.id = ?")).bind(saleId));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Sale> SaleStore::salesOf(sql::Connection &connection, Id productId) const
{
    return readAll(connection.statement(select("WHERE s.product_id = ? ORDER BY s.open_at, s.id")).bind(productId));
}

std::vector<Sale> SaleStore::salesOf(sql::Connection &connection, const std::vector<Id> &productIds) const
{
    return readAll(connection
                       .statement(QByteArray("SELECT ") + columns + " FROM " + sql::eachId(connection) +
                                  " sales s ON s.product_id = j.value ORDER BY s.product_id, s.id")
                       .bind(sql::idList(productIds)));
}

std::optional<Sale> SaleStore::saleOf(sql::Connection &connection, Id productId, Instant now) const
{
    const auto sales = salesOf(connection, productId);
    const Sale *sale = decidingSale(sales, now);
    return sale ? std::optional(*sale) : std::nullopt;
}

std::vector<Id> SaleStore::productsOnSale(sql::Connection &connection, Instant now) const
{
    auto &rows = connection.statement("SELECT DISTINCT s.product_id FROM sales s WHERE s.close_at > ?").bind(now);
    std::vector<Id> products;
    while (rows.next())
        products.push_back(rows.integer(0));
    return products;
}

void SaleStore::removeShadow(sql::Connection &connection, Id saleId) const
{
    connection.statement("DELETE FROM sales WHERE id = ? AND shadow_of IS NOT NULL").bind(saleId).exec();
}

std::vector<Sale> SaleStore::page(sql::Connection &connection, Id before, int limit) const
{
    if (before == 0)
        before = std::numeric_limits<Id>::max();
    return readAll(connection.statement(select("WHERE s.id < ? AND s.shadow_of IS NULL ORDER BY s.id DESC LIMIT ?"))
                       .bind(before, limit));
}

std::vector<LedgerHead> SaleStore::ledgerHeads(sql::Connection &connection, const std::vector<Id> &saleIds) const
{
    auto &rows = connection
                     .statement("SELECT s.id, s.admission_count, s.admission_head FROM " + sql::eachId(connection) +
                                " sales s ON s.id = j.value")
                     .bind(sql::idList(saleIds));
    std::vector<LedgerHead> heads;
    while (rows.next())
        heads.push_back({rows.integer(0), rows.integer(1), rows.text(2)});
    return heads;
}

std::vector<LockedSale> SaleStore::lock(sql::Connection &connection, const std::vector<Id> &saleIds) const
{
    auto &rows = connection
                     .statement(QByteArray("SELECT ") + columns + ", s.admission_count, s.admission_head FROM " +
                                sql::eachId(connection) + " sales s ON s.id = j.value" + connection.forUpdate())
                     .bind(sql::idList(saleIds));
    std::vector<LockedSale> locked;
    while (rows.next())
        locked.push_back({saleOfRow(rows), rows.integer(9), rows.text(10)});
    return locked;
}

std::vector<LockedSale> SaleStore::heads(sql::Connection &connection, Id after, int limit)
{
    auto &rows = connection
                     .statement(QByteArray("SELECT ") + columns +
                                ", s.admission_count, s.admission_head FROM sales s WHERE s.id > ? "
                                "ORDER BY s.id LIMIT ?")
                     .bind(after, limit);
    std::vector<LockedSale> heads;
    while (rows.next())
        heads.push_back({saleOfRow(rows), rows.integer(9), rows.text(10)});
    return heads;
}

void SaleStore::moveHead(sql::Connection &connection, const LockedSale &sale) const
{
    const qint64 rows = connection.statement("UPDATE sales SET admission_count = ?, admission_head = ? WHERE id = ?")
                            .bind(sale.admissionCount, sql::Blob{sale.admissionHead}, sale.sale.id)
                            .exec();
    FIRSTCOME_ASSERT(rows == 1, "admissions belong to a sale that exists");
}

Id SaleStore::highestId(sql::Connection &connection) const
{
    return sql::highestId(connection, {"sales"});
}

std::vector<Sale> SaleStore::closingAfter(sql::Connection &connection, Instant when) const
{
    return readAll(connection.statement(select("WHERE s.close_at > ?")).bind(when));
}

void SaleStore::tell(sql::Connection &connection, const Sale &sale, Instant now) const
{
    m_changes.append(connection, {changeOf(sale, now)});
}

} // namespace firstcome::sales
