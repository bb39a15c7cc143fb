// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/support/shop.h"

#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int within = 60'000;   // ms
constexpr int everyWrite = 40;   // of a thousand or so
constexpr int mostTries = 2'000; // it ends by itself long before

} // namespace

/// F1: the program is killed with -9 while it makes or changes its tables, at each sync and amid its writes: the next
/// one goes on, and nothing that was there is lost.
class MigrationKillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F1_killedWhileItMakesItsTables_data()
    {
        QTest::addColumn<QString>("calls");
        QTest::addColumn<int>("step");
        QTest::newRow("at each sync") << QStringLiteral("fdatasync,fsync") << 1;
        QTest::newRow("amid its writes") << QStringLiteral("pwrite64") << everyWrite;
    }
    void F1_killedWhileItMakesItsTables()
    {
        QFETCH(QString, calls);
        QFETCH(int, step);
        int died = 0;
        for (int nth = step; nth < mostTries; nth += step) {
            RunningBackend fresh;
            if (!diesAt(fresh, calls, nth))
                break;
            ++died;
            QVERIFY2(fresh.command({QStringLiteral("migrate")}) == 0, fresh.output().constData());
            QVERIFY2(fresh.command({QStringLiteral("check")}) == 0, fresh.output().constData());
        }
        QVERIFY2(died >= 5, QByteArray::number(died));
    }

    void F1_killedWhileItChangesThemNoOrderIsLost()
    {
        RunningBackend shop;
        QVERIFY2(shop.start({QStringLiteral("--demo")}), shop.output().constData());
        QStringList told;
        {
            Shop hands(shop);
            QVERIFY(hands.ready());
            const auto onSale = hands.openSale({});
            const auto member = hands.shopper(1);
            const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
            const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
            const QJsonObject order{{QStringLiteral("lines"), QJsonArray{line}}, {QStringLiteral("payment"), payment}};
            for (int i = 0; i < 3; ++i)
                told.append(member->postOnce(QStringLiteral("/v1/orders"), order).text("id"));
        }
        QVERIFY(!told.contains(QString()));
        QCOMPARE(shop.stop(), 0);
        int died = 0;
        for (int nth = 1; nth < mostTries; ++nth) {
            const QString undone = asBefore(shop.dataFolder());
            QVERIFY2(undone.isEmpty(), qPrintable(undone));
            if (!diesAt(shop, QStringLiteral("fdatasync,fsync"), nth))
                break;
            ++died;
            QVERIFY2(shop.start({QStringLiteral("--demo")}), shop.output().constData());
            Shop hands(shop);
            for (const QString &id : std::as_const(told))
                QCOMPARE(hands.boss().get(QStringLiteral("/v1/ops/orders/") + id).text("id"), id);
            QCOMPARE(hands.broken(), QStringList());
            QCOMPARE(shop.stop(), 0);
        }
        QVERIFY2(died >= 1, QByteArray::number(died));
    }

private:
    /// `migrate`, killed when it makes the n-th of these system calls; false when it was done before.
    static bool diesAt(RunningBackend &shop, const QString &calls, int nth)
    {
        QProcess traced;
        traced.setProcessChannelMode(QProcess::MergedChannels);
        traced.start(QStringLiteral("strace"),
                     {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                      QStringLiteral("-e"), QStringLiteral("trace=") + calls, QStringLiteral("-e"),
                      QStringLiteral("inject=%1:signal=SIGKILL:when=%2").arg(calls).arg(nth),
                      qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-backend"),
                      QStringLiteral("migrate"), QStringLiteral("--data"), shop.dataFolder()});
        if (!traced.waitForFinished(within))
            qFatal("migrate does not end");
        if (traced.exitStatus() == QProcess::NormalExit && traced.exitCode() != 0)
            qFatal("migrate fails: %s", traced.readAll().constData());
        return traced.exitStatus() == QProcess::CrashExit;
    }

    /// The last change of a table is undone: as a version before it has left it. What went wrong, or nothing.
    static QString asBefore(const QString &dataFolder)
    {
        sql::keepPageSums();
        QString error;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("before"));
            database.setDatabaseName(dataFolder + QStringLiteral("/firstcome.db"));
            QSqlQuery query(database);
            if (!database.open() || !query.exec(QStringLiteral("ALTER TABLE claims DROP COLUMN sample")) ||
                !query.exec(QStringLiteral("DELETE FROM migrations WHERE module = 'claims' AND number = 2")))
                error = database.lastError().text() + query.lastError().text();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("before"));
        return error;
    }
};

QTEST_GUILESS_MAIN(MigrationKillTest)
#include "migration_kill_test.moc"
