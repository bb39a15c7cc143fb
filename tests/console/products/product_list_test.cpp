// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/products/product_filter.h"
#include "console/products/product_list_model.h"
#include "console/widgets/table_roles.h"
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;

namespace {

Product necklace(qint64 version = 1)
{
    Product product;
    product.id = 9;
    product.name = QStringLiteral("<b>Necklace</b>");
    product.version = version;
    product.options = {{91, QStringLiteral("Short"), 12'900, 4, OffSale::No, 5, 1, 2, 10},
                       {92, QStringLiteral("Long"), 15'900, 3}};
    return product;
}

StockView stockOf(Id option, qint64 onHand, qint64 version)
{
    StockView stock;
    stock.optionId = option;
    stock.productId = 9;
    stock.onHand = onHand;
    stock.version = version;
    return stock;
}

} // namespace

class ProductListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterSurvivesBeingKept()
    {
        ProductFilter filter;
        filter.text = QStringLiteral("목걸이 & +");
        filter.storeId = QStringLiteral("12");
        filter.type = ProductFilter::Type::Flash;
        filter.inStock = true;
        filter.sort = ProductFilter::Sort::PriceDown;
        QCOMPARE(productFilterFrom(toVariant(filter)), filter);
        QCOMPARE(productFilterFrom({}), ProductFilter());
        QVERIFY(filter.narrows());
        ProductFilter sorted;
        sorted.sort = ProductFilter::Sort::PriceUp;
        QVERIFY(!sorted.narrows());
    }

    void aFilterIsSentAsTyped()
    {
        ProductFilter filter;
        filter.text = QStringLiteral("a&b+c");
        filter.type = ProductFilter::Type::Normal;
        const ApiRequest request = productsRequest(filter, {1, QStringLiteral("abc"), 100});
        QCOMPARE(request.query, QByteArray("limit=100&cursor=abc&q=a%26b%2Bc&flash=false&sort=newest"));
    }

    void aRowAddsUpItsOptions()
    {
        const ProductRow row = productRow(necklace());
        QCOMPARE(row.available, qint64(7));
        QCOMPARE(priceRange(row), QStringLiteral("₩12,900 – ₩15,900"));
        QVERIFY(productRow(necklace(2)).stamp > row.stamp);
    }

    void liveStockChangesTheRowInPlace()
    {
        ProductListModel model;
        quint64 query = 0;
        model.setFetch([&query](const PagedTable::PageRequest &page) { query = page.query; });
        model.reload();
        model.takePage(query, {productRow(necklace())}, {});
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.applyStock(stockOf(91, 9, 11));
        QCOMPARE(model.at(0).available, qint64(12));
        model.applyStock(stockOf(91, 1, 10)); // older
        model.applyStock(stockOf(99, 1, 50)); // none of its options
        QCOMPARE(model.at(0).available, qint64(12));
        QCOMPARE(resets.count(), 0);
        const QModelIndex cell = model.index(0, ProductListModel::Available);
        QCOMPARE(model.data(cell, NumberRole).toLongLong(), qint64(12));
    }
};

QTEST_MAIN(ProductListTest)
#include "product_list_test.moc"
