// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/apply_events.h"
#include "backend/platform/events/dead_letter_list.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/waits.h"
#include <QTest>
#include <set>

using namespace firstcome;
using namespace std::chrono_literals;
using events::DeadLetter;
using events::Event;
using test::TestBus;

namespace {

constexpr int patience = 60'000; // ms: a group of Kafka's is joined in seconds
constexpr Id poisoned = 13;

Event eventOf(Id key, qint64 sequence, const QByteArray &payload = "{}")
{
    return {0, "firstcome.orders", key, sequence, "Happened", 1, payload, {}, systemNow()};
}

/// A group that fails of some sequences of one key as long as it is told to, and writes what it applied.
struct Readers
{
    std::set<qint64> fails;
    std::vector<qint64> applied; ///< of the poisoned key
    std::atomic<int> tries{0};   ///< of what it fails of
    std::mutex mutex;

    events::Consumer consumer()
    {
        return {"readers", {"firstcome.orders"}, [this](sql::Connection &connection, std::span<const Event> events) {
                    apply(connection, events);
                }};
    }
    void apply(sql::Connection &connection, std::span<const Event> events)
    {
        const std::scoped_lock lock(mutex);
        std::vector<qint64> seen;
        for (const Event &event : events) {
            if (event.key == poisoned && fails.contains(event.sequence) && event.payload != "{\"mended\":true}") {
                ++tries;
                throw std::runtime_error("cannot be read");
            }
            if (event.key == poisoned)
                seen.push_back(event.sequence);
            mark(connection, event);
        }
        // Kept when committed only: a dry run leaves nothing.
        connection.afterCommit([this, seen] {
            const std::scoped_lock lock(mutex);
            applied.insert(applied.end(), seen.begin(), seen.end());
        });
    }
    static void mark(sql::Connection &connection, const Event &event)
    {
        connection.statement("INSERT INTO event_ordinals VALUES (?, 'test', ?)").bind(-event.id, event.sequence).exec();
    }
    void failOf(std::set<qint64> sequences)
    {
        const std::scoped_lock lock(mutex);
        fails = std::move(sequences);
    }
    std::vector<qint64> seen()
    {
        const std::scoped_lock lock(mutex);
        return applied;
    }
};

void expectDead()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is a dead letter: cannot be read")));
}

void expectLater()
{
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("is tried again later: cannot be read")));
}

} // namespace

