// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/page_sums.h"
#include "tests/support/caller.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlQuery>
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

    static QSet<QString> idsOf(const QJsonObject &report)
    {
        QSet<QString> ids;
        for (const QJsonValue &item : report[u"invariants"].toArray())
            ids.insert(item[u"id"].toString());
        return ids;
    }
    static QString brokenOf(const QJsonObject &report)
    {
        QStringList broken;
        for (const QJsonValue &item : report[u"invariants"].toArray()) {
            if (!item[u"ok"].toBool())
                broken.append(item[u"id"].toString());
        }
        return broken.join(u' ');
    }

private Q_SLOTS:
    /// A server is asked what the command asks, and beside it only what it holds in memory.
    void theServerAsksWhatTheCommandAsks()
    {
        RunningBackend backend;
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());
        test::Shop shop(backend);
        const auto served = [&] { return shop.boss().post(QStringLiteral("/v1/ops/check"), {}).json; };
        const QJsonObject first = served();
        QCOMPARE(brokenOf(first), QString());
        QVERIFY(first[u"ok"].toBool());
        // What a check reads on the disk it reads there each time.
        const QString proof = backend.dataFolder() + QStringLiteral("/keys/proof");
        QVERIFY(QFile::rename(proof, proof + QStringLiteral(".away")));
        QCOMPARE(brokenOf(served()), QStringLiteral("keys.known"));
        QVERIFY(QFile::rename(proof + QStringLiteral(".away"), proof));
        QCOMPARE(brokenOf(served()), QString());
        QCOMPARE(backend.command(words("check --json")), 0);
        const QByteArray said = backend.output();
        const QSet<QString> asked = idsOf(QJsonDocument::fromJson(said.mid(said.indexOf('{'))).object());
        QVERIFY2(asked.contains(QStringLiteral("database.sound")) &&
                     asked.contains(QStringLiteral("database.schema")) && asked.contains(QStringLiteral("keys.known")),
                 said.constData());
        QCOMPARE(idsOf(first), asked + QSet<QString>{QStringLiteral("stock.board")});
    }

    void F36_aWrongSettingIsNamedAndNothingStarts_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QByteArray>("named");
        QTest::newRow("listen") << QStringLiteral("--listen here") << QByteArray("'listen' cannot be 'here'");
        QTest::newRow("lanes") << QStringLiteral("--lanes 0") << QByteArray("'lanes' cannot be '0'");
        QTest::newRow("roles") << QStringLiteral("--roles orders") << QByteArray("'roles'");
        QTest::newRow("level") << QStringLiteral("--log-level loud") << QByteArray("'log-level'");
        QTest::newRow("unknown") << QStringLiteral("--colour red") << QByteArray("--colour is not known here");
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

    void anUnknownSettingOfTheEnvironmentIsSaidAtStart()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_GATWAY_URL"), QStringLiteral("http://127.0.0.1:1"));
        QVERIFY2(backend.start({}), backend.output().constData());
        QVERIFY2(backend.output().contains("did you mean 'FIRSTCOME_GATEWAY_URL'?"), backend.output().constData());
        QCOMPARE(backend.output().count("setting.unknown"), 1);
        QCOMPARE(backend.stop(), 0);
    }

    void aClockThatIsAheadNeverGoesBackOnItsFolder()
    {
        RunningBackend backend;
        // Only where it is said that this is no shop of real people.
        QCOMPARE(backend.command(words("serve --listen 127.0.0.1:0 --clock-offset 3600")), 2);
        QVERIFY2(backend.output().contains("--demo"), backend.output().constData());
        QCOMPARE(backend.command(words("serve --listen 127.0.0.1:0 --demo --clock-offset soon")), 2);
        QCOMPARE(backend.command(words("serve --listen 127.0.0.1:0 --demo --clock-offset -1")), 2);
        QVERIFY2(backend.start(words("--demo --clock-offset 86400")), backend.output().constData());
        QCOMPARE(backend.stop(), 0);
        for (const char *earlier : {"serve --demo", "serve --demo --clock-offset 86399"}) {
            QCOMPARE(backend.command(words(earlier)), 2);
            QVERIFY2(backend.output().contains("never goes back"), backend.output().constData());
        }
        // The setting says the same as --demo, and a later clock may follow.
        backend.setEnvironment(QStringLiteral("FIRSTCOME_LOAD"), QStringLiteral("on"));
        QVERIFY2(backend.start(words("--clock-offset 90000")), backend.output().constData());
        QCOMPARE(backend.stop(), 0);
        QCOMPARE(backend.command(words("serve --clock-offset 86400")), 2);
        QCOMPARE(backend.command(words("check")), 0);
    }

    /// A sale that opens tomorrow is open today where today is tomorrow; holds, tokens and the simulator follow.
    void everythingFollowsTheClockThatIsAhead()
    {
        RunningBackend backend;
        QVERIFY2(backend.start(words("--demo")), backend.output().constData());
        test::Shop today(backend);
        const auto onSale = today.openSale({.stock = 5, .holdSeconds = 600});
        const auto shopper = today.shopper(1);
        const QJsonObject order{
            {QStringLiteral("lines"),
             QJsonArray{QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 2}}}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}};
        const QString placed = shopper->postOnce(QStringLiteral("/v1/orders"), order).text("id");
        QVERIFY(!placed.isEmpty());
        QCOMPARE(backend.stop(), 0);

        QVERIFY2(backend.start(words("--demo --clock-offset 7200")), backend.output().constData());
        // Two hours later: yesterday's token is out of time, the unpaid order has expired and its units are back.
        Caller late(backend.url(), shopper->token());
        QCOMPARE(late.get(QStringLiteral("/v1/orders/") + placed).code(), QByteArray("TOKEN_EXPIRED"));
        test::Shop later(backend);
        const auto again = later.shopper(1);
        const auto state = [&] { return again->get(QStringLiteral("/v1/orders/") + placed).text("state"); };
        WAIT_COMPARE(state(), QStringLiteral("EXPIRED"), 60'000);
        QCOMPARE(later.stockOf(onSale).value(QStringLiteral("available")).toInt(), 5);
        const auto fresh = again->postOnce(QStringLiteral("/v1/orders"), order);
        const QDateTime expires = QDateTime::fromString(fresh.text("holdExpiresAt"), Qt::ISODateWithMs);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(expires) > 7'200);
        Caller window(backend.url());
        const auto opened =
            window.post(QStringLiteral("/simulator/windows"),
                        {{QStringLiteral("orderId"), fresh.text("id")}, {QStringLiteral("amount"), 2'000}});
        QCOMPARE(opened.status, 201);
        Caller gateway(backend.url());
        const auto seen =
            gateway.get(QStringLiteral("/simulator/v1/payments/") + opened.text("paymentKey"),
                        {{"Authorization", "Basic " + (opened.text("secretKey").toUtf8() + ':').toBase64()}});
        const QDateTime requested = QDateTime::fromString(seen.text("requestedAt"), Qt::ISODate);
        QVERIFY(QDateTime::currentDateTimeUtc().secsTo(requested) > 7'000);
        QCOMPARE(later.broken(), QStringList());
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

    void limitsAndRatesAreSettable()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_BODY_BYTES"), QStringLiteral("1024"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_HEAD_BYTES"), QStringLiteral("1024"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_PROOF_MAILS_PER_HOUR"), QStringLiteral("1"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_WRONG_PASSWORDS_PER_ACCOUNT"), QStringLiteral("1"));
        QVERIFY(backend.start());
        Caller caller(backend.url());
        const QString proofs = QStringLiteral("/v1/email-proofs");
        const QJsonObject address{{QStringLiteral("email"), QStringLiteral("a@b.example")}};
        QCOMPARE(caller.post(proofs, address).status, 202);
        QCOMPARE(caller.post(proofs, address).status, 429);
        QCOMPARE(caller.send("POST", proofs, QByteArray(1025, ' '), {}).status, 413);
        QCOMPARE(caller.get(QStringLiteral("/livez"), {{"X-Long", QByteArray(1024, 'x')}}).status, 431);
        const QJsonObject wrong{{QStringLiteral("login"), QStringLiteral("a")},
                                {QStringLiteral("password"), QStringLiteral("b")}};
        QCOMPARE(caller.post(QStringLiteral("/v1/sessions"), wrong).status, 401);
        QCOMPARE(caller.post(QStringLiteral("/v1/sessions"), wrong).status, 429);
    }

    void F35_aRequestThatWaitsIsAnsweredBeforeTheEnd()
    {
        RunningBackend backend;
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        test::Shop shop(backend);
        const auto shopper = shop.shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), shop.openSale({}).optionId},
                               {QStringLiteral("quantity"), 1}};
        const test::Answer placed = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QCOMPARE(placed.status, 201);
        QNetworkRequest waiting(
            backend.url().resolved(QUrl(QStringLiteral("/v1/orders/%1?wait=30").arg(placed.text("id")))));
        waiting.setRawHeader("Authorization", "Bearer " + shopper->token());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(waiting));
        QTest::qWait(300); // it is on its way and held by then; an early end would be seen as an answer too soon
        QVERIFY(!reply->isFinished());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(backend.stop(), 0);
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        WAIT_VERIFY(reply->isFinished(), 60'000);
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
    }

    void helpIsGivenWithEveryCommand()
    {
        RunningBackend backend;
        for (const char *asked : {"help", "--help", "serve --help", "check --help", "sample --members 3 --help"}) {
            QCOMPARE(backend.command(words(asked)), 0);
            QVERIFY2(backend.output().contains("Exit codes"), asked);
        }
        QVERIFY(!QFile::exists(backend.dataFolder() + QStringLiteral("/firstcome.db")));
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

    void aDatabaseThatDoesNotAnswerMakesItNotReady()
    {
        RunningBackend backend;
        QVERIFY(backend.start());
        Caller anyone(backend.url());
        const auto probes = [&] { return anyone.get(QStringLiteral("/readyz")).json.value(QStringLiteral("probes")); };
        QCOMPARE(anyone.get(QStringLiteral("/readyz")).status, 200);
        QCOMPARE(probes()[u"database"].toBool(), true);
        {
            // Somebody else holds the only right to write.
            const auto closed = qScopeGuard([] { QSqlDatabase::removeDatabase(QStringLiteral("other")); });
            sql::keepPageSums();
            QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            other.setDatabaseName(backend.dataFolder() + QStringLiteral("/firstcome.db"));
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(QStringLiteral("BEGIN IMMEDIATE")));
            WAIT_COMPARE(anyone.get(QStringLiteral("/readyz")).status, 503, 60'000);
            QCOMPARE(probes()[u"database"].toBool(true), false);
            QCOMPARE(probes()[u"serving"].toBool(), true);
            QCOMPARE(anyone.get(QStringLiteral("/livez")).status, 200);
        }
        WAIT_COMPARE(anyone.get(QStringLiteral("/readyz")).status, 200, 60'000);
        QCOMPARE(backend.stop(), 0);
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
