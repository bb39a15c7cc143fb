// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/running_backend.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace firstcome;
using test::Caller;
using test::RunningBackend;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ');
}

bool addOperator(RunningBackend &backend, const QByteArray &password)
{
    return backend.command(words("operator add boss --permissions view,sale.run"), password + '\n') == 0;
}

} // namespace

/// The commands of firstcome-backend as a person in a terminal meets them.
class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F36_aWrongSettingIsNamedAndNothingStarts_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("listen") << QStringLiteral("--listen here") << QByteArray("'listen' cannot be 'here'");
        QTest::newRow("lanes") << QStringLiteral("--lanes 0") << QByteArray("'lanes' cannot be '0'");
        QTest::newRow("roles") << QStringLiteral("--roles orders") << QByteArray("'roles'");
        QTest::newRow("level") << QStringLiteral("--log-level loud") << QByteArray("'log-level'");
        QTest::newRow("unknown") << QStringLiteral("--colour red") << QByteArray("--colour");
        QTest::newRow("no value") << QStringLiteral("--config") << QByteArray("takes a value");
        QTest::newRow("no file") << QStringLiteral("--config /nowhere.toml") << QByteArray("/nowhere.toml");
    }
    void F36_aWrongSettingIsNamedAndNothingStarts()
    {
        QFETCH(QString, options);
        QFETCH(QByteArray, named);
        RunningBackend backend;
        QCOMPARE(backend.command(QStringList{QStringLiteral("serve")} + options.split(u' ')), 2);
        QVERIFY2(backend.output().contains(named), backend.output().constData());
        QVERIFY(!QFile::exists(backend.dataFolder() + QStringLiteral("/firstcome.db")));
    }

    void aConfigurationFileAndTheEnvironmentAreReadInThatOrder()
    {
        RunningBackend backend;
        QFile file(backend.dataFolder() + QStringLiteral("/settings.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("lanes = 2\nhold-seconds = 99999999\n");
        file.close();
        const QStringList serve{QStringLiteral("serve"), QStringLiteral("--config"), file.fileName()};
        QCOMPARE(backend.command(serve), 2);
        QVERIFY2(backend.output().contains("'hold-seconds' cannot be '99999999'"), backend.output().constData());
        backend.setEnvironment(QStringLiteral("FIRSTCOME_LANES"), QStringLiteral("many"));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("lanes = 2\n");
        file.close();
        QCOMPARE(backend.command(serve), 2);
        QVERIFY2(backend.output().contains("environment: 'lanes' cannot be 'many'"), backend.output().constData());
    }

    void anUnknownCommandIsWrongUse()
    {
        RunningBackend backend;
        QCOMPARE(backend.command({QStringLiteral("dance")}), 2);
        QVERIFY(backend.output().contains("there is no command 'dance'"));
    }

    void aBusyPortIsSaidClearly()
    {
        QTcpServer occupant;
        QVERIFY(occupant.listen(QHostAddress::LocalHost));
        RunningBackend backend;
        const QString address = QStringLiteral("127.0.0.1:%1").arg(occupant.serverPort());
        QCOMPARE(backend.command({QStringLiteral("serve"), QStringLiteral("--listen"), address}), 3);
        QVERIFY2(backend.output().contains(QByteArray::number(occupant.serverPort())), backend.output().constData());
    }

    void oneProcessHoldsTheDataFolder()
    {
        RunningBackend backend;
        QVERIFY(backend.start());
        const QByteArray process = QByteArray::number(backend.processId());
        QCOMPARE(backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1")}), 3);
        QVERIFY2(backend.output().contains(process), backend.output().constData());
        QVERIFY(!addOperator(backend, "a password of length"));
        QCOMPARE(backend.command({QStringLiteral("check")}), 0);
        QCOMPARE(backend.stop(), 0);
    }

    void aFolderThatCannotBeWrittenIsSaidClearly()
    {
        RunningBackend backend;
        QFile file(backend.dataFolder() + QStringLiteral("/file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(backend.command({QStringLiteral("serve"), QStringLiteral("--data"), file.fileName()}), 3);
    }

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
    }

    void checkWithoutADatabaseCouldNotRun()
    {
        RunningBackend backend;
        QCOMPARE(backend.command({QStringLiteral("check")}), 3);
    }

    void checkAnswersInJson()
    {
        RunningBackend backend;
        QVERIFY(addOperator(backend, "a password of length"));
        QCOMPARE(backend.command({QStringLiteral("check"), QStringLiteral("--json")}), 0);
        const QJsonObject result = QJsonDocument::fromJson(backend.output()).object();
        QVERIFY(result.value(QStringLiteral("ok")).toBool());
        QVERIFY(result.value(QStringLiteral("invariants")).toArray().size() > 5);
    }

    void anOperatorIsAddedOnceAndMaySignIn()
    {
        RunningBackend backend;
        QVERIFY(addOperator(backend, "a password of length"));
        QVERIFY(!addOperator(backend, "a password of length"));
        QCOMPARE(backend.command(words("operator add other --permissions fly"), "a password of length\n"), 2);
        QVERIFY2(backend.output().contains("fly"), backend.output().constData());
        QVERIFY(backend.start());
        Caller boss(backend.url());
        QCOMPARE(
            boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("boss"), QStringLiteral("wrong password")),
            401);
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("boss"),
                             QStringLiteral("a password of length")),
                 201);
        QCOMPARE(boss.get(QStringLiteral("/v1/ops/lag")).status, 200);
    }

    void sampleMembersHaveTokensAndBalances()
    {
        RunningBackend backend;
        const QString tokens = backend.dataFolder() + QStringLiteral("/tokens");
        QCOMPARE(backend.command(words("sample --members 1200 --balance 5000 --tokens") + QStringList{tokens}), 0);
        QFile file(tokens);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 1200);
        QVERIFY(backend.start());
        const QList<QByteArray> last = lines.constLast().split('\t');
        QCOMPARE(last.size(), 3);
        Caller member(backend.url(), last.at(1));
        const auto me = member.get(QStringLiteral("/v1/me"));
        QCOMPARE(me.status, 200);
        QCOMPARE(me.text("id").toLatin1(), last.at(0));
        QCOMPARE(member.get(QStringLiteral("/v1/me/balance")).json.value(QStringLiteral("amount")).toInt(), 5000);
        QCOMPARE(backend.command({QStringLiteral("check")}), 0);
    }

    void F35_sigtermEndsItCleanly()
    {
        RunningBackend backend;
        QVERIFY(backend.start());
        Caller anyone(backend.url());
        QCOMPARE(anyone.get(QStringLiteral("/readyz")).status, 200);
        QCOMPARE(backend.stop(), 0);
        QCOMPARE(anyone.get(QStringLiteral("/readyz")).status, 0);
    }

    void demoDataHasOneRandomPasswordForAFolder()
    {
        RunningBackend first;
        QVERIFY(first.start({QStringLiteral("--demo")}));
        const QString password = first.demoPassword();
        QVERIFY(password.size() >= 12);
        Caller shopper(first.url());
        QCOMPARE(shopper.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper100"), password), 201);
        QCOMPARE(first.stop(), 0);
        QVERIFY(first.start({QStringLiteral("--demo")}));
        QCOMPARE(first.demoPassword(), password);
        RunningBackend second;
        QVERIFY(second.start({QStringLiteral("--demo")}));
        QVERIFY(second.demoPassword() != password);
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "commands_test.moc"
