// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/database.h"
#include "backend/platform/sql/migrations.h"
#include "tests/support/running_mariadb.h"
#include "tests/support/waits.h"
#include <QTest>
#include <future>

using namespace firstcome;
using sql::Failure;
using test::RunningMariaDb;

namespace {

constexpr int waiting = 12; // jobs, so that they share a transaction

void insert(sql::Connection &connection, qint64 id)
{
    connection.statement("INSERT INTO rows_kept (id) VALUES (?)").bind(id).exec();
}

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

} // namespace

/// F23: the server under our connections is killed and comes back. Nothing here knows when; the process goes on.
class OutageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<RunningMariaDb> m_server;
    std::unique_ptr<sql::Database> m_database;

    work::Reply<qint64> count()
    {
        return m_database->read([](sql::Connection &connection) {
            auto &row = connection.statement("SELECT COUNT(*) FROM rows_kept");
            return row.next() ? row.integer(0) : -1;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!RunningMariaDb::isExpected())
            QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");
        // The driver complains of each statement it can no longer close.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
        m_server = std::make_unique<RunningMariaDb>();
        QVERIFY2(m_server->start(), m_server->output().constData());
        auto settings = m_server->settings();
        settings.readers = 1; // each reader finds its way back by itself: one of two may be there before the other
        m_database = std::make_unique<sql::Database>(settings);
        m_database->start();
        m_database
            ->write(sql::Queue::Background,
                    [](sql::Connection &connection) {
                        connection.run("CREATE TABLE rows_kept (id BIGINT NOT NULL PRIMARY KEY) ENGINE=InnoDB");
                    })
            .get();
    }
    void cleanupTestCase()
    {
        m_database.reset();
        m_server.reset();
        qInstallMessageHandler(nullptr);
    }

    void F23_jobsThatShareATransactionFailWhenTheServerIsGone()
    {
        std::promise<void> go;
        const auto held = m_database->write(sql::Queue::Saga, [&go](sql::Connection &) { go.get_future().wait(); });
        std::vector<work::Reply<void>> replies;
        for (int id = 1; id <= waiting; ++id)
            replies.push_back(m_database->write(sql::Queue::Background,
                                                [id](sql::Connection &connection) { insert(connection, id); }));
        m_server->kill();
        go.set_value();
        QVERIFY(failureOf(held));
        for (const auto &reply : replies)
            QCOMPARE(failureOf(reply), std::optional(Failure::Kind::Lost));
    }

    void F23_everyQueueAndReaderFailsAtOnceMeanwhile()
    {
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i) {
            for (const auto queue : {sql::Queue::Placement, sql::Queue::Saga, sql::Queue::Background})
                QCOMPARE(failureOf(m_database->write(queue, [](sql::Connection &) {})),
                         std::optional(Failure::Kind::Lost));
            QCOMPARE(failureOf(count()), std::optional(Failure::Kind::Lost));
        }
        QVERIFY2(timer.elapsed() < 10'000, QByteArray::number(timer.elapsed()));
    }

    void F23_itGoesOnByItselfWhenTheServerIsBack()
    {
        QVERIFY2(m_server->start(), m_server->output().constData());
        const auto goesOn = [this] {
            return !failureOf(m_database->write(sql::Queue::Saga, [](sql::Connection &) {})) && !failureOf(count());
        };
        WAIT_VERIFY(goesOn(), 60'000);
        QCOMPARE(count().get(), 0); // what failed left nothing
        QCOMPARE(failureOf(
                     m_database->write(sql::Queue::Saga, [](sql::Connection &connection) { insert(connection, 100); })),
                 std::nullopt);
        QCOMPARE(count().get(), 1);
    }

    /// Who found an idle connection broken has lost nothing: it happened before the transaction began.
    void F23_aRestartBetweenTwoCallsIsNotFelt()
    {
        m_server->kill();
        QVERIFY2(m_server->start(), m_server->output().constData());
        QCOMPARE(failureOf(m_database->write(sql::Queue::Placement,
                                             [](sql::Connection &connection) { insert(connection, 101); })),
                 std::nullopt);
        QCOMPARE(count().get(), 2);
    }
};

QTEST_GUILESS_MAIN(OutageTest)
#include "outage_test.moc"
