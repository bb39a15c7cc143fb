// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/membership.h"
#include "backend/platform/instances/migrations.gen.h"
#include "tests/support/engines.h"
#include "tests/support/waits.h"
#include <QSet>
#include <QTest>
#include <future>

using namespace firstcome;
using namespace firstcome::instances;
using test::Engine;

namespace {

/// Another process on the same database.
struct Process
{
    explicit Process(const sql::DatabaseSettings &settings) : database(settings) { database.start(); }

    void join()
    {
        database.write(sql::Queue::Background, [this](sql::Connection &connection) { me.join(connection); }).get();
        me.keep();
    }

    sql::Database database;
    IdSource ids;
    Membership me{database, ids};
};

std::vector<Listed> listOf(Engine &engine)
{
    return engine.read([](sql::Connection &connection) { return InstanceTable(connection).all(); });
}

/// As if `number`'s process had hung: its lease ran out.
void expire(Engine &engine, int number)
{
    engine.write([number](sql::Connection &connection) {
        connection.statement("UPDATE instances SET lease_until = 1 WHERE number = ?").bind(number).exec();
    });
}

} // namespace

/// Who has which number, on every engine; several processes only where a server is shared.
class MembershipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstIsNumberZero_data() { Engine::addRows(); }
    void theFirstIsNumberZero()
    {
        OPEN_ENGINE(database, instances::migrations());
        IdSource ids;
        Membership me(database->database(), ids);
        database->write([&me](sql::Connection &connection) { me.join(connection); });
        QCOMPARE(me.number(), 0);
        const auto list = listOf(*database);
        QCOMPARE(list.size(), size_t(1));
        QVERIFY(list[0].lives && !list[0].serves);
        QCOMPARE(list[0].place.token, me.token());
    }

    void whatItSaysOfItselfIsListed_data() { Engine::addRows(); }
    void whatItSaysOfItselfIsListed()
    {
        OPEN_ENGINE(database, instances::migrations());
        IdSource ids;
        Membership me(database->database(), ids);
        database->write([&me](sql::Connection &connection) { me.join(connection); });
        me.keep();
        me.serve([] { return QByteArray("{\"a\":1}"); });
        WAIT_VERIFY(listOf(*database)[0].serves, 60'000);
        QCOMPARE(listOf(*database)[0].description, QByteArray("{\"a\":1}"));
        QVERIFY(
            database->write([](sql::Connection &connection) { return InstanceTable(connection).setDrains(0, true); }));
        QVERIFY(
            !database->write([](sql::Connection &connection) { return InstanceTable(connection).setDrains(1, true); }));
        QVERIFY(listOf(*database)[0].drains);
        me.leave();
        const auto list = listOf(*database);
        QVERIFY(!list[0].lives && !list[0].serves);
    }

    void manyThatStartTogetherHaveNumbersOfTheirOwn_data() { Engine::addServerRows(); }
    void manyThatStartTogetherHaveNumbersOfTheirOwn()
    {
        OPEN_ENGINE(database, instances::migrations());
        std::vector<std::unique_ptr<Process>> processes;
        for (int i = 0; i < 8; ++i)
            processes.push_back(std::make_unique<Process>(database->settings()));
        std::vector<std::future<void>> joining;
        for (const auto &process : processes)
            joining.push_back(std::async(std::launch::async, [&process] { process->join(); }));
        for (auto &joined : joining)
            joined.get();
        QSet<int> numbers;
        QSet<Id> ids;
        const Instant now = systemNow();
        for (const auto &process : processes) {
            numbers.insert(process->me.number());
            ids.insert(process->ids.next(now));
        }
        QCOMPARE(numbers.size(), 8);
        QCOMPARE(ids.size(), 8);
    }

    void aNumberIsGivenAgainOnlyAfterItsLease_data() { Engine::addServerRows(); }
    void aNumberIsGivenAgainOnlyAfterItsLease()
    {
        OPEN_ENGINE(database, instances::migrations());
        Process first(database->settings());
        database->write([&first](sql::Connection &connection) { first.me.join(connection); }); // never renewed
        Process second(database->settings());
        second.join();
        QCOMPARE(second.me.number(), 1);
        expire(*database, 0);
        Process third(database->settings());
        third.join();
        QCOMPARE(third.me.number(), 0);
    }

    /// It hung for longer than its lease: what it had under way is not committed under a number that is another's.
    void R20_whoLostHisNumberWritesNothingBeforeHeHasAnother_data() { Engine::addServerRows(); }
    void R20_whoLostHisNumberWritesNothingBeforeHeHasAnother()
    {
        OPEN_ENGINE(database, instances::migrations());
        Process hung(database->settings());
        hung.database.write(sql::Queue::Background, [&](sql::Connection &connection) { hung.me.join(connection); })
            .get();
        expire(*database, 0);
        Process other(database->settings());
        other.join();
        QCOMPARE(other.me.number(), 0);
        const auto write = [&hung] {
            try {
                hung.database
                    .write(sql::Queue::Saga,
                           [](sql::Connection &connection) {
                               connection.run("UPDATE instances SET description = 'hung' WHERE number = 0");
                           })
                    .get();
                return true;
            } catch (const sql::Failure &failure) {
                return failure.kind() != sql::Failure::Kind::Lost;
            }
        };
        // Its own patience is shorter than the lease.
        WAIT_VERIFY(!write(), 60'000);
        QCOMPARE(listOf(*database)[0].place.token, other.me.token());
        hung.me.keep();
        WAIT_COMPARE(hung.me.number(), 1, 60'000);
        WAIT_VERIFY(write(), 60'000);
    }
};

QTEST_GUILESS_MAIN(MembershipTest)
#include "membership_test.moc"
