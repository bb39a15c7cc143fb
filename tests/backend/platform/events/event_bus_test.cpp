// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/apply_events.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using events::Event;
using test::TestBus;

namespace {

constexpr int patience = 60'000; // ms: a group of Kafka's is joined in seconds

Event eventOf(Id key, qint64 sequence, const char *topic = "firstcome.orders")
{
    return {0, topic, key, sequence, "Happened", 1, "{}", {}, systemNow()};
}

/// What a consumer saw, written on the writer's thread and read by the test once the log is drained.
struct Seen
{
    std::mutex mutex;
    std::vector<std::pair<Id, qint64>> events;

    void add(std::span<const Event> brought)
    {
        const std::scoped_lock lock(mutex);
        for (const Event &event : brought)
            events.emplace_back(event.key, event.sequence);
    }

    size_t size()
    {
        const std::scoped_lock lock(mutex);
        return events.size();
    }

    /// Of one key, in the order seen.
    std::vector<qint64> of(Id key)
    {
        const std::scoped_lock lock(mutex);
        std::vector<qint64> sequences;
        for (const auto &[seen, sequence] : events) {
            if (seen == key)
                sequences.push_back(sequence);
        }
        return sequences;
    }
};

events::Consumer reader(const std::shared_ptr<Seen> &seen)
{
    return {"readers", {"firstcome.orders"}, [seen](sql::Connection &, std::span<const Event> events) {
                seen->add(events);
            }};
}

/// A key of another partition than key 1.
Id another()
{
    Id key = 2;
    while (events::partitionOf(key) == events::partitionOf(1))
        ++key;
    return key;
}

} // namespace

