// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "tests/support/shop/shop.h"
#include <QCoroTask>
#include <QElapsedTimer>
#include <QTest>
#include <ctime>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::TradeCase;

namespace {

constexpr int batchSize = 500;
constexpr std::chrono::seconds holdTime{60};

/// How many holds run out together; FIRSTCOME_SWEPT_HOLDS=100000 measures a crowd.
int crowdSize()
{
    const int asked = qEnvironmentVariableIntValue("FIRSTCOME_SWEPT_HOLDS");
    return asked > 0 ? asked : 3 * batchSize;
}

/// So many orders of as many members, whose holds all run out in the same second.
test::Offered crowd(TradeCase &shop, int orders)
{
    const auto flash = shop.offer({.stock = orders, .limit = 5, .closes = 3600s * 24, .holdTime = holdTime});
    for (Id member = 1; member <= orders;) {
        std::vector<placement::PlacementRequest> batch;
        for (int i = 0; i < batchSize && member <= orders; ++i, ++member)
            batch.push_back(shop.request(member, {{flash.optionId, 1}}));
        shop.place(batch);
    }
    return flash;
}

orders::SweepOrders::Swept slice(TradeCase &shop)
{
    return shop.engine->write([&](sql::Connection &connection) { return shop.sweeper.slice(connection, shop.now); });
}

} // namespace

class SweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCrowdThatRunsOutTogetherIsReleasedExactly_data() { Engine::addRows(); }
    void aCrowdThatRunsOutTogetherIsReleasedExactly()
    {
        OPEN_SHOP(shop);
        const int size = crowdSize();
        const auto flash = crowd(shop, size);
        QCOMPARE(shop.option(flash.optionId).held, size);
        shop.now += holdTime;
        QElapsedTimer clock;
        clock.start();
        const std::clock_t busy = std::clock();
        QCOMPARE(shop.sweep().expired, size);
        qInfo("%d holds released in %lld ms, %lld ms of CPU here", size, clock.elapsed(),
              qint64(std::clock() - busy) * 1'000 / CLOCKS_PER_SEC);
        QCOMPARE(shop.option(flash.optionId).available(), size);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM holds WHERE state = 'RELEASED'"), size);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM sale_members WHERE granted <> 0"), 0);
        QCOMPARE(shop.number("SELECT COUNT(DISTINCT event_key) FROM outbox WHERE type = 'OrderClosed'"), size);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderClosed'"), size);
        QCOMPARE(shop.sweep().looked, 0);
        QCOMPARE(shop.broken(), QStringList());
        // What was given back may be had again, by who had it and to the last unit.
        QCOMPARE(test::said(shop.place({shop.request(1, {{flash.optionId, 5}})}).front()), QByteArray("PLACED"));
    }

    void anOrderThatCannotBeEndedKeepsNoneOfTheOthers_data() { Engine::addRows(); }
    void anOrderThatCannotBeEndedKeepsNoneOfTheOthers()
    {
        OPEN_SHOP(shop);
        const auto whole = shop.offer({.stock = 20});
        const auto torn = shop.offer({.stock = 10});
        std::vector<Id> ended;
        std::vector<Id> stuck;
        for (Id member = 1; member <= 10; ++member) {
            const bool isTorn = member == 3 || member == 4 || member == 8;
            const Id optionId = isTorn ? torn.optionId : whole.optionId;
            (isTorn ? stuck : ended).push_back(shop.placed(member, {{optionId, 1}}).order.id);
        }
        const work::Loop loop;
        // A counter that lost what is held of it.
        shop.run("UPDATE options SET held = 0 WHERE id = " + QByteArray::number(torn.optionId));
        shop.now += 601s;
        QCoro::waitFor(shop.sweeper.run());
        for (const Id orderId : ended)
            QCOMPARE(shop.order(orderId).state, OrderState::Expired);
        QCOMPARE(shop.option(whole.optionId).available(), 20);
        for (const Id orderId : stuck) {
            QCOMPARE(shop.order(orderId).state, OrderState::PendingPayment);
            QCOMPARE(shop.order(orderId).attention->reason, QByteArray("SWEEP_FAILS"));
        }
        const qint64 version = shop.order(stuck.front()).version;
        QCoro::waitFor(shop.sweeper.run());
        QCOMPARE(shop.order(stuck.front()).version, version); // it does not come again at once
        shop.run("UPDATE options SET held = 3 WHERE id = " + QByteArray::number(torn.optionId));
        shop.now += shop.limits.lookAgain;
        QCoro::waitFor(shop.sweeper.run());
        for (const Id orderId : stuck)
            QCOMPARE(shop.order(orderId).state, OrderState::Expired);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aHoldThatWaitsForItsTurnIsNotStuck_data() { Engine::addRows(); }
    void aHoldThatWaitsForItsTurnIsNotStuck()
    {
        OPEN_SHOP(shop);
        crowd(shop, 450);
        const auto other = shop.offer({.stock = 100});
        shop.now += holdTime;
        // The sweep is minutes late, and selling goes on: what it has not reached yet is late, not stuck.
        for (int left = 450; left > 0; left -= orders::SweepOrders::sliceSize) {
            shop.now += 50s;
            shop.placed(1, {{other.optionId, 1}});
            QCOMPARE(slice(shop).expired, std::min(left, orders::SweepOrders::sliceSize));
            QCOMPARE(shop.broken(), QStringList());
        }
        QCOMPARE(slice(shop).looked, 0);
    }

    void afterARestartNobodyIsStuckBeforeTheSweepHadTime_data() { Engine::addRows(); }
    void afterARestartNobodyIsStuckBeforeTheSweepHadTime()
    {
        OPEN_SHOP(shop);
        crowd(shop, 450);
        const auto other = shop.offer({.stock = 100});
        shop.now += holdTime;
        QCOMPARE(slice(shop).expired, 200);
        shop.now += 1h; // killed, and started again
        shop.engine->write([&](sql::Connection &connection) { orders::SweepStore().begin(connection, shop.now); });
        shop.placed(1, {{other.optionId, 1}});
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(slice(shop).expired, 200);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(shop.sweep().expired, 50);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderClosed'"), 450);
    }

    void aSweepThatStandsStillIsSeen_data() { Engine::addRows(); }
    void aSweepThatStandsStillIsSeen()
    {
        OPEN_SHOP(shop);
        crowd(shop, 1);
        const auto other = shop.offer({.stock = 100});
        shop.engine->write([&](sql::Connection &connection) { orders::SweepStore().begin(connection, shop.now); });
        shop.now += holdTime + 55s;
        shop.placed(1, {{other.optionId, 1}});
        QCOMPARE(shop.broken(), QStringList());
        shop.now += 10s;
        shop.placed(1, {{other.optionId, 1}});
        QVERIFY(shop.broken().join(u' ').startsWith(QStringLiteral("orders.moving")));
        shop.sweep();
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(SweepTest)
#include "sweep_test.moc"
