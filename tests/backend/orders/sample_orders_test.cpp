// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sample_order_store.h"

#include "shared/contract/delivery_payloads.h"
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using test::Engine;

/// What members of load runs buy goes its way and is no business.
class SampleOrdersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThoseThatWereMarkedAreSamples_data() { Engine::addRows(); }
    void onlyThoseThatWereMarkedAreSamples()
    {
        OPEN_SHOP(shop);
        shop.engine->write([](sql::Connection &connection) { orders::markSampleOrders(connection, {7, 9}); });
        const auto among = shop.engine->read([](sql::Connection &connection) {
            return orders::sampleOrdersAmong(connection, {6, 7, 8});
        });
        QCOMPARE(among, std::unordered_set<Id>{7});
    }

    /// It is no sale of anybody's: whoever pays sellers never hears of it.
    void theirDeliveryIsNotToldAsSold_data() { Engine::addRows(); }
    void theirDeliveryIsNotToldAsSold()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 10});
        for (const bool sample : {true, false}) {
            const auto placed = shop.placed(sample ? 1 : 2, {{offer.optionId, 1}});
            const Id orderId = placed.order.id;
            const Id lineId = placed.lines[0].id;
            if (sample)
                shop.engine->write(
                    [&](sql::Connection &connection) { orders::markSampleOrders(connection, {orderId}); });
            shop.pay(orderId);
            shop.tell(DeliveryRequested{orderId, {lineId}});
            shop.tell(DeliveryStarted{orderId, lineId});
            shop.tell(Delivered{orderId, lineId});
            QCOMPARE(shop.order(orderId).state, OrderState::Completed);
            QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'LinesDelivered'"), sample ? 0 : 1);
        }
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderCompleted'"), 2);
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(SampleOrdersTest)
#include "sample_orders_test.moc"
