// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/platform/sql/rows_kept.h"
#include <QElapsedTimer>
#include <QTest>
#include <future>

using namespace firstcome;
using namespace firstcome::test;
using sql::Failure;

namespace {

/// The kind of Failure a reply came to, or nothing when it came to good.
template <typename T>
std::optional<Failure::Kind> failureOf(const work::Reply<T> &reply)
{
    try {
        reply.get();
        return std::nullopt;
    } catch (const Failure &failure) {
        return failure.kind();
    }
}

/// Keeps the writer busy until it is released, so that what is queued meanwhile shares a transaction.
class Hold
{
public:
    explicit Hold(Engine &engine)
        : m_held(engine.database().write(sql::Queue::Placement, [released = m_release.get_future().share()](
                                                                    sql::Connection &) { released.wait(); }))
    {
    }
    void release()
    {
        m_release.set_value();
        m_held.get();
    }

private:
    std::promise<void> m_release;
    work::Reply<void> m_held;
};

qint64 connectionId(sql::Connection &connection)
{
    auto &row = connection.statement("SELECT CONNECTION_ID()");
    const qint64 id = row.next() ? row.integer(0) : 0;
    row.reset();
    return id;
}

/// Ends a connection as a crash of the server would: from another one.
void cut(const sql::DatabaseSettings &settings, qint64 id)
{
    sql::Connection(settings, sql::Connection::Purpose::Write).run("KILL " + QByteArray::number(id));
}

} // namespace

