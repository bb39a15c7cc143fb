// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>
#include <csignal>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;

namespace {

constexpr int within = 60'000; // ms

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A WebSocket client that shakes hands and then answers nothing, like one whose network is gone.
class Vanished
{
public:
    Vanished(const RunningBackend &backend, const QByteArray &token)
    {
        m_socket.connectToHost(backend.url().host(), quint16(backend.url().port()));
        m_socket.write("GET /v1/live HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                       "Authorization: Bearer " +
                       token + "\r\n\r\n");
    }
    bool isIn()
    {
        m_read += m_socket.readAll();
        return m_read.contains("\"epoch\"");
    }
    bool isOut() const { return m_socket.state() == QAbstractSocket::UnconnectedState; }

private:
    QTcpSocket m_socket;
    QByteArray m_read;
};

} // namespace

/// What who runs it meets: signals, logs, a full disk, proxies, clients that vanish, shells without a display.
class OperatingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hangingUpReopensTheAccessLogAndKillsNobody()
    {
        RunningBackend backend;
        QVERIFY(backend.start());
        const QString log = backend.dataFolder() + QStringLiteral("/access.log");
        Caller caller(backend.url());
        QCOMPARE(caller.get(QStringLiteral("/v1/products")).status, 200);
        WAIT_VERIFY(contentOf(log).contains("/v1/products"), within);
        QVERIFY(QFile::rename(log, log + QStringLiteral(".moved")));
        QCOMPARE(::kill(pid_t(backend.processId()), SIGHUP), 0);
        // The signal is taken after the call that is under way, so it is asked until it was.
        const auto isReopened = [&] {
            return caller.get(QStringLiteral("/v1/stores")).status == 200 && contentOf(log).contains("/v1/stores");
        };
        WAIT_VERIFY(isReopened(), within);
        QVERIFY(backend.running());
        QCOMPARE(backend.stop(), 0);
    }

    void aFullDiskIsShown()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_DISK_RESERVE_BYTES"), QStringLiteral("1152921504606846976"));
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        Caller boss(backend.url());
        const Answer ready = boss.get(QStringLiteral("/readyz"));
        QCOMPARE(ready.status, 503);
        QCOMPARE(ready.json[u"probes"][u"disk"], QJsonValue(false));
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), backend.demoPassword()),
                 201);
        const QJsonObject disk = boss.get(QStringLiteral("/v1/ops/overview")).json[u"disk"].toObject();
        QCOMPARE(disk[u"full"], QJsonValue(true));
        QVERIFY(disk[u"freeBytes"].toInteger() > 0);
        QCOMPARE(backend.stop(), 0);
        QCOMPARE(backend.output().count("disk.full"), 1);
        backend.setEnvironment(QStringLiteral("FIRSTCOME_DISK_RESERVE_BYTES"), QStringLiteral("0"));
        QVERIFY(backend.start());
        QCOMPARE(Caller(backend.url()).get(QStringLiteral("/readyz")).json[u"probes"][u"disk"], QJsonValue(true));
    }

    void aLiveClientThatVanishedIsLetGo()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_LIVE_PING_MILLISECONDS"), QStringLiteral("200"));
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        Caller boss(backend.url());
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), backend.demoPassword()),
                 201);
        Vanished client(backend, boss.token());
        WAIT_VERIFY(client.isIn(), within);
        const auto metrics = [&] { return boss.get(QStringLiteral("/metrics")).body; };
        QVERIFY(metrics().contains("\nhttp_websockets_open 1"));
        WAIT_VERIFY(client.isOut(), within);
        WAIT_VERIFY(metrics().contains("\nhttp_websockets_open 0"), within);
    }

    void A3_aRevokedSessionEndsItsWaits()
    {
        RunningBackend backend;
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        test::Shop shop(backend);
        const auto shopper = shop.shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), shop.openSale({}).optionId},
                               {QStringLiteral("quantity"), 1}};
        const Answer placed = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QCOMPARE(placed.status, 201);
        const QString path = QStringLiteral("/v1/orders/%1?wait=30").arg(placed.text("id"));
        QNetworkRequest waiting(backend.url().resolved(QUrl(path)));
        waiting.setRawHeader("Authorization", "Bearer " + shopper->token());
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(network.get(waiting));
        QTest::qWait(300); // it is on its way and held by then; an early end would be seen as an answer too soon
        QVERIFY(!reply->isFinished());
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(shopper->remove(QStringLiteral("/v1/sessions/current")).status, 204);
        WAIT_VERIFY(reply->isFinished(), within);
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 401);
        QVERIFY(reply->readAll().contains("TOKEN_REVOKED"));
    }

    void behindAProxyTheClientIsItsHeaders()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_PROXIES"), QStringLiteral("127.0.0.0/8"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_WRONG_PASSWORDS_PER_ADDRESS"), QStringLiteral("1"));
        QVERIFY(backend.start());
        Caller caller(backend.url());
        const auto logIn = [&](const char *login, const QByteArray &client) {
            return caller
                .post(QStringLiteral("/v1/sessions"),
                      {{QStringLiteral("login"), QString::fromLatin1(login)},
                       {QStringLiteral("password"), QStringLiteral("wrong password")}},
                      {{"X-Forwarded-For", client}})
                .status;
        };
        QCOMPARE(logIn("one", "203.0.113.9"), 401);
        QCOMPARE(logIn("two", "203.0.113.9"), 429);
        QCOMPARE(logIn("two", "203.0.113.10"), 401);
        QCOMPARE(caller.get(QStringLiteral("/metrics"), {{"X-Forwarded-For", "127.0.0.1"}}).status, 404);
        const QString log = backend.dataFolder() + QStringLiteral("/access.log");
        WAIT_VERIFY(contentOf(log).contains("\"peer\":\"203.0.113.10\""), within);
    }

    void A23_whereAnOperatorWasLetInIsKnownAfterARestart()
    {
        RunningBackend backend;
        backend.setEnvironment(QStringLiteral("FIRSTCOME_PROXIES"), QStringLiteral("127.0.0.0/8"));
        backend.setEnvironment(QStringLiteral("FIRSTCOME_WRONG_PASSWORDS_PER_ACCOUNT"), QStringLiteral("1"));
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        const auto logIn = [&](const QByteArray &client, const QString &password) {
            return Caller(backend.url())
                .post(QStringLiteral("/v1/ops/sessions"),
                      {{QStringLiteral("login"), QStringLiteral("operator")}, {QStringLiteral("password"), password}},
                      {{"X-Forwarded-For", client}})
                .status;
        };
        QCOMPARE(logIn("203.0.113.9", backend.demoPassword()), 201);
        QCOMPARE(backend.stop(), 0);
        QVERIFY(backend.start({QStringLiteral("--demo")}));
        QCOMPARE(logIn("198.51.100.7", QStringLiteral("wrong password")), 401);
        QCOMPARE(logIn("198.51.100.8", backend.demoPassword()), 429);
        QCOMPARE(logIn("203.0.113.9", backend.demoPassword()), 201);
    }

    void everyProgramSaysWhatItIsWithoutADisplay_data()
    {
        QTest::addColumn<QString>("program");
        const QDir programs(qEnvironmentVariable("FIRSTCOME_BIN"));
        for (const QString &name : programs.entryList({QStringLiteral("firstcome-*")}, QDir::Files | QDir::Executable))
            QTest::newRow(qPrintable(name)) << programs.filePath(name);
    }
    void everyProgramSaysWhatItIsWithoutADisplay()
    {
        QFETCH(QString, program);
        QTemporaryDir home;
        QProcessEnvironment bare;
        bare.insert(QStringLiteral("HOME"), home.path());
        for (const char *asked : {"--help", "--version"}) {
            QProcess process;
            process.setProcessEnvironment(bare);
            process.start(program, {QString::fromLatin1(asked)});
            QVERIFY(process.waitForFinished(within));
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QCOMPARE(process.exitCode(), 0);
            QVERIFY2(process.readAllStandardOutput().contains(QFileInfo(program).fileName().toLatin1()), asked);
            QCOMPARE(process.readAllStandardError(), QByteArray());
        }
        QVERIFY(QDir(home.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(OperatingTest)
#include "operating_test.moc"
