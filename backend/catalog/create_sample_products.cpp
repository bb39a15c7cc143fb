// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_sample_products.h"

#include "backend/catalog/create_product.h"
#include "backend/catalog/product_store.h"
#include "backend/catalog/store_store.h"
#include <array>

namespace firstcome::catalog {

namespace {

constexpr int productsATransaction = 2'000;
constexpr qint64 unitsOfEach = 1'000;

struct Word
{
    const char16_t *english;
    const char16_t *korean;
};
constexpr std::array materials{Word{u"Silver", u"은"},     Word{u"Gold", u"금"},     Word{u"Leather", u"가죽"},
                               Word{u"Pearl", u"진주"},    Word{u"Wooden", u"나무"}, Word{u"Cotton", u"면"},
                               Word{u"Ceramic", u"도자기"}};
constexpr std::array things{Word{u"Necklace", u"목걸이"}, Word{u"Earrings", u"귀걸이"}, Word{u"Bracelet", u"팔찌"},
                            Word{u"Ring", u"반지"},       Word{u"Watch", u"시계"},      Word{u"Bag", u"가방"},
                            Word{u"Cup", u"컵"},          Word{u"Shirt", u"셔츠"}};

/// Spreads consecutive numbers over their range, the same on every machine.
constexpr quint64 spread(quint64 number)
{
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    return number ^ (number >> 27);
}

/// The number leads the name, so that the index of names grows at its end.
Product sampleProduct(qint64 number, const StoreView &store, Instant now)
{
    const quint64 chance = spread(quint64(number) + 1);
    const Word &material = materials[chance % materials.size()];
    const Word &thing = things[(chance >> 8) % things.size()];
    Product product;
    product.storeId = store.id;
    product.sellerId = store.sellerId;
    product.name = QStringLiteral("%1 %2 %3 %4")
                       .arg(number, 7, 10, QChar(u'0'))
                       .arg(QString::fromUtf16(material.english), QString::fromUtf16(thing.english),
                            QString::fromUtf16(thing.korean));
    product.description =
        QStringLiteral("%1 %2, sample").arg(QString::fromUtf16(material.korean), QString::fromUtf16(thing.korean));
    product.category = QString::fromUtf16(thing.english);
    product.tags = QStringList{QString::fromUtf16(material.english).toLower()};
    product.price = Money(1 + (chance >> 16) % 1'000) * 100;
    product.version = 1;
    product.createdAt = now;
    product.updatedAt = now;
    return product;
}

StoreView sampleStore(const CatalogParts &parts)
{
    const QString name = QStringLiteral("Sample");
    const auto work = [&](sql::Connection &connection) {
        const auto store = StoreStore(connection).findByName(name);
        return store ? *store : *createStore(connection, parts, {{name, {}, 0}, 0, parts.clock()});
    };
    return parts.database.write(sql::Queue::Background, work).get();
}

struct Batch
{
    StoreView store;
    qint64 first = 0;
    int count = 0;
};

void writeBatch(sql::Connection &connection, const CatalogParts &parts, const stock::StockStore &stock,
                const Batch &batch)
{
    const Instant now = parts.clock();
    QList<Product> products;
    std::vector<stock::Option> options;
    for (int i = 0; i < batch.count; ++i) {
        Product product = sampleProduct(batch.first + i, batch.store, now);
        product.id = parts.ids.next(now);
        stock::Option option;
        option.id = parts.ids.next(now);
        option.productId = product.id;
        option.name = QStringLiteral("Default Title");
        option.price = product.price;
        option.onHand = unitsOfEach;
        products.append(std::move(product));
        options.push_back(std::move(option));
    }
    ProductStore(connection).insert(products);
    stock.insertOptions(connection, options, now);
}

} // namespace

void createSampleProducts(const CatalogParts &parts, qint64 count)
{
    const StoreView store = sampleStore(parts);
    ProductPage all;
    all.filter.storeId = store.id;
    const qint64 present =
        parts.database.read([&](sql::Connection &connection) { return ProductStore(connection).count(all); }).get();
    // Heard by nobody: the stock board of the process would keep every sample in memory.
    const Changes unheard;
    const stock::StockStore stock(unheard);
    for (qint64 made = 0; made < count; made += productsATransaction) {
        const Batch batch{store, present + made, int(std::min<qint64>(productsATransaction, count - made))};
        parts.database
            .write(sql::Queue::Background,
                   [&](sql::Connection &connection) { writeBatch(connection, parts, stock, batch); })
            .get();
    }
}

} // namespace firstcome::catalog