/// F21 to F23: what the writer does when others are in its way, or its connection breaks.
class ConflictsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aConflictIsTriedAgainWithTheWholeTransaction_data() { Engine::addRows(); }
    void aConflictIsTriedAgainWithTheWholeTransaction()
    {
        OPEN_ENGINE(database, schema());
        int runs = 0;
        const auto metTwice = database->database().write(sql::Queue::Saga, [&](sql::Connection &connection) {
            insert(connection, 1);
            if (++runs < 3)
                throw Failure(Failure::Kind::Retry, "somebody was faster");
        });
        QCOMPARE(failureOf(metTwice), std::nullopt);
        QCOMPARE(runs, 3);
        QCOMPARE(countOf(*database), 1);
        runs = 0;
        const auto metAlways = database->database().write(sql::Queue::Saga, [&](sql::Connection &connection) {
            insert(connection, 2);
            ++runs;
            throw Failure(Failure::Kind::Retry, "somebody was faster");
        });
        QCOMPARE(failureOf(metAlways), std::optional(Failure::Kind::Retry));
        QCOMPARE(runs, 3);
        QCOMPARE(countOf(*database), 1);
    }

    /// The job looks, another process writes, the job writes: seen again, the key is taken and the rule says so.
    void aKeyTakenMeanwhileIsLookedAtAgain_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<bool>("shared");
        for (const char *name : {Engine::mariaDb, Engine::mySql})
            for (const bool shared : {false, true})
                QTest::addRow("%s, %s", name, shared ? "beside others" : "alone")
                    << QString::fromLatin1(name) << shared;
    }
    void aKeyTakenMeanwhileIsLookedAtAgain()
    {
        OPEN_ENGINE(database, schema());
        QFETCH(bool, shared);
        Hold hold(*database);
        std::vector<work::Reply<void>> beside;
        if (shared)
            beside.push_back(database->database().write(sql::Queue::Background,
                                                        [](sql::Connection &connection) { insert(connection, 1); }));
        int runs = 0;
        const auto inserted = database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            auto &row = connection.statement("SELECT id FROM rows_kept WHERE id = 7");
            const bool taken = row.next();
            row.reset();
            if (taken)
                return false;
            if (++runs == 1) {
                sql::Connection rival(database->settings(), sql::Connection::Purpose::Write);
                rival.begin();
                insert(rival, 7);
                rival.commit();
            }
            insert(connection, 7);
            return true;
        });
        // One that meets a key of its own twice is at fault, and harms nobody beside it.
        const auto faulty = database->database().write(sql::Queue::Background, [](sql::Connection &connection) {
            insert(connection, 8);
            insert(connection, 8);
        });
        hold.release();
        QVERIFY(!inserted.get());
        QCOMPARE(runs, 1);
        QCOMPARE(failureOf(faulty), std::optional(Failure::Kind::Duplicate));
        for (const auto &reply : beside)
            QCOMPARE(failureOf(reply), std::nullopt);
        QCOMPARE(countOf(*database), shared ? 2 : 1);
    }

    /// Jobs that share a transaction and take long, as after an outage, leave room for a placement that comes
    /// meanwhile; all of them are done in the end, in their order.
    void jobsThatTakeLongLeaveRoomForPlacement_data() { Engine::addRows(); }
    void jobsThatTakeLongLeaveRoomForPlacement()
    {
        OPEN_ENGINE(database, schema());
        Hold hold(*database);
        QList<qint64> order; // the writer's thread alone
        std::optional<work::Reply<void>> placed;
        std::vector<work::Reply<void>> replies;
        for (qint64 id = 1; id <= 30; ++id) {
            replies.push_back(database->database().write(sql::Queue::Saga, [&, id](sql::Connection &connection) {
                if (id == 1)
                    placed =
                        database->database().write(sql::Queue::Placement, [&](sql::Connection &) { order.append(0); });
                QElapsedTimer working;
                working.start();
                while (working.elapsed() < 10)
                    ;
                insert(connection, id);
                order.append(id);
            }));
        }
        hold.release();
        for (const auto &reply : replies)
            QCOMPARE(failureOf(reply), std::nullopt);
        QCOMPARE(failureOf(*placed), std::nullopt);
        QVERIFY2(order.indexOf(0) <= 4, QByteArray::number(order.indexOf(0)));
        order.removeOne(0);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(countOf(*database), 30);
    }

    /// The server rolls the whole transaction of a deadlock's victim back, with what others had done in it.
    void F21_aDeadlockUndoesNothingThatWasAcknowledged_data() { Engine::addServerRows(); }
    void F21_aDeadlockUndoesNothingThatWasAcknowledged()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            for (qint64 id = 1; id <= 50; ++id)
                insert(connection, id);
        });
        sql::Connection rival(database->settings(), sql::Connection::Purpose::Write);
        rival.begin();
        // It has changed more than the writer: the writer is the victim.
        rival.run("UPDATE rows_kept SET amount = amount + 1 WHERE id > 1");
        Hold hold(*database);
        std::promise<void> firstDone;
        std::vector<work::Reply<void>> replies;
        std::atomic<int> tries{0};
        replies.push_back(database->database().write(sql::Queue::Background,
                                                     [](sql::Connection &connection) { insert(connection, 100); }));
        replies.push_back(database->database().write(sql::Queue::Background, [&](sql::Connection &connection) {
            connection.run("UPDATE rows_kept SET amount = 7 WHERE id = 1");
            if (tries++ == 0)
                firstDone.set_value();
            connection.run("UPDATE rows_kept SET amount = 7 WHERE id = 2");
        }));
        replies.push_back(database->database().write(sql::Queue::Background,
                                                     [](sql::Connection &connection) { insert(connection, 101); }));
        hold.release();
        firstDone.get_future().wait();
        rival.run("UPDATE rows_kept SET amount = 0 WHERE id = 1");
        rival.commit();
        for (const auto &reply : replies)
            QCOMPARE(failureOf(reply), std::nullopt);
        QVERIFY(tries > 1);
        QCOMPARE(countOf(*database), 52);
    }

    void F22_aLockHeldTooLongFailsAndLeavesNothing_data() { Engine::addServerRows(); }
    void F22_aLockHeldTooLongFailsAndLeavesNothing()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) { insert(connection, 1); });
        sql::Connection rival(database->settings(), sql::Connection::Purpose::Write);
        rival.begin();
        rival.run("UPDATE rows_kept SET amount = 2 WHERE id = 1");
        const auto wait = [](sql::Connection &connection) {
            insert(connection, 2);
            connection.run("UPDATE rows_kept SET amount = 3 WHERE id = 1");
        };
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(failureOf(database->database().write(sql::Queue::Placement, wait)),
                 std::optional(Failure::Kind::Retry));
        QVERIFY2(timer.elapsed() < 6'000, QByteArray::number(timer.elapsed()));
        rival.commit();
        QCOMPARE(countOf(*database), 1);
        QCOMPARE(failureOf(database->database().write(sql::Queue::Placement, wait)), std::nullopt);
        QCOMPARE(countOf(*database), 2);
    }

    void F23_aCommitWhoseAnswerWasLostIsInDoubtAndNotRunAgain_data() { Engine::addServerRows(); }
    void F23_aCommitWhoseAnswerWasLostIsInDoubtAndNotRunAgain()
    {
        OPEN_ENGINE(database, schema());
        int runs = 0;
        const auto reply = database->database().write(sql::Queue::Saga, [&](sql::Connection &connection) {
            ++runs;
            insert(connection, 1);
            cut(database->settings(), connectionId(connection)); // the next it hears is COMMIT
        });
        QCOMPARE(failureOf(reply), std::optional(Failure::Kind::InDoubt));
        QCOMPARE(runs, 1);
        QCOMPARE(countOf(*database), 0);
    }

    void F23_aConnectionThatBrokeBeforeCommitIsTriedAgain_data() { Engine::addServerRows(); }
    void F23_aConnectionThatBrokeBeforeCommitIsTriedAgain()
    {
        OPEN_ENGINE(database, schema());
        int runs = 0;
        const auto reply = database->database().write(sql::Queue::Saga, [&](sql::Connection &connection) {
            insert(connection, 1);
            if (++runs == 1)
                cut(database->settings(), connectionId(connection));
            insert(connection, 2);
        });
        QCOMPARE(failureOf(reply), std::nullopt);
        QCOMPARE(runs, 2);
        QCOMPARE(countOf(*database), 2);
    }
};

QTEST_GUILESS_MAIN(ConflictsTest)
#include "conflicts_test.moc"
