// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/idempotent_calls.h"
#include "backend/platform/sql/migrations.gen.h"
#include "tests/backend/platform/sql/rows_kept.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextThatCannotBePreparedLeavesNothingBehind_data() { Engine::addRows(); }
    void aTextThatCannotBePreparedLeavesNothingBehind()
    {
        OPEN_ENGINE(database, schema());
        for (int i = 0; i < 2; ++i) {
            const auto ask = [](sql::Connection &connection) {
                return connection.statement("SELECT nothing FROM nowhere").next();
            };
            QVERIFY_THROWS_EXCEPTION(sql::Failure, database->read(ask));
            QVERIFY_THROWS_EXCEPTION(sql::Failure, database->write(ask));
        }
        QCOMPARE(countOf(*database), 0);
    }

    void readersDoNotLock_data() { Engine::addRows(); }
    void readersDoNotLock()
    {
        OPEN_ENGINE(database, schema());
        const auto ask = [](sql::Connection &connection) {
            return connection.statement(QByteArray("SELECT id FROM rows_kept") + connection.forUpdate()).next();
        };
        QVERIFY(!database->read(ask));
        QVERIFY(!database->write(ask));
    }

    void anEmptyTextIsNotNull_data() { Engine::addRows(); }
    void anEmptyTextIsNotNull()
    {
        OPEN_ENGINE(database, schema());
        database->write([&](sql::Connection &connection) {
            connection.statement("INSERT INTO rows_kept VALUES (?,?,?,?)").bind(1, QString(), 7, sql::Blob{}).exec();
        });
        database->read([&](sql::Connection &connection) {
            auto &rows = connection.statement("SELECT name, hash FROM rows_kept");
            QVERIFY(rows.next());
            QVERIFY(!rows.isNull(0));
            QVERIFY(!rows.isNull(1));
        });
    }

    void valuesComeBackAsTheyWere_data() { Engine::addRows(); }
    void valuesComeBackAsTheyWere()
    {
        OPEN_ENGINE(database, schema());
        const QByteArray hash = QByteArray::fromHex("00ff80fe");
        database->write([&](sql::Connection &connection) {
            connection.statement("INSERT INTO rows_kept VALUES (?,?,?,?)")
                .bind(qint64(1) << 62, QStringLiteral("목걸이 💎"), 7, sql::Blob{hash})
                .exec();
            connection.statement("INSERT INTO rows_kept VALUES (?,?,?,?)").bind(2, nullptr, 0, nullptr).exec();
        });
        database->read([&](sql::Connection &connection) {
            auto &rows = connection.statement("SELECT id, name, hash FROM rows_kept ORDER BY id DESC");
            QVERIFY(rows.next());
            QCOMPARE(rows.integer(0), qint64(1) << 62);
            QCOMPARE(rows.string(1), QStringLiteral("목걸이 💎"));
            QCOMPARE(rows.text(2), hash);
            QVERIFY(rows.next());
            QVERIFY(rows.isNull(1));
            QVERIFY(!rows.next());
        });
    }

    void workThatThrowsLeavesNothing_data() { Engine::addRows(); }
    void workThatThrowsLeavesNothing()
    {
        OPEN_ENGINE(database, schema());
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, database->write([](sql::Connection &connection) {
            insert(connection, 1);
            throw std::runtime_error("no");
        }));
        QCOMPARE(countOf(*database), 0);
    }

    void oneFailureInASharedTransactionUndoesOnlyItself_data() { Engine::addRows(); }
    void oneFailureInASharedTransactionUndoesOnlyItself()
    {
        OPEN_ENGINE(database, schema());
        std::vector<work::Reply<void>> replies;
        // The writer sleeps in none of these: while it runs the first, the others queue up and share a transaction.
        for (int i = 0; i < 100; ++i) {
            replies.push_back(database->database().write(sql::Queue::Background, [i](sql::Connection &connection) {
                insert(connection, i);
                if (i % 10 == 3)
                    throw std::runtime_error("no");
            }));
        }
        int failed = 0;
        for (const auto &reply : replies) {
            try {
                reply.get();
            } catch (const std::runtime_error &) {
                ++failed;
            }
        }
        QCOMPARE(failed, 10);
        QCOMPARE(countOf(*database), 90);
    }

    void failuresHaveTheirKind_data() { Engine::addRows(); }
    void failuresHaveTheirKind()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) { insert(connection, 1); });
        const auto kindOf = [&](qint64 id, qint64 amount) {
            try {
                database->write([=](sql::Connection &connection) { insert(connection, id, amount); });
            } catch (const sql::Failure &failure) {
                return failure.kind();
            }
            return sql::Failure::Kind::Other;
        };
        QCOMPARE(kindOf(1, 1), sql::Failure::Kind::Duplicate);
        QCOMPARE(kindOf(2, -1), sql::Failure::Kind::Constraint);
    }

    void bulkInsertWritesEveryRowOfEverySize_data() { Engine::addRows(); }
    void bulkInsertWritesEveryRowOfEverySize()
    {
        OPEN_ENGINE(database, schema());
        qint64 id = 0;
        for (const int size : {1, 7, 8, 9, 64, 255, 256, 257, 600}) {
            database->write([&](sql::Connection &connection) {
                sql::BulkInsert rows(connection, {"rows_kept", "id, name, amount", 3, {}});
                for (int i = 0; i < size; ++i)
                    rows.add(++id, "bulk", i);
                rows.flush();
            });
            QCOMPARE(countOf(*database), id);
        }
    }

    void conflictTextsAddAndIgnore_data() { Engine::addRows(); }
    void conflictTextsAddAndIgnore()
    {
        OPEN_ENGINE(database, schema());
        const auto amount = database->write([](sql::Connection &connection) {
            for (int i = 0; i < 3; ++i) {
                sql::BulkInsert add(connection,
                                    {"rows_kept", "id, amount", 2, sql::addOnConflict(connection, "id", "amount")});
                add.add(5, 10);
                add.flush();
                sql::BulkInsert keep(connection,
                                     {"rows_kept", "id, amount", 2, sql::ignoreOnConflict(connection, "id")});
                keep.add(5, 99);
                keep.flush();
            }
            auto &row = connection.statement("SELECT amount FROM rows_kept WHERE id = 5");
            return row.next() ? row.integer(0) : -1;
        });
        QCOMPARE(amount, 30);
    }

    void afterCommitRunsOnceAndOnlyAfterACommit_data() { Engine::addRows(); }
    void afterCommitRunsOnceAndOnlyAfterACommit()
    {
        OPEN_ENGINE(database, schema());
        auto count = std::make_shared<std::atomic<int>>(0);
        database->write([count](sql::Connection &connection) { connection.afterCommit([count] { ++*count; }); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, database->write([count](sql::Connection &connection) {
            connection.afterCommit([count] { ++*count; });
            throw std::runtime_error("no");
        }));
        QCOMPARE(count->load(), 1);
    }

    void aReaderSeesOneSnapshot_data() { Engine::addRows(); }
    void aReaderSeesOneSnapshot()
    {
        OPEN_ENGINE(database, schema());
        const auto seen = database->read([&](sql::Connection &connection) {
            const auto count = [&connection] {
                auto &row = connection.statement("SELECT COUNT(*) FROM rows_kept");
                const qint64 rows = row.next() ? row.integer(0) : -1;
                row.reset();
                return rows;
            };
            const qint64 before = count();
            database->write([](sql::Connection &writer) { insert(writer, 1); });
            return std::pair(before, count());
        });
        QCOMPARE(seen.first, 0);
        QCOMPARE(seen.second, 0);
        QCOMPARE(countOf(*database), 1);
    }

    void migrationsAreAppliedOnceAndAChangedOneIsRefused_data() { Engine::addRows(); }
    void migrationsAreAppliedOnceAndAChangedOneIsRefused()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) { sql::migrate(connection, schema(), systemNow()); });
        auto changed = schema();
        changed[0].text += " ";
        QVERIFY_THROWS_EXCEPTION(sql::Failure, database->write([&](sql::Connection &connection) {
            sql::migrate(connection, changed, systemNow());
        }));
    }

    void F36_tablesOfANewerVersionAreRefused_data() { Engine::addRows(); }
    void F36_tablesOfANewerVersionAreRefused()
    {
        OPEN_ENGINE(database, schema());
        auto newer = schema();
        newer.append(
            {newer[0].module, newer[0].number + 1, "later", "CREATE TABLE later (id {{id}} NOT NULL) {{end}}"});
        database->write([&](sql::Connection &connection) { sql::migrate(connection, newer, systemNow()); });
        QVERIFY_THROWS_EXCEPTION(sql::Failure, database->write([](sql::Connection &connection) {
            sql::migrate(connection, schema(), systemNow());
        }));
    }

    void aKeptAnswerComesBackAndAnotherBodyIsRefused_data() { Engine::addRows(); }
    void aKeptAnswerComesBackAndAnotherBodyIsRefused()
    {
        OPEN_ENGINE(database, sql::migrations());
        const sql::CallScope scope{42, "POST /v1/x", "key-1", "{\"a\":1}"};
        database->write([&](sql::Connection &connection) {
            QVERIFY(!sql::findAnswer(connection, scope)->has_value());
            sql::keepAnswer(connection, scope, {201, "{\"id\":\"1\"}"}, systemNow());
            QCOMPARE((*sql::findAnswer(connection, scope))->body, QByteArray("{\"id\":\"1\"}"));
            sql::CallScope other = scope;
            other.body = "{\"a\":2}";
            QCOMPARE(sql::findAnswer(connection, other).error().code, QByteArray("IDEMPOTENCY_KEY_REUSED"));
            other = scope;
            other.callerId = 43;
            QVERIFY(!sql::findAnswer(connection, other)->has_value());
        });
    }

    void aMissingFolderIsAClearFailure()
    {
        sql::DatabaseSettings settings;
        settings.path = QStringLiteral("/nowhere/at/all/firstcome.db");
        sql::Database database(settings);
        QVERIFY_THROWS_EXCEPTION(sql::Failure, database.start());
    }
};

QTEST_GUILESS_MAIN(DatabaseTest)
#include "database_test.moc"
