// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/support/running_backend.h"
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace firstcome;
using test::RunningBackend;

/// An embedded database that changed on the disk: not served, and named by the check.
class DamagedDatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedDatabaseIsRefusedAndCheckSaysSo()
    {
        RunningBackend backend;
        QVERIFY(backend.start());
        QCOMPARE(backend.stop(), 0);
        QFile database(backend.dataFolder() + QStringLiteral("/firstcome.db"));
        QVERIFY(database.open(QIODevice::ReadWrite));
        database.write(QByteArray(4096, 'x'));
        database.close();
        for (const char *beside : {"/firstcome.db-wal", "/firstcome.db-shm"})
            QFile::remove(backend.dataFolder() + QLatin1StringView(beside));
        QVERIFY(!backend.start());
        QVERIFY2(backend.output().contains("database"), backend.output().constData());
        QCOMPARE(backend.command({QStringLiteral("check")}), 1);
        QVERIFY2(backend.output().contains("BROKEN  database.sound"), backend.output().constData());
        QCOMPARE(backend.command({QStringLiteral("check"), QStringLiteral("--json")}), 1);
        QVERIFY2(backend.output().contains("\"ok\":false"), backend.output().constData());
        QVERIFY(database.resize(0));
        QCOMPARE(backend.command({QStringLiteral("check")}), 1);
    }

    void F36_aDamagedTableIsRefusedAndCheckSaysSo_data()
    {
        QTest::addColumn<QString>("was");
        QTest::addColumn<QString>("is");
        QTest::newRow("another column") << QStringLiteral("on_hand") << QStringLiteral("on_hend");
        QTest::newRow("another rule") << QStringLiteral("held >= 0") << QStringLiteral("held >= 8");
        QTest::newRow("no SQL") << QStringLiteral("CREATE TABLE") << QStringLiteral("CREATE TEBLE");
    }
    void F36_aDamagedTableIsRefusedAndCheckSaysSo()
    {
        QFETCH(QString, was);
        QFETCH(QString, is);
        RunningBackend backend;
        QCOMPARE(backend.command({QStringLiteral("migrate")}), 0);
        {
            const auto closed = qScopeGuard([] { QSqlDatabase::removeDatabase(QStringLiteral("bent")); });
            QSqlDatabase bent = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("bent"));
            bent.setDatabaseName(backend.dataFolder() + QStringLiteral("/firstcome.db"));
            sql::keepPageSums(); // no page that was changed behind its back: the table itself
            QVERIFY(bent.open());
            QSqlQuery query(bent);
            QVERIFY(query.exec(QStringLiteral("PRAGMA writable_schema = ON")));
            QVERIFY(query.exec(QStringLiteral("UPDATE sqlite_master SET sql = replace(sql, '%1', '%2') "
                                              "WHERE name = 'options'")
                                   .arg(was, is)));
        }
        QVERIFY(!backend.start());
        QVERIFY2(backend.output().contains("The database is damaged: ") &&
                     backend.output().contains("Keep the folder as it is and restore a backup."),
                 backend.output().constData());
        QCOMPARE(backend.command({QStringLiteral("check")}), 1);
        QVERIFY2(backend.output().contains("BROKEN  database."), backend.output().constData());
        QCOMPARE(backend.command({QStringLiteral("check"), QStringLiteral("--json")}), 1);
        QVERIFY2(backend.output().contains("\"ok\":false"), backend.output().constData());
    }
};

QTEST_GUILESS_MAIN(DamagedDatabaseTest)
#include "damaged_database_test.moc"