/// What an event bus promises, of each of its halves, on each database.
class EventBusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bringsEveryEventOnceInOrderOfItsKey_data() { TestBus::addRows(); }
    void bringsEveryEventOnceInOrderOfItsKey()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        bus->bus().subscribe(reader(seen));
        bus->bus().start();
        constexpr int count = 500;
        constexpr int together = 20;
        for (int from = 0; from < count; from += together) {
            bus->engine().write([&](sql::Connection &connection) {
                for (int i = from; i < from + together; ++i) {
                    bus->outbox().append(connection, eventOf(1 + i % 7, i));
                    bus->outbox().append(connection, eventOf(1 + i % 7, i, "firstcome.other"));
                }
            });
        }
        WAIT_COMPARE(seen->size(), size_t(count), patience);
        for (int key = 0; key < 7; ++key) {
            std::vector<qint64> expected;
            for (int i = key; i < count; i += 7)
                expected.push_back(i);
            QCOMPARE(seen->of(1 + key), expected);
        }
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
        QCOMPARE(seen->size(), size_t(count));
    }

    void anEffectThatRolledBackLeavesNoEvent_data() { TestBus::addRows(); }
    void anEffectThatRolledBackLeavesNoEvent()
    {
        OPEN_BUS(bus);
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, bus->engine().write([&](sql::Connection &connection) {
            bus->outbox().append(connection, eventOf(1, 1));
            throw std::runtime_error("no");
        }));
        QCOMPARE(bus->countOf("outbox"), 0);
    }

    void F23_whatFailedWithTheDatabaseIsDoneAgain_data() { TestBus::addRows(); }
    void F23_whatFailedWithTheDatabaseIsDoneAgain()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        // As often as the writer tries by itself, and once more; nobody says when the database is back.
        const auto failures = std::make_shared<std::atomic<int>>(4);
        bus->bus().subscribe(
            {"readers", {"firstcome.orders"}, [seen, failures](sql::Connection &, std::span<const Event> events) {
                 if (failures->fetch_sub(1) > 0)
                     throw sql::Failure(sql::Failure::Kind::Lost, "gone");
                 seen->add(events);
             }});
        bus->bus().start();
        bus->engine().write([&](sql::Connection &connection) { bus->outbox().append(connection, eventOf(1, 1)); });
        WAIT_COMPARE(seen->size(), size_t(1), patience);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
        QCOMPARE(bus->countOf("dead_letters"), 0);
    }

    void F20_aPoisonEventHaltsItsKeyAndNothingElse_data() { TestBus::addRows(); }
    void F20_aPoisonEventHaltsItsKeyAndNothingElse()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        bus->bus().subscribe(
            {"readers", {"firstcome.orders"}, [seen](sql::Connection &, std::span<const Event> events) {
                 for (const Event &event : events) {
                     if (event.key == 13 && event.sequence == 1)
                         throw std::runtime_error("cannot be read");
                 }
                 seen->add(events);
             }});
        bus->bus().start();
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: cannot be read")));
        bus->engine().write([&](sql::Connection &connection) {
            for (int sequence = 1; sequence <= 3; ++sequence) {
                for (const Id key : {12, 13, 14})
                    bus->outbox().append(connection, eventOf(key, sequence));
            }
        });
        WAIT_COMPARE(seen->size(), size_t(6), patience);
        WAIT_COMPARE(bus->countOf("dead_letters WHERE state = 'DEAD' AND event_key = 13"), 1, patience);
        WAIT_COMPARE(bus->countOf("dead_letters WHERE state = 'PARKED' AND event_key = 13"), 2, patience);
        bus->engine().write([&](sql::Connection &connection) { bus->outbox().append(connection, eventOf(13, 4)); });
        WAIT_COMPARE(bus->countOf("dead_letters WHERE state = 'PARKED' AND event_key = 13"), 3, patience);
    }

    void aPausedGroupRestsAndGoesOnWhereItWas_data() { TestBus::addRows(); }
    void aPausedGroupRestsAndGoesOnWhereItWas()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        const auto others = std::make_shared<Seen>();
        bus->bus().subscribe(reader(seen));
        events::Consumer other = reader(others);
        other.group = "others";
        bus->bus().subscribe(other);
        bus->bus().start();
        const auto write = [&](int sequence) {
            bus->engine().write(
                [&](sql::Connection &connection) { bus->outbox().append(connection, eventOf(1, sequence)); });
        };
        write(1);
        WAIT_COMPARE(seen->size(), size_t(1), patience);
        bus->bus().groups().front()->pause(true);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience); // Kafka's member knows by now
        write(2);
        write(3);
        WAIT_COMPARE(others->size(), size_t(3), patience);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(2), patience);
        QCOMPARE(seen->size(), size_t(1));
        bus->bus().groups().front()->pause(false);
        bus->bus().lookAgain();
        WAIT_COMPARE(seen->of(1), (std::vector<qint64>{1, 2, 3}), patience);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
    }

    void whatAGroupDoesNotWantIsPassedOver_data() { TestBus::addRows(); }
    void whatAGroupDoesNotWantIsPassedOver()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        bus->bus().subscribe(reader(seen));
        const auto write = [&](Id key, int sequence) {
            bus->engine().write(
                [&](sql::Connection &connection) { bus->outbox().append(connection, eventOf(key, sequence)); });
        };
        write(1, 1);
        write(2, 1);
        write(1, 2);
        events::ApplyEvents &group = *bus->bus().groups().front();
        group.passOver({{"firstcome.orders", {}, 3}, {"firstcome.other", {}, 100}});
        bus->bus().start();
        WAIT_COMPARE(seen->size(), size_t(1), patience);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
        QCOMPARE(seen->of(1), std::vector<qint64>{2});
        group.passOver({{"firstcome.orders", events::partitionOf(1), 100}});
        write(1, 3);
        write(another(), 1);
        WAIT_COMPARE(seen->of(another()), std::vector<qint64>{1}, patience);
        WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
        QCOMPARE(seen->of(1), std::vector<qint64>{2});
        // What is brought again is applied all the same.
        bus->engine().write([&](sql::Connection &connection) {
            Event event = eventOf(1, 3);
            event.id = 4;
            group.applyAgain(connection, {event});
        });
        QCOMPARE(seen->of(1), (std::vector<qint64>{2, 3}));
    }

    void F4_aNewStartGoesOnWhereTheGroupStands_data() { TestBus::addRows(); }
    void F4_aNewStartGoesOnWhereTheGroupStands()
    {
        OPEN_BUS(bus);
        const auto seen = std::make_shared<Seen>();
        for (int round = 1; round <= 3; ++round) {
            // Nobody sends or reads it until the bus is started.
            bus->engine().write(
                [&](sql::Connection &connection) { bus->outbox().append(connection, eventOf(1, round)); });
            bus->bus().subscribe(reader(seen));
            bus->bus().start();
            WAIT_COMPARE(seen->size(), size_t(round), patience);
            WAIT_COMPARE(bus->waiting(), std::optional<qint64>(0), patience);
            bus->restart();
        }
        QCOMPARE(seen->of(1), (std::vector<qint64>{1, 2, 3}));
    }

    void everyPartitionIsUsed()
    {
        QSet<int> used;
        for (Id key = 1; key < 1000; ++key)
            used.insert(events::partitionOf(key << 12));
        QCOMPARE(used.size(), events::partitionCount);
    }
};

QTEST_GUILESS_MAIN(EventBusTest)
#include "event_bus_test.moc"
