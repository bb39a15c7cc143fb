// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/support/running_backend.h"
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

using namespace firstcome;
using test::RunningBackend;

namespace {

constexpr int crowd = 150;    // for the demo's 100 units
constexpr int fewBuyers = 30; // who get as many each as they are let
constexpr int within = 120'000;

/// Hides a fault below the product: a trigger in its database. What went wrong, or nothing.
QString plant(const QString &dataFolder, const QString &trigger)
{
    QString error;
    sql::keepPageSums(); // what this process writes too
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("planting"));
        database.setDatabaseName(dataFolder + QStringLiteral("/firstcome.db"));
        QSqlQuery query(database);
        if (!database.open() || !query.exec(trigger))
            error = database.lastError().text() + query.lastError().text();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("planting"));
    return error;
}

/// What firstcome-load says of a history, without the server.
int verified(const QString &history)
{
    return QProcess::execute(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
                             {QStringLiteral("verify"), history});
}

struct Judged
{
    int exitCode = -1;
    QString output;
};

/// A crowd on the demo's sale, judged by the books.
Judged judge(const RunningBackend &backend, const QString &tokens, int buyers)
{
    QProcess load;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), backend.demoPassword());
    load.setProcessEnvironment(environment);
    load.setProcessChannelMode(QProcess::MergedChannels);
    load.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
               {QStringLiteral("--url"), backend.url().toString(), QStringLiteral("--operator"),
                QStringLiteral("operator"), QStringLiteral("--tokens"), tokens, QStringLiteral("--users"),
                QString::number(buyers), QStringLiteral("--scenario"), QStringLiteral("sale"),
                QStringLiteral("--verdict"), QStringLiteral("--history"), tokens + QStringLiteral(".history")});
    if (!load.waitForFinished(within))
        return {};
    return {load.exitCode(), QString::fromUtf8(load.readAll())};
}

} // namespace

/// firstcome-load --verdict on the real backend: it passes an honest one, and fails one that sells a unit twice, loses
/// an order, charges too much or lets one buyer have too many.
class VerdictTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFaultIsFound_data()
    {
        QTest::addColumn<QString>("trigger");
        QTest::addColumn<QString>("failed"); // the sentence that does not hold; empty: all do
        QTest::addColumn<int>("buyers");
        QTest::newRow("honest") << QString() << QString() << crowd;
        QTest::newRow("a unit is sold twice")
            << QStringLiteral("CREATE TRIGGER planted AFTER UPDATE OF held ON options WHEN NEW.held > OLD.held"
                              " AND NEW.held > 20 BEGIN UPDATE options SET held = held - 5 WHERE id = NEW.id; END")
            << QStringLiteral("no unit was sold twice") << crowd;
        QTest::newRow("an order is lost")
            << QStringLiteral("CREATE TRIGGER planted AFTER INSERT ON orders WHEN NEW.member_id % 7 = 0"
                              " BEGIN DELETE FROM orders WHERE id = NEW.id; END")
            << QStringLiteral("every order told is in the books with the same content") << crowd;
        QTest::newRow("twice the price is charged")
            << QStringLiteral("CREATE TRIGGER planted AFTER UPDATE OF state ON payments WHEN NEW.state = 'APPROVED'"
                              " BEGIN UPDATE payments SET amount = 2 * amount WHERE id = NEW.id; END")
            << QStringLiteral("nobody was charged twice, or another amount") << crowd;
        QTest::newRow("the limit is not kept")
            << QStringLiteral("CREATE TRIGGER planted AFTER INSERT ON sale_members BEGIN UPDATE sale_members"
                              " SET granted = 0 WHERE sale_id = NEW.sale_id AND member_id = NEW.member_id; END")
            << QStringLiteral("nobody has more than the limit") << fewBuyers;
    }
    void aFaultIsFound()
    {
        QFETCH(QString, trigger);
        QFETCH(int, buyers);
        QFETCH(QString, failed);
        RunningBackend backend;
        const QString tokens = backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(buyers),
                                  QStringLiteral("--tokens"), tokens}),
                 0);
        if (!trigger.isEmpty())
            QCOMPARE(plant(backend.dataFolder(), trigger), QString());
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());

        const Judged judged = judge(backend, tokens, buyers);
        QCOMPARE(judged.exitCode, failed.isEmpty() ? 0 : 1);
        if (failed.isEmpty())
            QVERIFY2(!judged.output.contains(QStringLiteral("FAILED")), qPrintable(judged.output));
        else
            QVERIFY2(judged.output.contains(QStringLiteral("FAILED  ") + failed), qPrintable(judged.output));
        QVERIFY(judged.output.contains(QStringLiteral("the server's own check holds")));
        if (failed.isEmpty() || buyers == fewBuyers)
            QCOMPARE(verified(tokens + QStringLiteral(".history")), failed.isEmpty() ? 0 : 1);
    }
};

QTEST_GUILESS_MAIN(VerdictTest)
#include "verdict_test.moc"
