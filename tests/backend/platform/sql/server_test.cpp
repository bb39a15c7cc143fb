// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/server_settings.h"
#include "tests/backend/platform/sql/rows_kept.h"
#include "tests/support/running_mariadb.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;
using namespace std::chrono_literals;
using sql::Connection;
using sql::Failure;

namespace {

/// What the work's Failure says; empty when it came to good.
template <typename Work>
QByteArray failureOf(Work work)
{
    try {
        work();
        return {};
    } catch (const Failure &failure) {
        return failure.what();
    }
}

double limitOf(Connection &connection, const QString &engine)
{
    auto &row = connection.statement(engine == QLatin1StringView(Engine::mariaDb)
                                         ? "SELECT CAST(@@SESSION.max_statement_time * 1000 AS UNSIGNED)"
                                         : "SELECT @@SESSION.max_execution_time");
    const double limit = row.next() ? double(row.integer(0)) : -1;
    row.reset();
    return limit;
}

} // namespace

/// What we ask of a MariaDB or MySQL server, and what it may ask of us.
class ServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWeakServerIsRefusedByNameOrAccepted_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("name");
        const auto row = [](const QString &name, const QStringList &options) {
            QTest::newRow(qPrintable(name)) << options << name;
        };
        const QString binaryLog = QStringLiteral("--log-bin=changes");
        row(QStringLiteral("innodb_flush_log_at_trx_commit"), {QStringLiteral("--innodb-flush-log-at-trx-commit=2")});
        row(QStringLiteral("innodb_rollback_on_timeout"), {QStringLiteral("--innodb-rollback-on-timeout=OFF")});
        row(QStringLiteral("innodb_doublewrite"), {QStringLiteral("--innodb-doublewrite=OFF")});
        row(QStringLiteral("sync_binlog"),
            {binaryLog, QStringLiteral("--binlog-format=ROW"), QStringLiteral("--sync-binlog=0")});
        row(QStringLiteral("binlog_format"),
            {binaryLog, QStringLiteral("--binlog-format=MIXED"), QStringLiteral("--sync-binlog=1")});
    }
    void aWeakServerIsRefusedByNameOrAccepted()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, name);
        if (!RunningMariaDb::isExpected())
            QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set");
        QVERIFY2(m_server.start(options), m_server.output().constData());
        auto settings = m_server.settings();
        const QByteArray refused = failureOf([&] { const Connection writer(settings, Connection::Purpose::Write); });
        QVERIFY2(refused.startsWith("the server's " + name.toLatin1() + " is "), refused.constData());
        settings.acceptedWeak = {name};
        QCOMPARE(failureOf([&] { const Connection writer(settings, Connection::Purpose::Write); }), QByteArray());
        m_server.kill();
    }

    void aStatementThatTakesTooLongIsBrokenOff_data() { Engine::addServerRows(); }
    void aStatementThatTakesTooLongIsBrokenOff()
    {
        OPEN_ENGINE(database, schema());
        database->write([](Connection &connection) {
            for (qint64 id = 1; id <= 400; ++id)
                insert(connection, id);
        });
        auto settings = database->settings();
        settings.statementWithin = 300ms;
        Connection reader(settings, Connection::Purpose::Read);
        QElapsedTimer timer;
        timer.start();
        const QByteArray broken = failureOf([&] {
            reader.run("SELECT COUNT(*) FROM rows_kept a, rows_kept b, rows_kept c, rows_kept d "
                       "WHERE a.amount + b.amount + c.amount + d.amount < 0");
        });
        QVERIFY2(broken.contains("exceeded"), broken.constData());
        QVERIFY2(timer.elapsed() < 30'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(limitOf(reader, engine), 300);
        {
            const sql::Unlimited unlimited(reader);
            QCOMPARE(limitOf(reader, engine), 0);
        }
        QCOMPARE(limitOf(reader, engine), 300);
    }

    void rowsChosenByAListAreLocked_data() { Engine::addServerRows(); }
    void rowsChosenByAListAreLocked()
    {
        OPEN_ENGINE(database, schema());
        database->write([](Connection &connection) {
            insert(connection, 1);
            insert(connection, 2);
        });
        Connection holder(database->settings(), Connection::Purpose::Write);
        holder.begin();
        auto &rows = holder
                         .statement("SELECT r.id FROM " + sql::eachId(holder) + " rows_kept r ON r.id = j.value" +
                                    holder.forUpdate())
                         .bind(sql::idList({1}));
        while (rows.next()) {
        }
        Connection rival(database->settings(), Connection::Purpose::Write);
        rival.begin();
        const auto add = [&rival](const char *id) {
            rival.run(QByteArray("UPDATE rows_kept SET amount = amount + 1 WHERE id = ") + id);
        };
        QCOMPARE(failureOf([&] { add("2"); }), QByteArray());
        QVERIFY(!failureOf([&] { add("1"); }).isEmpty());
    }

    void severalThatStartTogetherMigrateOnce_data() { Engine::addServerRows(); }
    void severalThatStartTogetherMigrateOnce()
    {
        OPEN_ENGINE(database, {});
        const QList<sql::Migration> more =
            schema() + QList<sql::Migration>{{"test", 2, "002_more", "ALTER TABLE rows_kept ADD more {{id}};\n"}};
        std::atomic<int> good{0};
        std::vector<std::jthread> starters;
        for (int i = 0; i < 4; ++i) {
            starters.emplace_back([&] {
                const QByteArray failure = failureOf([&] {
                    Connection connection(database->settings(), Connection::Purpose::Write);
                    connection.begin();
                    sql::migrate(connection, more, systemNow());
                    connection.commit();
                });
                good += failure.isEmpty();
            });
        }
        starters.clear();
        QCOMPARE(good, 4);
    }

    void anAccountWithoutTheRightToMakeTablesServes_data() { Engine::addServerRows(); }
    void anAccountWithoutTheRightToMakeTablesServes()
    {
        OPEN_ENGINE(database, schema());
        auto settings = database->settings();
        settings.user = settings.name; // unlike anybody else's
        settings.password = QStringLiteral("served");
        const auto owner = [&database](const QString &text) {
            database->write([&text](Connection &connection) { connection.run(text.toUtf8()); });
        };
        owner(QStringLiteral("CREATE USER %1@'127.0.0.1' IDENTIFIED BY 'served'").arg(settings.user));
        owner(QStringLiteral("GRANT SELECT, INSERT, UPDATE, DELETE ON %1.* TO %1@'127.0.0.1'").arg(settings.user));
        {
            sql::Database served(settings);
            served.start();
            const auto write = [&served](auto work) {
                return failureOf([&] { served.write(sql::Queue::Background, work).get(); });
            };
            QCOMPARE(write([](Connection &connection) {
                         sql::migrate(connection, schema(), systemNow());
                         insert(connection, 1);
                     }),
                     QByteArray());
            QVERIFY(!write([](Connection &connection) { connection.run("DROP TABLE rows_kept"); }).isEmpty());
        }
        QCOMPARE(countOf(*database), 1);
        owner(QStringLiteral("DROP USER %1@'127.0.0.1'").arg(settings.user));
    }

private:
    RunningMariaDb m_server;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "server_test.moc"