/// What becomes of an event that a group cannot apply: its times, its key, its end. Of each half, on each database.
class DeadLettersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F20_whatFailsIsTriedAgainAtItsTimesAndThenDead_data() { TestBus::addRows(); }
    void F20_whatFailsIsTriedAgainAtItsTimesAndThenDead()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({1});
        expectLater();
        start(*bus, readers, {60s, 300s});
        write(*bus, {1, 2});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 1, patience);
        const DeadLetter first = letter(*bus);
        QCOMPARE(first.state, events::LetterState::Retry);
        QCOMPARE(first.attempts, 3);
        QCOMPARE(first.reason, QByteArray("cannot be read"));
        QVERIFY(*first.nextAt > first.at + 55s && *first.nextAt < first.at + 65s);
        const int before = readers.tries;
        QCOMPARE(turn(*bus), 0); // not yet
        QCOMPARE(readers.tries.load(), before);
        makeDue(*bus);
        QCOMPARE(turn(*bus), 1);
        const DeadLetter second = letter(*bus);
        QCOMPARE(second.attempts, 4);
        QVERIFY(*second.nextAt > systemNow() + 290s);
        makeDue(*bus);
        expectDead();
        QCOMPARE(turn(*bus), 1);
        const DeadLetter dead = letter(*bus);
        QCOMPARE(dead.state, events::LetterState::Dead);
        QCOMPARE(dead.attempts, 5);
        QVERIFY(!dead.nextAt);
        QCOMPARE(turn(*bus), 0);
        QCOMPARE(readers.tries.load(), before + 2);
        WAIT_COMPARE(readers.seen(), std::vector<qint64>(), patience);
    }

    void F20_whatWorksLaterIsFollowedInOrderByWhatWaited_data() { TestBus::addRows(); }
    void F20_whatWorksLaterIsFollowedInOrderByWhatWaited()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({2});
        expectLater();
        start(*bus, readers, {60s});
        write(*bus, {1, 2, 3, 4});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 2, patience);
        WAIT_COMPARE(readers.seen(), std::vector<qint64>{1}, patience);
        readers.failOf({});
        makeDue(*bus);
        QCOMPARE(turn(*bus), 3);
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{1, 2, 3, 4}), patience);
        QCOMPARE(bus->countOf("dead_letters"), 0);
        write(*bus, {5});
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{1, 2, 3, 4, 5}), patience);
    }

    void whatFollowsMayFailToo_data() { TestBus::addRows(); }
    void whatFollowsMayFailToo()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({1, 3});
        expectLater();
        start(*bus, readers, {60s});
        write(*bus, {1, 2, 3, 4});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 3, patience);
        readers.failOf({3});
        makeDue(*bus);
        QCOMPARE(turn(*bus), 3);
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{1, 2}), patience);
        const DeadLetter next = letter(*bus);
        QCOMPARE(next.event.sequence, 3);
        QCOMPARE(next.state, events::LetterState::Retry);
        QCOMPARE(next.attempts, 3);
        QCOMPARE(countOf(*bus, "PARKED"), 1);
    }

    void aReplayFreesTheKey_data() { TestBus::addRows(); }
    void aReplayFreesTheKey()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({1});
        expectDead();
        start(*bus, readers, {});
        write(*bus, {1, 2});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 1, patience);
        QCOMPARE(replayed(*bus), std::optional<QByteArray>("cannot be read"));
        QCOMPARE(letter(*bus).attempts, 4);
        QCOMPARE(letter(*bus).state, events::LetterState::Dead);
        QCOMPARE(replayed(*bus, "{\"mended\":true}"), std::optional<QByteArray>());
        QCOMPARE(countOf(*bus, "REPLAYED"), 1);
        QCOMPARE(turn(*bus), 1);
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{1, 2}), patience);
        QCOMPARE(countOf(*bus, "PARKED"), 0);
        QCOMPARE(bus->countOf("dead_letters WHERE payload = '{}' AND state = 'REPLAYED'"), 1);
    }

    void aLetterGivenUpFreesTheKey_data() { TestBus::addRows(); }
    void aLetterGivenUpFreesTheKey()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({1});
        expectDead();
        start(*bus, readers, {});
        write(*bus, {1, 2});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 1, patience);
        const qint64 id = letter(*bus).id;
        bus->engine().write([id](sql::Connection &connection) {
            events::close(connection, *events::lockLetter(connection, id), events::LetterState::Discarded, systemNow());
        });
        QCOMPARE(turn(*bus), 1);
        WAIT_COMPARE(readers.seen(), std::vector<qint64>{2}, patience);
        QCOMPARE(countOf(*bus, "DISCARDED"), 1);
        write(*bus, {3});
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{2, 3}), patience);
    }

    void aDryRunLeavesNothing_data() { TestBus::addRows(); }
    void aDryRunLeavesNothing()
    {
        OPEN_BUS(bus);
        Readers readers;
        readers.failOf({1});
        expectDead();
        start(*bus, readers, {});
        write(*bus, {1});
        WAIT_COMPARE(countOf(*bus, "DEAD"), 1, patience);
        const DeadLetter dead = letter(*bus);
        const auto tryIt = [&](const Event &event) {
            return bus->engine().write(
                [&](sql::Connection &connection) { return bus->bus().groups().front()->dryRun(connection, event); });
        };
        QCOMPARE(tryIt(dead.event), std::optional<QByteArray>("cannot be read"));
        Event mended = dead.event;
        mended.payload = "{\"mended\":true}";
        QCOMPARE(tryIt(mended), std::optional<QByteArray>());
        WAIT_COMPARE(readers.seen(), std::vector<qint64>(), patience);
        QCOMPARE(bus->countOf("event_ordinals WHERE topic = 'test'"), 0);
        QCOMPARE(letter(*bus).attempts, dead.attempts);
        QCOMPARE(countOf(*bus, "DEAD"), 1);
    }

    void aGroupFailsOfATypeWhenItIsToldTo_data() { TestBus::addRows(); }
    void aGroupFailsOfATypeWhenItIsToldTo()
    {
        OPEN_BUS(bus);
        Readers readers;
        start(*bus, readers, {});
        bus->bus().groups().front()->failOf("Happened");
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("made to fail of Happened")));
        write(*bus, {1, 2});
        WAIT_COMPARE(countOf(*bus, "PARKED"), 1, patience);
        bus->bus().groups().front()->failOf({});
        QCOMPARE(replayed(*bus), std::optional<QByteArray>());
        QCOMPARE(turn(*bus), 1);
        WAIT_COMPARE(readers.seen(), (std::vector<qint64>{1, 2}), patience);
    }

private:
    static void start(TestBus &bus, Readers &readers, events::RetryTimes times)
    {
        bus.bus().retryAfter(std::move(times));
        bus.bus().subscribe(readers.consumer());
        bus.bus().start();
    }
    static void write(TestBus &bus, const std::vector<qint64> &sequences)
    {
        bus.engine().write([&](sql::Connection &connection) {
            for (const qint64 sequence : sequences)
                bus.outbox().append(connection, eventOf(poisoned, sequence));
        });
    }
    static qint64 countOf(TestBus &bus, const char *state)
    {
        return bus.countOf("dead_letters WHERE state = '" + QByteArray(state) + '\'');
    }
    /// The one that waits.
    static DeadLetter letter(TestBus &bus)
    {
        return bus.engine().read([](sql::Connection &connection) {
            const auto found = events::findLetters(connection, {.only = events::LetterFilter::Only::Waiting}, 10);
            return found.size() == 1 ? found.front() : DeadLetter();
        });
    }
    static void makeDue(TestBus &bus)
    {
        bus.engine().write([](sql::Connection &connection) {
            connection.statement("UPDATE dead_letters SET next_at = 1 WHERE state = 'RETRY'").exec();
        });
    }
    /// How many letters had their turn.
    static int turn(TestBus &bus)
    {
        return bus.engine().write(
            [&](sql::Connection &connection) { return bus.bus().groups().front()->retryDue(connection, 32); });
    }
    static std::optional<QByteArray> replayed(TestBus &bus, const QByteArray &payload = {})
    {
        const qint64 id = letter(bus).id;
        return bus.engine().write([&](sql::Connection &connection) {
            return bus.bus().groups().front()->replay(connection, *events::lockLetter(connection, id), payload);
        });
    }
};

QTEST_GUILESS_MAIN(DeadLettersTest)
#include "dead_letters_test.moc"
