// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/import_products.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"
#include <QCryptographicHash>

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

/// Takes products out that have the name of one before them: a name is unique in its store.
void dropRepeatedNames(CsvCatalogue &catalogue)
{
    QHash<QString, int> rows;
    QList<CsvProduct> kept;
    for (CsvProduct &product : catalogue.products) {
        if (!rows.contains(product.name)) {
            rows.insert(product.name, product.row);
            kept.append(std::move(product));
            continue;
        }
        catalogue.errors.append({product.row, nameColumn,
                                 QStringLiteral("\"%1\" is the name of the product in row %2 already")
                                     .arg(product.name)
                                     .arg(rows.value(product.name))});
        catalogue.failed.append({ImportOutcome::Kind::Failed,
                                 product.row,
                                 product.handle,
                                 product.name,
                                 int(product.options.size()),
                                 0,
                                 0,
                                 {}});
    }
    catalogue.products = std::move(kept);
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
}

template <typename T>
void sortByRow(QList<T> &items)
{
    std::stable_sort(items.begin(), items.end(), [](const T &a, const T &b) { return a.row < b.row; });
}

/// Brings the report into the order of the file and cuts it to what is listed.
void finish(ImportReport &report)
{
    sortByRow(report.errors);
    sortByRow(report.products);
    report.errorsOmitted = int(std::max<qsizetype>(report.errors.size() - ImportReport::errorsListed, 0));
    report.errors.resize(std::min<qsizetype>(report.errors.size(), ImportReport::errorsListed));
    report.products.resize(std::min<qsizetype>(report.products.size(), ImportReport::productsListed));
}

ImportReport reportOf(const CsvCatalogue &catalogue, bool dryRun)
{
    ImportReport report;
    report.dryRun = dryRun;
    report.columns = catalogue.columns;
    report.rows = catalogue.rows;
    report.skipped = catalogue.skipped;
    report.errors = catalogue.errors;
    report.failed = int(catalogue.failed.size());
    report.products = catalogue.failed;
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
    auto catalogue = readShopifyCsv(job.file);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    dropRepeatedNames(*catalogue);
    if (job.makesStore)
        target = targetOf(job);
    if (!target)
        return tl::unexpected(target.error());
    ImportReport report = reportOf(*catalogue, job.dryRun);
    AuditEntry begin;
    begin.action = "import.begin";
    begin.after = {{QStringLiteral("rows"), report.rows},
                   {QStringLiteral("sha256"),
                    QString::fromLatin1(QCryptographicHash::hash(job.file, QCryptographicHash::Sha256).toHex())}};
    audit(job, *target, begin);
    for (qsizetype at = 0; at < catalogue->products.size();) {
        const QList<CsvProduct> slice = sliceOf(catalogue->products, at);
        for (const ProductPlan &plan : runSlice(*target, slice)) {
            count(report, plan);
            if (at < ImportReport::productsListed)
                report.products.append(plan.outcome);
        }
        at += slice.size();
    }
    finish(report);
    AuditEntry end;
    end.action = "import.end";
    for (const char *field : {"created", "updated", "unchanged", "failed", "rounded", "skipped"})
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
    const auto present = presentOf(connection, target, slice);
    std::vector<ProductPlan> plans;
    for (const CsvProduct &wanted : slice) {
        ProductPlan plan = planOf(wanted, present.value(wanted.handle));
        if (catalog::ProductStore(connection).isNameTaken({target.storeId, wanted.name, plan.product.id})) {
            plan.errors.append({wanted.row, nameColumn, QStringLiteral("the store has another product of this name")});
            plan.outcome.kind = ImportOutcome::Kind::Failed;
        }
        if (!target.dryRun && plan.errors.isEmpty())
            apply(connection, turn, plan);
        plans.push_back(std::move(plan));
    }
    return plans;
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
        byHandle[product.handle].product = product;
        handleOf.insert(product.id, product.handle);
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
    for (const OptionPlan &option : plan.options)
        applyOption(connection, turn, plan, option);
}

void ImportProducts::applyOption(sql::Connection &connection, const Turn &turn, const ProductPlan &plan,
                                 const OptionPlan &option) const
{
    const Instant now = turn.now;
    if (option.id == 0) {
        stock::Option added;
        added.id = m_parts.ids.next(now);
        added.productId = plan.product.id;
        added.position = option.position;
        added.name = option.wanted.name;
        added.price = option.wanted.price;
        added.onHand = option.wanted.stock;
        added.importedStock = option.wanted.stock;
        m_parts.stock.insertOption(connection, added, now);
        return;
    }
    m_parts.stock.updateOption(connection, option.id, {{}, option.wanted.price, {}, option.wanted.stock}, now);
    if (option.difference == 0)
        return;
    const QByteArray cause = "import:" + QByteArray::number(turn.target.importId) + ':' + QByteArray::number(option.id);
    const stock::StockMove move{option.id, std::abs(option.difference), cause};
    const auto moved = option.difference > 0 ? m_parts.stock.receive(connection, move, now)
                                             : m_parts.stock.scrap(connection, move, now);
    FIRSTCOME_ASSERT(moved.has_value() && *moved, "the plan was made under the option's lock");
}

} // namespace firstcome::imports
