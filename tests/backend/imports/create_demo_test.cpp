// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/catalog/product_view.h"
#include "backend/imports/create_demo.h"
#include "tests/backend/catalog/catalog_case.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::imports;
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
};

QTEST_GUILESS_MAIN(CreateDemoTest)
#include "create_demo_test.moc"
