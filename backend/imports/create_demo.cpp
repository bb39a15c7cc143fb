// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/create_demo.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include "backend/imports/demoCatalogue.gen.h"
#include "backend/imports/import_products.h"
#include "shared/base/assert.h"

namespace firstcome::imports {

namespace {

const QString storeName = QStringLiteral("Firstcome Jewelry");
const QString onSale = QStringLiteral("galaxy-earrings");
constexpr std::chrono::hours saleLasts{24 * 7};
constexpr qint64 saleLimit = 2;
constexpr std::chrono::seconds saleHoldTime{120};

/// False when the store was there.
bool openStore(const catalog::CatalogParts &parts, Id sellerId)
{
    const auto work = [&](sql::Connection &connection) {
        return catalog::createStore(connection, parts,
                                    {{storeName, QStringLiteral("The demo's store"), 0}, sellerId, parts.clock()})
            .has_value();
    };
    return parts.database.write(sql::Queue::Background, work).get();
}

void openSale(sql::Connection &connection, const catalog::CatalogParts &parts)
{
    const auto store = catalog::StoreStore(connection).findByName(storeName);
    const QList<Product> products = catalog::ProductStore(connection).findByHandles(store->id, {onSale});
    if (products.isEmpty())
        return; // somebody took the demo's product away
    const Instant now = parts.clock();
    const auto present = parts.sales.saleOf(connection, products.constFirst().id, now);
    if (present && present->closeAt > now)
        return;
    sales::Sale sale;
    sale.id = parts.ids.next(now);
    sale.productId = products.constFirst().id;
    sale.openAt = now;
    sale.closeAt = now + saleLasts;
    sale.perMemberLimit = saleLimit;
    sale.holdTime = saleHoldTime;
    const auto inserted = parts.sales.insert(connection, sale, now);
    FIRSTCOME_ASSERT(inserted.has_value(), "there is no other sale that is not over");
}

} // namespace

void createDemo(const catalog::CatalogParts &parts, Id sellerId)
{
    if (openStore(parts, sellerId)) {
        ImportJob job;
        job.file = demoCatalogue();
        job.store = storeName;
        const auto report = ImportProducts(parts).run(job);
        FIRSTCOME_ASSERT(report && report->failed == 0, "the demo's catalogue is good");
    }
    parts.database.write(sql::Queue::Background, [&](sql::Connection &connection) { openSale(connection, parts); })
        .get();
}

} // namespace firstcome::imports
