// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/embedded_log.h"
#include "backend/platform/events/migrations.gen.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using events::Event;
using test::Engine;

namespace {

Event eventOf(Id key, qint64 sequence, const char *topic = "firstcome.orders")
{
    return {0, topic, key, sequence, "Happened", 1, "{}", {}, systemNow()};
}

/// What a consumer saw, written on the writer's thread and read by the test once the log is drained.
struct Seen
{
    std::mutex mutex;
    std::vector<std::pair<Id, qint64>> events;

    size_t size()
    {
        const std::scoped_lock lock(mutex);
        return events.size();
    }
};

} // namespace

class EmbeddedLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryEventOnceInOrder_data() { Engine::addRows(); }
    void bringsEveryEventOnceInOrder()
    {
        OPEN_ENGINE(database, events::migrations());
        events::Outbox outbox;
        events::EmbeddedLog log(database->database(), outbox, systemNow);
        const auto seen = std::make_shared<Seen>();
        log.subscribe({"readers", {"firstcome.orders"}, [seen](sql::Connection &, std::span<const Event> events) {
                           const std::scoped_lock lock(seen->mutex);
                           for (const Event &event : events)
                               seen->events.emplace_back(event.key, event.sequence);
                       }});
        log.start();
        constexpr int count = 500;
        for (int i = 0; i < count; ++i) {
            database->write([&](sql::Connection &connection) {
                outbox.append(connection, eventOf(i % 7, i));
                outbox.append(connection, eventOf(i % 7, i, "firstcome.other"));
            });
        }
        QTRY_COMPARE(seen->size(), size_t(count));
        for (int i = 0; i < count; ++i)
            QCOMPARE(seen->events[size_t(i)].second, i);
        QTRY_VERIFY(waiting(*database, log) == 0);
    }

    void anEffectThatRolledBackLeavesNoEvent_data() { Engine::addRows(); }
    void anEffectThatRolledBackLeavesNoEvent()
    {
        OPEN_ENGINE(database, events::migrations());
        events::Outbox outbox;
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, database->write([&](sql::Connection &connection) {
            outbox.append(connection, eventOf(1, 1));
            throw std::runtime_error("no");
        }));
        QCOMPARE(countOf(*database, "outbox"), 0);
    }

    void F23_aPollThatFailedWithTheDatabaseIsMadeAgain_data() { Engine::addRows(); }
    void F23_aPollThatFailedWithTheDatabaseIsMadeAgain()
    {
        OPEN_ENGINE(database, events::migrations());
        events::Outbox outbox;
        events::EmbeddedLog log(database->database(), outbox, systemNow);
        const auto seen = std::make_shared<Seen>();
        // As often as the writer tries by itself, and once more; nobody says when the database is back.
        const auto failures = std::make_shared<std::atomic<int>>(4);
        log.subscribe(
            {"readers", {"firstcome.orders"}, [seen, failures](sql::Connection &, std::span<const Event> events) {
                 if (failures->fetch_sub(1) > 0)
                     throw sql::Failure(sql::Failure::Kind::Lost, "gone");
                 const std::scoped_lock lock(seen->mutex);
                 for (const Event &event : events)
                     seen->events.emplace_back(event.key, event.sequence);
             }});
        log.start();
        database->write([&](sql::Connection &connection) { outbox.append(connection, eventOf(1, 1)); });
        QTRY_COMPARE(seen->size(), size_t(1));
        QVERIFY(waiting(*database, log) == 0);
        QCOMPARE(countOf(*database, "dead_letters"), 0);
    }

    void F20_aPoisonEventHaltsItsKeyAndNothingElse_data() { Engine::addRows(); }
    void F20_aPoisonEventHaltsItsKeyAndNothingElse()
    {
        OPEN_ENGINE(database, events::migrations());
        events::Outbox outbox;
        events::EmbeddedLog log(database->database(), outbox, systemNow);
        const auto seen = std::make_shared<Seen>();
        log.subscribe({"readers", {"firstcome.orders"}, [seen](sql::Connection &, std::span<const Event> events) {
                           for (const Event &event : events) {
                               if (event.key == 13 && event.sequence == 1)
                                   throw std::runtime_error("cannot be read");
                           }
                           const std::scoped_lock lock(seen->mutex);
                           for (const Event &event : events)
                               seen->events.emplace_back(event.key, event.sequence);
                       }});
        log.start();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: cannot be read")));
        database->write([&](sql::Connection &connection) {
            for (int sequence = 1; sequence <= 3; ++sequence) {
                for (const Id key : {12, 13, 14})
                    outbox.append(connection, eventOf(key, sequence));
            }
        });
        QTRY_COMPARE(seen->size(), size_t(6));
        QTRY_COMPARE(countOf(*database, "dead_letters WHERE state = 'DEAD' AND event_key = 13"), 1);
        QCOMPARE(countOf(*database, "dead_letters WHERE state = 'PARKED' AND event_key = 13"), 2);
        database->write([&](sql::Connection &connection) { outbox.append(connection, eventOf(13, 4)); });
        QTRY_COMPARE(countOf(*database, "dead_letters WHERE state = 'PARKED' AND event_key = 13"), 3);
    }

    void aNewStartGoesOnWhereTheOffsetStands_data() { Engine::addRows(); }
    void aNewStartGoesOnWhereTheOffsetStands()
    {
        OPEN_ENGINE(database, events::migrations());
        const auto seen = std::make_shared<Seen>();
        for (int round = 1; round <= 3; ++round) {
            events::Outbox outbox;
            events::EmbeddedLog log(database->database(), outbox, systemNow);
            log.subscribe({"readers", {"firstcome.orders"}, [seen](sql::Connection &, std::span<const Event> events) {
                               const std::scoped_lock lock(seen->mutex);
                               for (const Event &event : events)
                                   seen->events.emplace_back(event.key, event.sequence);
                           }});
            log.start();
            database->write([&](sql::Connection &connection) { outbox.append(connection, eventOf(1, round)); });
            QTRY_COMPARE(seen->size(), size_t(round));
            QTRY_VERIFY(waiting(*database, log) == 0);
        }
    }

    void everyPartitionIsUsed()
    {
        QSet<int> used;
        for (Id key = 1; key < 1000; ++key)
            used.insert(events::partitionOf(key << 12));
        QCOMPARE(used.size(), events::partitionCount);
    }

private:
    static qint64 countOf(Engine &engine, const char *from)
    {
        return engine.read([from](sql::Connection &connection) {
            auto &row = connection.statement(QByteArray("SELECT COUNT(*) FROM ") + from);
            return row.next() ? row.integer(0) : -1;
        });
    }

    static qint64 waiting(Engine &engine, const events::EmbeddedLog &log)
    {
        return engine.read([&log](sql::Connection &connection) {
            qint64 events = 0;
            for (const events::Lag &lag : log.lag(connection))
                events += lag.events.value();
            return events;
        });
    }
};

QTEST_GUILESS_MAIN(EmbeddedLogTest)
#include "embedded_log_test.moc"
