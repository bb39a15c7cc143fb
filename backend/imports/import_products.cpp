// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_products.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "shared/base/assert.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include <QCryptographicHash>
#include <QSet>

namespace firstcome::imports {

namespace {

/// So many rows are written in a few milliseconds; a product with more options is a slice of its own.
constexpr int rowsASlice = 80;

const QString nameColumn = QStringLiteral("Title");

int rowsOf(const CsvProduct &product)
{
    return 1 + int(product.tags.size()) + 2 * int(product.options.size());
}

/// The next products from `from` on that are written together.
QList<CsvProduct> sliceOf(const QList<CsvProduct> &products, qsizetype from)
{
    int rows = 0;
    qsizetype to = from;
    while (to < products.size() && (to == from || rows + rowsOf(products.at(to)) <= rowsASlice))
        rows += rowsOf(products.at(to++));
    return products.mid(from, to - from);
}

void count(ImportReport &report, const ProductPlan &plan)
{
    switch (plan.outcome.kind) {
    case ImportOutcome::Kind::Created:
        ++report.created;
        break;
    case ImportOutcome::Kind::Updated:
        ++report.updated;
        break;
    case ImportOutcome::Kind::Unchanged:
        ++report.unchanged;
        break;
    case ImportOutcome::Kind::Failed:
        ++report.failed;
        break;
    }
    report.errors.append(plan.errors);
    for (const int row : plan.failedRows)
        report.failedRows.insert(row, {});
    report.gone.append(plan.gone);
    report.priceMoves.append(plan.priceMoves);
    report.onSale += plan.outcome.onSale;
    for (const ImportGone &gone : plan.gone)
        report.ended += gone.ended ? 1 : 0;
}

template <typename T>
void sortByRow(QList<T> &items)
{
    std::stable_sort(items.begin(), items.end(), [](const T &a, const T &b) { return a.row < b.row; });
}

/// The first of them in the order of the file; how many more there are.
template <typename T>
int cut(QList<T> &items, qsizetype most)
{
    sortByRow(items);
    const qsizetype more = std::max<qsizetype>(items.size() - most, 0);
    items.resize(items.size() - more);
    return int(more);
}

/// Says of each row of a failed product what is wrong in it.
void sayInRows(ImportReport &report)
{
    for (const ImportError &error : std::as_const(report.errors)) {
        QString &said = report.failedRows[error.row];
        const QString field = error.field.isEmpty() ? QString() : error.field + QStringLiteral(": ");
        said += (said.isEmpty() ? QString() : QStringLiteral("; ")) + field + error.message;
    }
}

/// Brings the report into the order of the file and cuts it to what is listed.
void finish(ImportReport &report)
{
    sayInRows(report);
    report.errorsOmitted = cut(report.errors, ImportReport::errorsListed);
    report.goneOmitted = cut(report.gone, ImportReport::errorsListed);
    report.priceMovesOmitted = cut(report.priceMoves, ImportReport::errorsListed);
    cut(report.products, ImportReport::productsListed);
}

ImportReport reportOf(const CsvCatalogue &catalogue, bool dryRun)
{
    ImportReport report;
    report.dryRun = dryRun;
    report.columns = catalogue.columns;
    report.rows = catalogue.rows;
    report.skipped = int(catalogue.off.size());
    report.inventory = catalogue.isInventory;
    report.errors = catalogue.errors;
    report.failed = int(catalogue.failed.size());
    report.products = catalogue.failed;
    for (const int row : catalogue.failedRows)
        report.failedRows.insert(row, {});
    for (const CsvProduct &product : catalogue.products)
        report.rounded += product.rounded;
    return report;
}

} // namespace

Result<ImportReport> ImportProducts::run(const ImportJob &job) const
{
    // A store that is not there is said first; one that is made is made only for a file that can be read.
    auto target = job.makesStore ? Result<Target>(Target{}) : targetOf(job);
    if (!target)
        return tl::unexpected(target.error());
    auto catalogue = readShopifyCsv(job.file, job.columns);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    if (job.makesStore)
        target = targetOf(job);
    if (!target)
        return tl::unexpected(target.error());
    target->missing = job.missing;
    target->inventory = catalogue->isInventory;
    ImportReport report = reportOf(*catalogue, job.dryRun);
    AuditEntry begin;
    begin.action = "import.begin";
    begin.after = {{QStringLiteral("rows"), report.rows},
                   {QStringLiteral("sha256"),
                    QString::fromLatin1(QCryptographicHash::hash(job.file, QCryptographicHash::Sha256).toHex())}};
    audit(job, *target, begin);
    catalogue->notes.addMany(ImportNotes::NotInFile, countLeftOut(*target, *catalogue));
    report.notes = catalogue->notes.list();
    runAll(*target, catalogue->products, report);
    runAll(*target, catalogue->off, report);
    finish(report);
    AuditEntry end;
    end.action = "import.end";
    for (const char *field : {"created", "updated", "unchanged", "failed", "rounded", "skipped", "ended"})
        end.after.insert(QLatin1StringView(field), toJson(report).value(QLatin1StringView(field)));
    audit(job, *target, end);
    return report;
}

Result<ImportProducts::Target> ImportProducts::targetOf(const ImportJob &job) const
{
    const auto work = [&](sql::Connection &connection) -> Result<StoreView> {
        const auto store = catalog::StoreStore(connection).findByName(job.store);
        if (store)
            return *store;
        if (!job.makesStore)
            return refuse(code::storeNotFound, QStringLiteral("There is no store \"%1\".").arg(job.store));
        if (const auto fault = nameFault(job.store, product_limit::store))
            return refuse(code::valueInvalid, QStringLiteral("The store's name %1.").arg(*fault));
        if (job.dryRun)
            return StoreView();
        return catalog::createStore(connection, m_parts, {{job.store, {}, 0}, 0, m_parts.clock()});
    };
    const auto store = m_parts.database.write(sql::Queue::Background, work).get();
    if (!store)
        return tl::unexpected(store.error());
    return Target{store->id, store->sellerId, m_parts.ids.next(m_parts.clock()), job.dryRun};
}

void ImportProducts::audit(const ImportJob &job, const Target &target, AuditEntry entry) const
{
    if (job.operatorId == 0 || job.dryRun)
        return;
    entry.operatorId = job.operatorId;
    entry.requestId = job.requestId;
    entry.object = "store:" + QByteArray::number(target.storeId);
    entry.at = m_parts.clock();
    m_parts.database
        .write(sql::Queue::Background,
               [this, entry](sql::Connection &connection) { m_parts.audit.append(connection, entry); })
        .get();
}

void ImportProducts::runAll(const Target &target, const QList<CsvProduct> &products, ImportReport &report) const
{
    for (qsizetype at = 0; at < products.size();) {
        const QList<CsvProduct> slice = sliceOf(products, at);
        for (const ProductPlan &plan : runSlice(target, slice)) {
            count(report, plan);
            if (at < ImportReport::productsListed)
                report.products.append(plan.outcome);
        }
        at += slice.size();
    }
}

/// How many products of the store that came from files this file does not name.
int ImportProducts::countLeftOut(const Target &target, const CsvCatalogue &catalogue) const
{
    if (catalogue.isInventory || target.storeId == 0)
        return 0;
    const auto work = [&target](sql::Connection &connection) {
        return catalog::ProductStore(connection).handles(target.storeId);
    };
    const QStringList handles = m_parts.database.read(work).get();
    QSet<QString> named;
    for (const CsvProduct &product : catalogue.products + catalogue.off)
        named.insert(searchKey(product.handle));
    for (const ImportOutcome &failed : catalogue.failed)
        named.insert(searchKey(failed.handle));
    return int(std::count_if(handles.begin(), handles.end(),
                             [&named](const QString &handle) { return !named.contains(searchKey(handle)); }));
}

std::vector<ProductPlan> ImportProducts::runSlice(const Target &target, const QList<CsvProduct> &slice) const
{
    const auto work = [&](sql::Connection &connection) {
        return planAll(connection, {target, m_parts.clock()}, slice);
    };
    return target.dryRun ? m_parts.database.read(work).get()
                         : m_parts.database.write(sql::Queue::Background, work).get();
}

std::vector<ProductPlan> ImportProducts::planAll(sql::Connection &connection, const Turn &turn,
                                                 const QList<CsvProduct> &slice) const
{
    const Target &target = turn.target;
    if (!target.dryRun)
        catalog::ProductStore(connection).lockNames(target.storeId);
    const auto present = presentOf(connection, target, slice);
    std::vector<ProductPlan> plans;
    for (const CsvProduct &wanted : slice) {
        auto made = plan(connection, turn, wanted, present.value(searchKey(wanted.handle)));
        if (!made)
            continue;
        if (!made->errors.isEmpty())
            made->failedRows = wanted.rows;
        else if (!target.dryRun)
            apply(connection, turn, *made);
        plans.push_back(*std::move(made));
    }
    return plans;
}

std::optional<ProductPlan> ImportProducts::plan(sql::Connection &connection, const Turn &turn, const CsvProduct &wanted,
                                                const Present &present) const
{
    const Target &target = turn.target;
    if (target.inventory)
        return planOfStock(wanted, present);
    if (!wanted.off.isEmpty())
        return planOfOff(wanted, present, target.missing);
    ProductPlan plan = planOf(wanted, present, target.missing);
    // A product that was registered by hand and not by a file: which of the two is meant cannot be told.
    const bool isThere = plan.product.id == 0 &&
                         catalog::ProductStore(connection).isNameTakenWithoutHandle({target.storeId, wanted.name, 0});
    if (isThere) {
        plan.errors.append(
            {wanted.row, nameColumn,
             QStringLiteral("the store has a product of this name without a handle; delete or rename it"),
             wanted.handle, wanted.name});
        plan.outcome.kind = ImportOutcome::Kind::Failed;
        plan.outcome.onSale = 0;
    }
    return plan;
}

/// What the catalogue has under the slice's handles, the options' rows locked where they are about to change.
QHash<QString, Present> ImportProducts::presentOf(sql::Connection &connection, const Target &target,
                                                  const QList<CsvProduct> &slice) const
{
    QStringList handles;
    for (const CsvProduct &product : slice)
        handles.append(product.handle);
    QHash<QString, Present> byHandle;
    QHash<Id, QString> handleOf;
    std::vector<Id> productIds;
    for (const Product &product : catalog::ProductStore(connection).findByHandles(target.storeId, handles)) {
        byHandle[searchKey(product.handle)].product = product;
        handleOf.insert(product.id, searchKey(product.handle));
        productIds.push_back(product.id);
    }
    std::vector<stock::Option> options = m_parts.stock.optionsOf(connection, productIds);
    if (!target.dryRun) {
        std::vector<Id> ids;
        for (const stock::Option &option : options)
            ids.push_back(option.id);
        options = m_parts.stock.lock(connection, ids);
    }
    for (stock::Option &option : options)
        byHandle[handleOf.value(option.productId)].options.push_back(std::move(option));
    return byHandle;
}

void ImportProducts::apply(sql::Connection &connection, const Turn &turn, ProductPlan &plan) const
{
    const Instant now = turn.now;
    catalog::ProductStore products(connection);
    if (plan.product.id == 0) {
        plan.product.id = m_parts.ids.next(now);
        plan.product.storeId = turn.target.storeId;
        plan.product.sellerId = turn.target.sellerId;
        plan.product.version = 1;
        plan.product.createdAt = now;
        plan.product.updatedAt = now;
        products.insert(plan.product);
    } else if (plan.changesRow && !products.update(plan.product, now)) {
        throw sql::Failure(sql::Failure::Kind::Retry, "another process changed a product that is being imported");
    }
    insertOptions(connection, turn, plan);
    for (const OptionPlan &option : plan.options) {
        if (option.id != 0)
            applyOption(connection, turn, option);
    }
    if (plan.changesRow || !plan.options.empty())
        m_parts.stock.offerProduct(connection, plan.product.id, plan.product.off == OffSale::No, now);
}

void ImportProducts::insertOptions(sql::Connection &connection, const Turn &turn, const ProductPlan &plan) const
{
    std::vector<stock::Option> added;
    for (const OptionPlan &option : plan.options) {
        if (option.id != 0)
            continue;
        stock::Option &one = added.emplace_back(option.after);
        one.id = m_parts.ids.next(turn.now);
        one.productId = plan.product.id;
        one.position = option.position;
        one.importedStock = option.wanted.stock;
    }
    if (!added.empty())
        m_parts.stock.insertOptions(connection, added, turn.now);
}

void ImportProducts::applyOption(sql::Connection &connection, const Turn &turn, const OptionPlan &option) const
{
    const Instant now = turn.now;
    m_parts.stock.updateOption(connection, option.id,
                               {option.after.name, option.after.price, {}, option.wanted.stock, option.after.off}, now);
    if (option.difference == 0)
        return;
    const QByteArray cause = "import:" + QByteArray::number(turn.target.importId) + ':' + QByteArray::number(option.id);
    const stock::StockMove move{option.id, std::abs(option.difference), cause};
    const auto moved = option.difference > 0 ? m_parts.stock.receive(connection, move, now)
                                             : m_parts.stock.scrap(connection, move, now);
    FIRSTCOME_ASSERT(moved.has_value() && *moved, "the plan was made under the option's lock");
}

} // namespace firstcome::imports
