// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/embedded_log.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/events/outbox_queue.h"
#include "tests/support/engines.h"
#include "tests/support/waits.h"
#include <QTest>
#include <future>

using namespace firstcome;
using events::Event;
using test::Engine;

namespace {

constexpr int patience = 60'000; // ms

Event eventOf(Id key, qint64 sequence)
{
    return {0, "firstcome.orders", key, sequence, "Happened", 1, "{}", {}, systemNow()};
}

/// What all processes' consumers did, written with the group's position.
void makeEffects(Engine &engine)
{
    engine.write([](sql::Connection &connection) {
        connection.run(
            "CREATE TABLE effects (id BIGINT AUTO_INCREMENT PRIMARY KEY, event_key BIGINT, sequence BIGINT)");
    });
}

std::vector<qint64> effectsOf(Engine &engine, Id key)
{
    return engine.read([key](sql::Connection &connection) {
        auto &rows = connection.statement("SELECT sequence FROM effects WHERE event_key = ? ORDER BY id");
        rows.bind(key);
        std::vector<qint64> sequences;
        while (rows.next())
            sequences.push_back(rows.integer(0));
        return sequences;
    });
}

qint64 effects(Engine &engine)
{
    return engine.read([](sql::Connection &connection) {
        auto &row = connection.statement("SELECT COUNT(*) FROM effects");
        return row.next() ? row.integer(0) : -1;
    });
}

/// A process on the database of others, with a number of its own.
struct Process
{
    Process(const sql::DatabaseSettings &settings, int number)
        : database(settings), outbox([number] { return number; }), log(database, outbox, systemNow)
    {
        database.start();
        log.subscribe({"readers", {"firstcome.orders"}, [](sql::Connection &connection, std::span<const Event> events) {
                           for (const Event &event : events)
                               connection.statement("INSERT INTO effects (event_key, sequence) VALUES (?, ?)")
                                   .bind(event.key, event.sequence)
                                   .exec();
                       }});
    }

    void append(Id key, qint64 sequence)
    {
        database
            .write(sql::Queue::Placement,
                   [&](sql::Connection &connection) { outbox.append(connection, eventOf(key, sequence)); })
            .get();
    }

    sql::Database database;
    events::Outbox outbox;
    events::EmbeddedLog log;
};

std::vector<qint64> upTo(int count)
{
    std::vector<qint64> sequences;
    for (int i = 1; i <= count; ++i)
        sequences.push_back(i);
    return sequences;
}

} // namespace

/// The database's own log with several processes on it, on each server.
class SharedLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The lower id is committed last: whoever remembers only "the last id" passes it over.
    void F31_anEventThatIsCommittedLateIsNotPassedOver_data() { Engine::addServerRows(); }
    void F31_anEventThatIsCommittedLateIsNotPassedOver()
    {
        OPEN_ENGINE(shared, events::migrations());
        makeEffects(*shared);
        Process slow(shared->settings(), 1);
        Process quick(shared->settings(), 0);
        quick.log.start();
        std::promise<void> appended;
        std::promise<void> mayCommit;
        auto late = slow.database.write(sql::Queue::Placement, [&](sql::Connection &connection) {
            slow.outbox.append(connection, eventOf(1, 1));
            appended.set_value();
            mayCommit.get_future().wait();
        });
        appended.get_future().wait();
        quick.append(2, 1);
        WAIT_COMPARE(effects(*shared), 1, patience);
        mayCommit.set_value();
        late.get();
        // Nobody wakes the other process: it looks by itself for what was left.
        WAIT_COMPARE(effects(*shared), 2, patience);
        QCOMPARE(effectsOf(*shared, 1), upTo(1));
    }

    void F31_twoThatReadTogetherApplyEachEventOnceInOrder_data() { Engine::addServerRows(); }
    void F31_twoThatReadTogetherApplyEachEventOnceInOrder()
    {
        OPEN_ENGINE(shared, events::migrations());
        makeEffects(*shared);
        constexpr int each = 120;
        std::vector<std::unique_ptr<Process>> processes;
        std::vector<std::future<void>> appending;
        for (int number = 0; number < 3; ++number)
            processes.push_back(std::make_unique<Process>(shared->settings(), number));
        for (const auto &process : processes)
            process->log.start();
        for (int number = 0; number < 3; ++number)
            appending.push_back(std::async(std::launch::async, [&processes, number] {
                for (int sequence = 1; sequence <= each; ++sequence)
                    processes[size_t(number)]->append(number, sequence);
            }));
        for (auto &appended : appending)
            appended.get();
        WAIT_COMPARE(effects(*shared), 3 * each, patience);
        // Each looks once more at all there is, and finds nothing.
        for (const auto &process : processes)
            process->append(9, 1);
        WAIT_COMPARE(effects(*shared), 3 * each + 3, patience);
        for (int number = 0; number < 3; ++number)
            QCOMPARE(effectsOf(*shared, number), upTo(each));
    }

    void whoTakesTheLogOverTakesWhatAnyGroupHasNotDone_data() { Engine::addServerRows(); }
    void whoTakesTheLogOverTakesWhatAnyGroupHasNotDone()
    {
        OPEN_ENGINE(shared, events::migrations());
        makeEffects(*shared);
        Process first(shared->settings(), 0);
        Process second(shared->settings(), 1);
        first.log.start();
        first.append(1, 1);
        second.append(2, 1);
        WAIT_COMPARE(effects(*shared), 2, patience);
        first.log.stop();
        second.append(2, 2);
        first.append(1, 2);
        shared->write(events::takeOverFromEmbedded);
        std::vector<qint64> waiting;
        for (const auto &numbered :
             shared->read([](sql::Connection &connection) { return events::waitingEvents(connection, 10); })) {
            QCOMPARE(numbered.event.sequence, 2);
            waiting.push_back(numbered.event.key);
        }
        QCOMPARE(waiting, (std::vector<qint64>{2, 1}));
    }
};

QTEST_GUILESS_MAIN(SharedLogTest)
#include "shared_log_test.moc"
