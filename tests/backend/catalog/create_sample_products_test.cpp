// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_sample_products.h"
#include "backend/catalog/product_view.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::catalog;
using test::CatalogCase;
using test::Engine;

namespace {

ProductList listed(Engine &engine, const CatalogParts &parts, const ProductFilter &filter)
{
    ProductPage page;
    page.filter = filter;
    page.limit = 100;
    return engine.read([&](sql::Connection &connection) {
        return ProductView(parts, ProductDetail::Books).list(connection, page, true);
    });
}

} // namespace

class CreateSampleProductsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samplesAreAddedToWhatIsThere_data() { Engine::addRows(); }
    void samplesAreAddedToWhatIsThere()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        test::TestGround ground(database->database(), systemNow);
        const CatalogCase given(ground);
        const CatalogParts &parts = given.parts();
        createSampleProducts(parts, 2'100);
        createSampleProducts(parts, 3);
        ProductFilter filter;
        QCOMPARE(*listed(*database, parts, filter).total, 2'103);
        filter.q = QStringLiteral("목걸이");
        QVERIFY(*listed(*database, parts, filter).total > 100);
        const Product product = listed(*database, parts, {}).items.constFirst();
        QCOMPARE(product.options.size(), 1);
        QCOMPARE(product.options.constFirst().available, 1'000);
        QCOMPARE(product.options.constFirst().price, product.price);
        QVERIFY(product.name.startsWith(QStringLiteral("0002102 ")));
        QVERIFY(given.stock.board().all().empty());
    }
};

QTEST_GUILESS_MAIN(CreateSampleProductsTest)
#include "create_sample_products_test.moc"
