// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/errands/errands.h"

#include "backend/platform/work/loop.h"
#include "shared/base/id.h"
#include "tests/support/engines.h"
#include <QCoroTask>
#include <QTest>
#include <map>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;

namespace {

const Instant start = fromMillis(1'800'000'000'000);
constexpr std::chrono::seconds lease{30};
constexpr std::chrono::seconds backoff{5};

QList<sql::Migration> schema()
{
    return {{"test", 1, "001_chores",
             "CREATE TABLE chores (id {{id}} NOT NULL PRIMARY KEY, due_at {{id}}, failed {{id}} NOT NULL) {{end}};\n"}};
}

QList<Id> dueChores(sql::Connection &connection, Instant now, int limit)
{
    auto &rows = connection.statement("SELECT id FROM chores WHERE due_at <= ? ORDER BY due_at LIMIT ?");
    rows.bind(now, limit);
    QList<Id> ids;
    while (rows.next())
        ids.append(rows.integer(0));
    return ids;
}

bool takeChore(sql::Connection &connection, Id id, const work::Lease &taken)
{
    return connection.statement("UPDATE chores SET due_at = ? WHERE id = ? AND due_at <= ?")
               .bind(taken.until, id, taken.now)
               .exec() == 1;
}

void failedChore(sql::Connection &connection, Id id, const QString &why)
{
    connection.statement("UPDATE chores SET failed = failed + ? WHERE id = ?")
        .bind(why == QStringLiteral("broken") ? 1 : 100, id)
        .exec();
}

/// Chores of one table; those below `good` throw. Counts how often each was tried.
struct Household
{
    explicit Household(Engine &engine) : engine(engine) {}

    void add(Id first, int count)
    {
        engine.write([&](sql::Connection &connection) {
            for (Id id = first; id < first + count; ++id)
                connection.statement("INSERT INTO chores (id, due_at, failed) VALUES (?,?,0)").bind(id, now).exec();
        });
    }
    work::Errands<Id> worker()
    {
        return {engine.database(),
                [this] { return now; },
                {"chores", lease, 4},
                {dueChores, takeChore, [this](Id id) { return work(id); }, [](Id) { return backoff; }, failedChore}};
    }
    QCoro::Task<> work(Id id)
    {
        ++tried[id];
        if (id < good)
            throw std::runtime_error("broken");
        const auto done = engine.database().write(sql::Queue::Saga, [id](sql::Connection &connection) {
            connection.statement("UPDATE chores SET due_at = NULL WHERE id = ?").bind(id).exec();
        });
        co_await done;
    }
    qint64 number(const QByteArray &query)
    {
        return engine.read([&query](sql::Connection &connection) {
            auto &row = connection.statement(query);
            return row.next() ? row.integer(0) : -1;
        });
    }

    Engine &engine;
    work::Loop loop;
    Instant now = start;
    Id good = 1'000;
    std::map<Id, int> tried;
};

} // namespace

class ErrandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatThrowsStarvesNobodyAndComesAgainAfterItsLease_data() { Engine::addRows(); }
    void whatThrowsStarvesNobodyAndComesAgainAfterItsLease()
    {
        OPEN_ENGINE(database, schema());
        Household household(*database);
        household.add(1, 9); // more than are done at once, and waiting the longest
        household.now += 1s;
        household.add(1'000, 3);
        auto worker = household.worker();
        QCoro::waitFor(worker.run());
        QCOMPARE(household.number("SELECT COUNT(*) FROM chores WHERE due_at IS NULL"), 3);
        QCOMPARE(household.tried.size(), 12U);
        QCOMPARE(household.number("SELECT COUNT(*) FROM chores WHERE failed = 1"), 9);
        household.now += lease + backoff - 1ms;
        QCoro::waitFor(worker.run());
        QCOMPARE(household.tried.at(1), 1);
        household.now += 1ms;
        household.good = 5;
        QCoro::waitFor(worker.run());
        QCOMPARE(household.tried.at(1), 2);
        QCOMPARE(household.number("SELECT COUNT(*) FROM chores WHERE due_at IS NULL"), 8);
        QCOMPARE(household.tried.at(1'000), 1);
    }

    void oneThatTwoFindIsDoneByOne_data() { Engine::addRows(); }
    void oneThatTwoFindIsDoneByOne()
    {
        OPEN_ENGINE(database, schema());
        Household household(*database);
        household.add(1'000, 40);
        auto first = household.worker();
        auto second = household.worker();
        auto one = first.run();
        auto other = second.run();
        QCoro::waitFor(std::move(one));
        QCoro::waitFor(std::move(other));
        QCOMPARE(household.tried.size(), 40U);
        for (const auto &[id, times] : household.tried)
            QCOMPARE(times, 1);
    }

    void whoDiedWithItLeavesItToTheOthers_data() { Engine::addRows(); }
    void whoDiedWithItLeavesItToTheOthers()
    {
        OPEN_ENGINE(database, schema());
        Household household(*database);
        household.add(1'000, 1);
        database->write([&](sql::Connection &connection) {
            QVERIFY(takeChore(connection, 1'000, {household.now, household.now + lease}));
        });
        auto worker = household.worker();
        QCoro::waitFor(worker.run());
        QVERIFY(household.tried.empty());
        household.now += lease;
        QCoro::waitFor(worker.run());
        QCOMPARE(household.tried.at(1'000), 1);
    }
};

QTEST_GUILESS_MAIN(ErrandsTest)
#include "errands_test.moc"
