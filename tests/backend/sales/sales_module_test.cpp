// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::TradeCase;

class SalesModuleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsOnSaleIsOnTheBoardsBeforeTheFirstRequest_data() { Engine::addRows(); }
    void whatIsOnSaleIsOnTheBoardsBeforeTheFirstRequest()
    {
        OPEN_SHOP(shop);
        const auto open = shop.offer({.stock = 7, .limit = 2});
        const auto planned = shop.offer({.stock = 5, .opens = 1h, .closes = 2h, .sale = true});
        const auto over = shop.offer({.stock = 4, .opens = -3h, .closes = -2h, .sale = true});
        const auto plain = shop.offer({.stock = 3});
        // What the next start finds.
        test::TestGround ground(shop.engine->database(), [&shop] { return shop.now; });
        approvals::ApprovalsModule approvals(ground.all, 24h);
        stock::StockModule stock(ground.all, approvals);
        sales::SalesModule sales(ground.all, stock, 600s);
        QVERIFY(!sales.board().decidingSale(open.productId, shop.now));
        shop.engine->read([&](sql::Connection &connection) { sales.load(connection); });
        QCOMPARE(sales.board().decidingSale(open.productId, shop.now)->id, open.saleId);
        QCOMPARE(sales.board().decidingSale(planned.productId, shop.now)->id, planned.saleId);
        QCOMPARE(sales.board().decidingSale(over.productId, shop.now)->id, over.saleId);
        const auto shown = stock.board().product(open.productId);
        QVERIFY(shown);
        QCOMPARE(shown->options.size(), 1U);
        QCOMPARE(shown->options.front().available(), 7);
        QVERIFY(stock.board().product(planned.productId));
        QVERIFY(!stock.board().product(over.productId));
        QVERIFY(!stock.board().product(plain.productId));
    }
};

QTEST_GUILESS_MAIN(SalesModuleTest)
#include "sales_module_test.moc"
