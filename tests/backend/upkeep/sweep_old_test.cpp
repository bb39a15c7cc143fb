// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/embedded_log.h"
#include "backend/platform/events/inbox.h"
#include "backend/platform/events/log_positions.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/events/outbox_queue.h"
#include "backend/platform/sql/idempotent_calls.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/upkeep/sweep_old.h"
#include "tests/support/engines.h"
#include "tests/support/ground/test_ground.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using events::Event;
using test::Engine;
using upkeep::SweepOld;

namespace {

const Instant now = fromMillis(1'800'000'000'000);
constexpr std::chrono::days kept{30};
constexpr int many = 450; // more than a sweep looks at at once

/// A shop of two groups: `orders` reads what `payments` does not.
struct Swept
{
    explicit Swept(Engine &engine)
        : engine(engine), ground(engine.database(), [] { return now; }),
          bus(engine.database(), ground.outbox, [] { return now; }), sweep(ground.all, bus, {kept, kept})
    {
        const auto nothing = [](sql::Connection &, std::span<const Event>) {};
        bus.subscribe({"orders", {"firstcome.orders", "firstcome.stock"}, nothing});
        bus.subscribe({"payments", {"firstcome.orders"}, nothing});
        engine.write([](sql::Connection &connection) {
            for (const char *group : {"orders", "payments"})
                events::addGroup(connection, group, now);
        });
    }

    void append(int count, std::chrono::milliseconds age, const char *topic = "firstcome.orders")
    {
        engine.write([&](sql::Connection &connection) {
            for (int i = 0; i < count; ++i)
                ground.outbox.append(connection,
                                     Event{0, topic, 7 + i % 3, ++sequence, "Happened", 1, "{}", {}, now - age});
        });
    }
    void stand(const char *group, qint64 position)
    {
        engine.write([&](sql::Connection &connection) {
            events::movePositions(connection, group, {{0, position}}, now);
        });
    }
    qint64 count(const QByteArray &from = "outbox")
    {
        return engine.read([&from](sql::Connection &connection) {
            auto &row = connection.statement("SELECT COUNT(*) FROM " + from);
            return row.next() ? row.integer(0) : -1;
        });
    }
    qint64 swept()
    {
        QCoro::waitFor(sweep.run());
        return count();
    }

    Engine &engine;
    work::Loop loop;
    test::TestGround ground;
    events::EmbeddedLog bus;
    SweepOld sweep;
    qint64 sequence = 0;
};

/// As the relay does it.
std::vector<events::NumberedEvent> sent(Engine &engine)
{
    auto found = engine.read([](sql::Connection &connection) { return events::waitingEvents(connection, 10'000); });
    engine.write([&found](sql::Connection &connection) { events::markSent(connection, found); });
    return found;
}

void dealtWith(Engine &engine, const char *group, std::span<const events::NumberedEvent> events)
{
    events::Inbox inbox(group);
    engine.write([&](sql::Connection &connection) { inbox.admit(connection, events, now); });
}

} // namespace

#define OPEN_SWEPT(shop)                                                                                               \
    OPEN_ENGINE(engineOfShop, sql::migrations() + events::migrations());                                               \
    Swept shop(*engineOfShop)

/// What is older than is kept goes; what somebody still needs does not.
class SweepOldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsGoOnceEveryGroupHasPassedThem_data() { Engine::addRows(); }
    void eventsGoOnceEveryGroupHasPassedThem()
    {
        OPEN_SWEPT(shop);
        shop.append(many, 31 * 24h);
        shop.append(5, 29 * 24h);
        QCOMPARE(shop.swept(), many + 5);
        shop.stand("orders", many + 5);
        shop.stand("payments", 300);
        QCOMPARE(shop.swept(), many - 300 + 5);
        QCOMPARE(shop.count("outbox WHERE id <= 300"), 0);
        shop.stand("payments", many + 5);
        QCOMPARE(shop.swept(), 5);
        QVERIFY(shop.ground.metrics.text().contains("events_forgotten_total 450"));
    }

    /// A group of an earlier version, which is not known any more, keeps nothing; the end of the log stays known.
    void theLastEventStaysAndNobodyWaitsForAGroupThatIsGone_data() { Engine::addRows(); }
    void theLastEventStaysAndNobodyWaitsForAGroupThatIsGone()
    {
        OPEN_SWEPT(shop);
        shop.engine.write([](sql::Connection &connection) { events::addGroup(connection, "once", now); });
        shop.append(4, 31 * 24h);
        shop.stand("orders", 4);
        shop.stand("payments", 4);
        QCOMPARE(shop.swept(), 1);
        shop.append(1, 0h);
        QCOMPARE(shop.count("outbox WHERE id = 5"), 1); // ids go on
        QCOMPARE(shop.swept(), 1);
    }

    /// Where an engine of its own brings them: what is not sent stays, and what a group has not been brought yet.
    void whatAnEngineHasNotBroughtToAllStays_data() { Engine::addRows(); }
    void whatAnEngineHasNotBroughtToAllStays()
    {
        OPEN_SWEPT(shop);
        shop.append(3, 40 * 24h); // of before that engine
        shop.stand("orders", 3);
        shop.stand("payments", 3);
        shop.engine.write(events::takeOverFromEmbedded);
        shop.ground.outbox.sendOn();
        shop.append(6, 31 * 24h);
        shop.append(2, 31 * 24h, "firstcome.stock");
        shop.append(1, 0h);
        QCOMPARE(shop.swept(), 9); // the first three were everybody's already
        const auto brought = sent(shop.engine);
        QCOMPARE(brought.size(), size_t(9));
        QCOMPARE(shop.swept(), 9);
        dealtWith(shop.engine, "orders", brought);
        QCOMPARE(shop.swept(), 7); // payments does not read firstcome.stock
        dealtWith(shop.engine, "payments", std::span(brought).first(4));
        QCOMPARE(shop.swept(), 3);
        dealtWith(shop.engine, "payments", brought);
        QCOMPARE(shop.swept(), 1);
        // What comes again is known all the same.
        events::Inbox inbox("payments");
        const auto admitted = shop.engine.write(
            [&](sql::Connection &connection) { return inbox.admit(connection, brought, now).size(); });
        QCOMPARE(admitted, size_t(0));
    }

    void answersGoAfterTheirTime_data() { Engine::addRows(); }
    void answersGoAfterTheirTime()
    {
        OPEN_SWEPT(shop);
        const auto keep = [&shop](const QByteArray &key, std::chrono::milliseconds age) {
            shop.engine.write([&](sql::Connection &connection) {
                sql::keepAnswer(connection, {1, "POST /v1/things", key, "{}"}, {201, "{}"}, now - age);
            });
        };
        keep("first", 90 * 24h);
        keep("second", 89 * 24h);
        keep("third", 30 * 24h + 1ms);
        keep("fourth", 30 * 24h);
        keep("fifth", 0h);
        shop.swept();
        QCOMPARE(shop.count("idempotent_calls"), 2);
        const auto known = shop.engine.read([](sql::Connection &connection) {
            return sql::findAnswer(connection, {1, "POST /v1/things", "fourth", "{}"});
        });
        QVERIFY(known && *known);
    }
};

QTEST_GUILESS_MAIN(SweepOldTest)
#include "sweep_old_test.moc"
