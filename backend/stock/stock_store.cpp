// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/stock_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <map>

namespace firstcome::stock {

namespace {

constexpr auto columns = "o.id, o.product_id, o.position, o.name, o.price, o.on_hand, o.held, o.sold, "
                         "o.imported_stock, o.deleted_at, o.version, o.off_sale, o.product_off, o.shadow";

Option optionOf(const sql::Statement &row)
{
    Option option;
    option.id = row.integer(0);
    option.productId = row.integer(1);
    option.position = int(row.integer(2));
    option.name = row.string(3);
    option.price = row.integer(4);
    option.onHand = row.integer(5);
    option.held = row.integer(6);
    option.sold = row.integer(7);
    option.importedStock = row.optionalInteger(8);
    option.deletedAt = row.optionalInstant(9);
    option.version = row.integer(10);
    option.off = row.isNull(11) ? OffSale::No : offSaleFrom(row.text(11));
    option.productOff = row.integer(12) != 0;
    option.shadow = row.integer(13) != 0;
    return option;
}

std::vector<Option> readAll(sql::Statement &rows)
{
    std::vector<Option> options;
    while (rows.next())
        options.push_back(optionOf(rows));
    return options;
}

QByteArray byIds(sql::Connection &connection, const char *key)
{
    return QByteArray("SELECT ") + columns + " FROM " + sql::eachId(connection) + " options o ON o." + key +
           " = j.value";
}

Refusal notFound(Id optionId)
{
    return {code::optionNotFound,
            QStringLiteral("There is no such option."),
            {{QStringLiteral("optionId"), idText(optionId)}},
            {}};
}

/// False when the cause was there already.
bool insertEntry(sql::Connection &connection, const StockMove &move, StockEntryKind kind, Instant now)
{
    return connection
               .statement(
                   "INSERT INTO stock_entries (option_id, kind, quantity, cause, created_at) VALUES (?,?,?,?,?)" +
                   sql::ignoreOnConflict(connection, "cause"))
               .bind(move.optionId, textOf(kind), move.quantity, move.cause, now)
               .exec() == 1;
}

std::vector<StockStore::Entry> readEntries(sql::Statement &rows)
{
    std::vector<StockStore::Entry> entries;
    while (rows.next()) {
        const QByteArray kind = rows.text(3);
        entries.push_back({{rows.integer(0), rows.integer(1), rows.text(2)},
                           kind == textOf(StockEntryKind::PutBack)    ? StockEntryKind::PutBack
                           : kind == textOf(StockEntryKind::Scrapped) ? StockEntryKind::Scrapped
                                                                      : StockEntryKind::Received});
    }
    return entries;
}

} // namespace

void StockStore::insertOption(sql::Connection &connection, const Option &option, Instant now) const
{
    insertOptions(connection, std::span(&option, 1), now);
}

void StockStore::insertOptions(sql::Connection &connection, std::span<const Option> options, Instant now) const
{
    sql::BulkInsert rows(connection, {"options",
                                      "id, product_id, position, name, name_key, price, on_hand, held, sold, "
                                      "imported_stock, product_off, shadow, version, created_at, updated_at",
                                      15,
                                      {}});
    sql::BulkInsert entries(connection, {"stock_entries", "option_id, kind, quantity, cause, created_at", 5, {}});
    std::vector<OptionStock> stocks;
    for (const Option &option : options) {
        rows.add(option.id, option.productId, option.position, option.name, searchKey(option.name), option.price,
                 option.onHand, 0, 0, option.importedStock, option.productOff, option.shadow, 1, now, now);
        if (option.onHand > 0)
            entries.add(option.id, textOf(StockEntryKind::Received), option.onHand,
                        "initial:" + QByteArray::number(option.id), now);
        stocks.push_back(stockOf(option));
        stocks.back().version = 1;
    }
    rows.flush();
    entries.flush();
    tell(connection, stocks);
}

bool StockStore::updateOption(sql::Connection &connection, Id optionId, const OptionChange &change, Instant now) const
{
    // In one statement: what is not given stays as it is when the row is ours, not as somebody saw it before.
    const std::optional<QString> key = change.name ? std::optional(searchKey(*change.name)) : std::nullopt;
    const qint64 rows =
        connection
            .statement(
                "UPDATE options SET name = COALESCE(?, name), name_key = COALESCE(?, name_key), "
                "price = COALESCE(?, price), position = COALESCE(?, position), "
                "imported_stock = COALESCE(?, imported_stock), off_sale = CASE WHEN ? = 1 THEN ? ELSE off_sale END, "
                "version = version + 1, updated_at = ? WHERE id = ? AND deleted_at IS NULL")
            .bind(change.name, key, change.price, change.position, change.importedStock, change.off.has_value(),
                  textOf(change.off.value_or(OffSale::No)), now, optionId)
            .exec();
    if (rows == 1)
        announce(connection, {optionId});
    return rows == 1;
}

void StockStore::offerProduct(sql::Connection &connection, Id productId, bool onSale, Instant now) const
{
    std::vector<Id> changed;
    for (const Option &option : optionsOf(connection, productId)) {
        if (option.productOff == onSale)
            changed.push_back(option.id);
    }
    if (changed.empty())
        return;
    sql::update(connection,
                {"options", "product_off = ?, version = version + 1, updated_at = ?", {onSale ? 0 : 1, now}},
                sql::idList(changed));
    announce(connection, changed);
}

void StockStore::deleteOptions(sql::Connection &connection, const std::vector<Id> &optionIds, Instant now) const
{
    if (optionIds.empty())
        return;
    sql::update(connection,
                {"options", "deleted_at = ?, version = version + 1, updated_at = ?", {now, now}, "deleted_at IS NULL"},
                sql::idList(optionIds));
    announce(connection, optionIds);
}

std::optional<Option> StockStore::find(sql::Connection &connection, Id optionId) const
{
    const auto found = find(connection, std::vector{optionId});
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Option> StockStore::find(sql::Connection &connection, const std::vector<Id> &optionIds) const
{
    return readAll(connection.statement(byIds(connection, "id")).bind(sql::idList(optionIds)));
}

std::vector<Option> StockStore::lock(sql::Connection &connection, const std::vector<Id> &optionIds) const
{
    return readAll(connection.statement(byIds(connection, "id") + connection.forUpdate()).bind(sql::idList(optionIds)));
}

void StockStore::lockOptionsOf(sql::Connection &connection, Id productId) const
{
    std::vector<Id> ids;
    for (const Option &option : optionsOf(connection, productId))
        ids.push_back(option.id);
    lock(connection, ids);
}

std::vector<Option> StockStore::optionsOf(sql::Connection &connection, Id productId) const
{
    return readAll(connection
                       .statement(QByteArray("SELECT ") + columns +
                                  " FROM options o WHERE o.product_id = ? "
                                  "AND o.deleted_at IS NULL ORDER BY o.position, o.id")
                       .bind(productId));
}

std::vector<Option> StockStore::optionsOf(sql::Connection &connection, const std::vector<Id> &productIds) const
{
    return readAll(connection
                       .statement(byIds(connection, "product_id") +
                                  " WHERE o.deleted_at IS NULL ORDER BY o.product_id, o.position, o.id")
                       .bind(sql::idList(productIds)));
}

std::vector<Option> StockStore::everOf(sql::Connection &connection, const std::vector<Id> &productIds) const
{
    return readAll(
        connection.statement(byIds(connection, "product_id") + " ORDER BY o.id").bind(sql::idList(productIds)));
}

std::vector<Option> StockStore::page(sql::Connection &connection, const OptionFilter &filter, int limit) const
{
    const QByteArray select = QByteArray("SELECT ") + columns + " FROM options o WHERE o.id > ? " +
                              (filter.withDeleted ? "" : "AND o.deleted_at IS NULL ");
    if (filter.text.isEmpty())
        return readAll(
            connection.statement(select + "AND o.shadow = 0 ORDER BY o.id LIMIT ?").bind(filter.after, limit));
    // INSTR knows no wildcards, so what is typed is what is looked for.
    const QByteArray products = connection.isSqlite()
                                    ? "SELECT value FROM json_each(?)"
                                    : "SELECT value FROM JSON_TABLE(?, '$[*]' COLUMNS (value BIGINT PATH '$')) j";
    // What is rehearsed is found by its number alone.
    return readAll(connection
                       .statement(select +
                                  "AND (? IN (o.id, o.product_id) OR (o.shadow = 0 AND (INSTR(o.name_key, ?) > 0 OR "
                                  "o.product_id IN (" +
                                  products + ")))) ORDER BY o.id LIMIT ?")
                       .bind(filter.after, idFrom(QStringView(filter.text)).value_or(0), searchKey(filter.text),
                             sql::idList(filter.productIds), limit));
}

void StockStore::fillKeys(sql::Connection &connection)
{
    // All are filled in at once, so the first of them tells whether any is missing.
    auto &first = connection.statement("SELECT name_key FROM options ORDER BY id LIMIT 1");
    const bool missing = first.next() && first.text(0).isEmpty();
    first.reset();
    if (!missing)
        return;
    std::vector<std::pair<Id, QString>> names;
    auto &rows = connection.statement("SELECT id, name FROM options");
    while (rows.next())
        names.emplace_back(rows.integer(0), rows.string(1));
    for (const auto &[id, name] : names)
        connection.statement("UPDATE options SET name_key = ? WHERE id = ?").bind(searchKey(name), id).exec();
}

QList<Check> StockStore::checks()
{
    return {
        noRows("stock.conserved", QStringLiteral("Received - scrapped = on hand + sold, for every option."),
               "SELECT o.id FROM options o LEFT JOIN (SELECT option_id, SUM(CASE kind WHEN 'RECEIVED' THEN quantity "
               "WHEN 'SCRAPPED' THEN -quantity ELSE 0 END) AS units FROM stock_entries GROUP BY option_id) e "
               "ON e.option_id = o.id WHERE COALESCE(e.units, 0) <> o.on_hand + o.sold"),
        noRows("stock.range", QStringLiteral("0 <= held <= on hand and 0 <= sold, for every option."),
               "SELECT id FROM options WHERE held < 0 OR held > on_hand OR sold < 0")};
}

Id StockStore::highestId(sql::Connection &connection)
{
    return sql::highestId(connection, {"options"});
}

Result<bool> StockStore::enter(sql::Connection &connection, const StockMove &move, StockEntryKind kind,
                               Instant now) const
{
    if (move.quantity <= 0)
        return refuse(code::quantityInvalid);
    const auto found = lock(connection, {move.optionId});
    if (found.empty())
        return tl::unexpected(notFound(move.optionId));
    auto &known = connection.statement("SELECT 1 FROM stock_entries WHERE cause = ?").bind(move.cause);
    const bool counted = known.next();
    known.reset();
    if (counted)
        return false;
    const bool incoming = kind == StockEntryKind::Received;
    if (!incoming && found.front().available() < move.quantity)
        return refuse(code::stockInsufficient, QStringLiteral("Less than that is available."),
                      {{QStringLiteral("available"), found.front().available()}});
    insertEntry(connection, move, kind, now);
    change(connection, {{move.optionId, incoming ? move.quantity : -move.quantity, 0, 0}}, now);
    return true;
}

Result<bool> StockStore::receive(sql::Connection &connection, const StockMove &move, Instant now) const
{
    return enter(connection, move, StockEntryKind::Received, now);
}

Result<bool> StockStore::scrap(sql::Connection &connection, const StockMove &move, Instant now) const
{
    return enter(connection, move, StockEntryKind::Scrapped, now);
}

void StockStore::putBack(sql::Connection &connection, const std::vector<StockMove> &moves, Instant now) const
{
    std::vector<CounterChange> changes;
    for (const StockMove &move : moves) {
        if (insertEntry(connection, move, StockEntryKind::PutBack, now))
            changes.push_back({move.optionId, move.quantity, 0, -move.quantity});
    }
    change(connection, std::move(changes), now);
}

std::vector<StockStore::Entry> StockStore::entriesCausedBy(sql::Connection &connection, const QByteArray &prefix) const
{
    return readEntries(connection
                           .statement("SELECT option_id, quantity, cause, kind FROM stock_entries WHERE cause >= ? "
                                      "AND cause < ?")
                           .bind(prefix, prefix + '~'));
}

std::vector<CounterChange> StockStore::takeEntries(sql::Connection &connection,
                                                   const std::vector<QByteArray> &causes) const
{
    std::vector<CounterChange> undone;
    for (const QByteArray &cause : causes) {
        const auto entries = readEntries(
            connection.statement("SELECT option_id, quantity, cause, kind FROM stock_entries WHERE cause = ?")
                .bind(cause));
        for (const auto &[move, kind] : entries) {
            const bool came = kind != StockEntryKind::Scrapped;
            undone.push_back({move.optionId, came ? -move.quantity : move.quantity, 0,
                              kind == StockEntryKind::PutBack ? move.quantity : 0});
        }
        if (!entries.empty())
            connection.statement("DELETE FROM stock_entries WHERE cause = ?").bind(cause).exec();
    }
    return undone;
}

void StockStore::removeShadows(sql::Connection &connection, const std::vector<Id> &optionIds) const
{
    for (const Id option : optionIds) {
        connection.statement("DELETE FROM stock_entries WHERE cause = ?")
            .bind("initial:" + QByteArray::number(option))
            .exec();
        const qint64 rows =
            connection.statement("DELETE FROM options WHERE id = ? AND shadow = 1 AND held = 0 AND sold = 0")
                .bind(option)
                .exec();
        FIRSTCOME_ASSERT(rows == 1, "only shadow stock of which nothing stands is removed");
    }
}

bool StockStore::hold(sql::Connection &connection, const OptionQuantity &units, Instant now) const
{
    return connection
               .statement("UPDATE options SET held = held + ?, version = version + 1, updated_at = ? "
                          "WHERE id = ? AND on_hand - held >= ?")
               .bind(units.quantity, now, units.optionId, units.quantity)
               .exec() == 1;
}

void StockStore::change(sql::Connection &connection, std::vector<CounterChange> changes, Instant now) const
{
    std::map<Id, CounterChange> sums; // in order of id: that of the locks
    for (const CounterChange &change : changes) {
        CounterChange &sum = sums[change.optionId];
        sum.onHand += change.onHand;
        sum.held += change.held;
        sum.sold += change.sold;
    }
    std::vector<Id> ids;
    for (const auto &[id, sum] : sums) {
        const qint64 rows =
            connection
                .statement("UPDATE options SET on_hand = on_hand + ?, held = held + ?, sold = sold + ?, "
                           "version = version + 1, updated_at = ? WHERE id = ?")
                .bind(sum.onHand, sum.held, sum.sold, now, id)
                .exec();
        FIRSTCOME_ASSERT(rows == 1, "stock changes for an option that exists");
        ids.push_back(id);
    }
    announce(connection, ids);
}

void StockStore::announce(sql::Connection &connection, const std::vector<Id> &optionIds) const
{
    if (optionIds.empty())
        return;
    std::vector<OptionStock> stocks;
    for (const Option &option : find(connection, optionIds))
        stocks.push_back(stockOf(option));
    tell(connection, stocks);
}

void StockStore::tell(sql::Connection &connection, std::span<const OptionStock> stocks) const
{
    m_changes.append(connection, {stocks.begin(), stocks.end()});
}

} // namespace firstcome::stock
