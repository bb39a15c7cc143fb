// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/deliveries/deliveries.h"

#include "backend/deliveries/migrations.gen.h"
#include "backend/orders/migrations.gen.h"
#include "backend/orders/sample_order_store.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/outgoing/http_client.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/platform/work/loop.h"
#include "tests/support/engines.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using namespace firstcome::deliveries;
using namespace std::chrono_literals;
using test::Engine;

namespace {

QList<sql::Migration> schema()
{
    return sql::migrations() + events::migrations() + orders::migrations() + deliveries::migrations();
}

/// Deliveries on one engine whose way to the carrier breaks, `broken` times in all.
struct BrokenWay
{
    explicit BrokenWay(Engine &engine) : engine(engine) {}

    QByteArray url()
    {
        if (++asked <= broken)
            throw std::runtime_error("the way to the carrier is broken");
        return "http://127.0.0.1:1"; // nobody is there: not sent
    }
    /// So many that the carrier has and that are due.
    void add(int count)
    {
        engine.write([&](sql::Connection &connection) {
            for (Id id = 1; id <= count; ++id) {
                Delivery delivery;
                delivery.id = id;
                delivery.lineId = id + 100;
                delivery.orderId = 50;
                insertDelivery(connection, delivery, now, now);
                lookAgainAt(connection, id, {now, true, "C-" + QByteArray::number(id)});
            }
        });
    }
    qsizetype due()
    {
        return engine.read([this](sql::Connection &connection) { return dueDeliveries(connection, now, 100).size(); });
    }

    Engine &engine;
    Instant now = fromMillis(1'800'000'000'000);
    int asked = 0;
    int broken = 0;
    work::Loop loop;
    IdSource ids;
    events::Outbox outbox;
    Changes changes;
    resilience::BreakerBoard breakers;
    outgoing::HttpClient http;
    resilience::Dependency dependency{{"carrier", {}, [this] { return now; }, 1}, breakers};
    outgoing::GuardedClient client{http, dependency, 1};
    Carrier carrier{client, [this] { return url(); }};
    Deliveries deliveries{{engine.database(),
                           ids,
                           outbox,
                           changes,
                           [this] { return now; },
                           {orders::sampleOrdersAmong, orders::removedOrdersAmong}},
                          carrier};
};

} // namespace

class DeliveriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatThrowsIsPostponedAndTheOthersAreFollowed_data() { Engine::addRows(); }
    void oneThatThrowsIsPostponedAndTheOthersAreFollowed()
    {
        OPEN_ENGINE(database, schema());
        BrokenWay way(*database);
        way.add(80); // in several goes
        way.broken = 70;
        QCoro::waitFor(way.deliveries.look());
        QCOMPARE(way.asked, 80);
        QCOMPARE(way.due(), 0);
        QCoro::waitFor(way.deliveries.look());
        QCOMPARE(way.asked, 80); // none comes again at once
        way.now += 1min;
        QCoro::waitFor(way.deliveries.look());
        QCOMPARE(way.asked, 160);
        const qint64 attempts =
            database->read([](sql::Connection &connection) { return findDelivery(connection, 1).value().attempts; });
        QCOMPARE(attempts, 2); // so that the next wait is longer
    }

    /// The way to the carrier is never asked for what a load run ordered.
    void N10_whatASampleOrderedGoesToNoCarrier_data() { Engine::addRows(); }
    void N10_whatASampleOrderedGoesToNoCarrier()
    {
        OPEN_ENGINE(database, schema());
        BrokenWay way(*database);
        database->write([&](sql::Connection &connection) {
            orders::markSampleOrders(connection, {50});
            way.deliveries.requestAll(connection, {{50, {101, 102}}});
        });
        const auto stand = [&] {
            return database->read([](sql::Connection &connection) {
                QList<QByteArray> states;
                for (const Delivery &delivery : deliveriesOf(connection, 50))
                    states.append(textOf(delivery.state));
                return states;
            });
        };
        for (const char *state : {"REQUESTED", "IN_DELIVERY", "COMPLETED"}) {
            QCoro::waitFor(way.deliveries.look());
            QCOMPARE(stand(), (QList<QByteArray>{state, state}));
            way.now += lookAgain;
        }
        QCOMPARE(way.asked, 0);
        QCOMPARE(way.due(), 0);
    }

    /// A cancel takes it back without a word to anybody.
    void N10_aSampleIsTakenBackWithoutTheCarrier_data() { Engine::addRows(); }
    void N10_aSampleIsTakenBackWithoutTheCarrier()
    {
        OPEN_ENGINE(database, schema());
        BrokenWay way(*database);
        database->write([&](sql::Connection &connection) {
            orders::markSampleOrders(connection, {50});
            way.deliveries.requestAll(connection, {{50, {101}}});
        });
        QCoro::waitFor(way.deliveries.look());
        QVERIFY(QCoro::waitFor(way.deliveries.cancel(50, {101})));
        QCOMPARE(way.asked, 0);
    }

    /// O8: the daily job, after days on which it did not run.
    void O8_theDailyJobMovesWhatIsDueOnce_data() { Engine::addRows(); }
    void O8_theDailyJobMovesWhatIsDueOnce()
    {
        OPEN_ENGINE(database, schema());
        BrokenWay way(*database);
        way.add(25); // in several goes
        const auto states = [&] {
            return database->read([](sql::Connection &connection) {
                QMap<QByteArray, int> counts;
                for (const Delivery &delivery : deliveriesOf(connection, 50))
                    ++counts[textOf(delivery.state)];
                return counts;
            });
        };
        const auto told = [&](const char *type) {
            return database->read([type](sql::Connection &connection) {
                auto &row = connection.statement("SELECT COUNT(*) FROM outbox WHERE type = ?").bind(type);
                return row.next() ? row.integer(0) : -1;
            });
        };
        database->write([](sql::Connection &connection) { holdBack(connection, 25, HeldBack::Withdrawn); });
        QCoro::waitFor(way.deliveries.moveByDay());
        QCOMPARE(states(), (QMap<QByteArray, int>{{"REQUESTED", 25}}));
        way.now += 24h;
        QCoro::waitFor(way.deliveries.moveByDay());
        QCoro::waitFor(way.deliveries.moveByDay());
        QCOMPARE(states(), (QMap<QByteArray, int>{{"IN_DELIVERY", 24}, {"REQUESTED", 1}}));
        QCOMPARE(told("DeliveryStarted"), 24);
        way.now += 72h;
        QCoro::waitFor(way.deliveries.moveByDay());
        QCOMPARE(states(), (QMap<QByteArray, int>{{"COMPLETED", 24}, {"REQUESTED", 1}}));
        QCOMPARE(told("Delivered"), 24);
        QCOMPARE(told("DeliveryStarted"), 24);
    }
};

QTEST_GUILESS_MAIN(DeliveriesTest)
#include "deliveries_test.moc"
