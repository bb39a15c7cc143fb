// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/create_demo.h"
#include "backend/catalog/create_sample_products.h"
#include "backend/catalog/product_view.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::catalog;
using namespace std::chrono_literals;
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

class CreateDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDemoHasACatalogueAndAnOpenSale_data() { Engine::addRows(); }
    void theDemoHasACatalogueAndAnOpenSale()
    {
        OPEN_ENGINE(database, CatalogCase::migrations());
        auto later = std::make_shared<std::chrono::milliseconds>(0);
        test::TestGround ground(database->database(), [later] { return systemNow() + *later; });
        const CatalogCase given(ground);
        const CatalogParts &parts = given.parts();
        for (int start = 0; start < 3; ++start) {
            createDemo(parts, 1001);
            QCOMPARE(*listed(*database, parts, {}).total, 20);
            ProductFilter flash;
            flash.flash = true;
            const ProductList onSale = listed(*database, parts, flash);
            QCOMPARE(onSale.items.size(), 1);
            QCOMPARE(onSale.items.constFirst().sale->state, SaleState::Open);
            QCOMPARE(onSale.items.constFirst().options.constFirst().available, 100);
            QCOMPARE(onSale.items.constFirst().sellerId, 1001);
            QVERIFY(onSale.items.constFirst().price > 1000);
            if (start == 1)
                *later = 24h * 30;
        }
        const qint64 sales = database->read([](sql::Connection &connection) {
            auto &row = connection.statement("SELECT COUNT(*) FROM sales");
            return row.next() ? row.integer(0) : -1;
        });
        QCOMPARE(sales, 2);
    }

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

QTEST_GUILESS_MAIN(CreateDemoTest)
#include "create_demo_test.moc"
