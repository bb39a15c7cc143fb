// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/status_strip.h"

#include "console/widgets/state_pill.h"
#include "console/widgets/theme.h"
#include "shared/client/api_client.h"
#include "shared/client/live_client.h"
#include "tests/support/waits.h"
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocketServer>

using namespace firstcome;

namespace {

constexpr int answerWithin = 60'000; // ms

/// Says one thing in its head: what its clock shows.
class DatedServer : public QTcpServer
{
public:
    explicit DatedServer(int secondsAhead)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, secondsAhead] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, secondsAhead] {
                const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(secondsAhead);
                const QString date = QLocale::c().toString(now, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"));
                socket->write("HTTP/1.1 200 OK\r\nDate: " + date.toLatin1() +
                              "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
    }
};

} // namespace

/// What the bottom of the window says of the server's clock and of what is wrong there.
class StatusStripTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClockThatIsOffIsSaid_data()
    {
        QTest::addColumn<int>("secondsAhead");
        QTest::addColumn<QString>("said");
        QTest::newRow("as ours") << 0 << QString();
        QTest::newRow("ours is slow") << 183 << QStringLiteral("This computer's clock is 3 min");
        QTest::newRow("ours is fast") << -7'200 << QStringLiteral("fast");
    }

    void aClockThatIsOffIsSaid()
    {
        QFETCH(int, secondsAhead);
        QFETCH(QString, said);
        DatedServer server(secondsAhead);
        ApiClient api;
        LiveClient live;
        api.setBaseUrl(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())));
        std::optional<bool> answered;
        api.send(ApiRequest::get(QStringLiteral("/v1/x")), this,
                 [&answered](const Result<ApiAnswer> &answer) { answered = answer.has_value(); });
        WAIT_VERIFY(answered.has_value(), answerWithin);
        QVERIFY(api.clock().known());
        StatusStrip strip({api, live, systemNow}, {});
        strip.show();
        auto *off = strip.findChild<StatePill *>(QStringLiteral("clockIsOff"));
        QVERIFY(off);
        QCOMPARE(off->isVisible(), !said.isEmpty());
        QVERIFY2(said.isEmpty() || off->pill().word.contains(said), qPrintable(off->pill().word));
    }

    void openAlertsAreCounted()
    {
        QWebSocketServer server(QStringLiteral("live"), QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QWebSocket *line = nullptr;
        connect(&server, &QWebSocketServer::newConnection, &server, [&] {
            line = server.nextPendingConnection();
            line->sendTextMessage(QStringLiteral(R"({"epoch": 1, "seq": 0})"));
        });
        ApiClient api;
        LiveClient live;
        StatusStrip strip({api, live, systemNow}, {});
        strip.show();
        auto *alerts = strip.findChild<QPushButton *>(QStringLiteral("alerts"));
        QVERIFY(alerts && !alerts->isVisible());
        live.open(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.serverPort())));
        WAIT_COMPARE(live.status().phase, LiveStatus::Phase::Connected, answerWithin);
        line->sendTextMessage(QStringLiteral(R"({"topic": "metrics", "seq": 1, "disk": {"full": true, "freeBytes": 0},
                                                 "gatewayKeyRefusedSince": "2026-01-31T09:00:00.000Z"})"));
        WAIT_VERIFY(alerts->isVisible(), answerWithin);
        QCOMPARE(alerts->text(), QStringLiteral("Open alerts: 2"));
        QVERIFY(alerts->toolTip().contains(QStringLiteral("disk is full")));
        QSignalSpy clicked(&strip, &StatusStrip::alertsClicked);
        alerts->click();
        QCOMPARE(clicked.count(), 1);
        line->sendTextMessage(QStringLiteral(R"({"topic": "metrics", "seq": 2, "disk": {"full": false}})"));
        WAIT_VERIFY(!alerts->isVisible(), answerWithin);
        delete line;
    }

    void aLostLineIsSaidAndTriedAtOnceWhenAskedTo()
    {
        QWebSocketServer server(QStringLiteral("live"), QWebSocketServer::NonSecureMode);
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const quint16 port = server.serverPort();
        std::unique_ptr<QWebSocket> line;
        connect(&server, &QWebSocketServer::newConnection, &server, [&] {
            line.reset(server.nextPendingConnection());
            line->sendTextMessage(QStringLiteral(R"({"epoch": 1, "seq": 0})"));
        });
        ApiClient api;
        LiveClient live;
        live.open(QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port)));
        WAIT_COMPARE(live.status().phase, LiveStatus::Phase::Connected, answerWithin);
        StatusStrip strip({api, live, systemNow}, {});
        strip.show();
        auto *state = strip.findChild<StatePill *>(QStringLiteral("connection"));
        auto *tryNow = strip.findChild<QPushButton *>(QStringLiteral("tryNow"));
        QVERIFY(state && tryNow);
        QCOMPARE(state->pill().word, QStringLiteral("Connected"));
        QVERIFY(!tryNow->isVisible());

        server.close();
        line.reset();
        WAIT_COMPARE(state->pill().word, QStringLiteral("Reconnecting"), answerWithin);
        QCOMPARE(state->pill().tone, Tone::Watch);
        // Until the wait is long enough to be cut short.
        WAIT_VERIFY(live.status().failures >= 4 && tryNow->isVisible(), answerWithin);
        QVERIFY(server.listen(QHostAddress::LocalHost, port));
        tryNow->click();
        WAIT_COMPARE(state->pill().word, QStringLiteral("Connected"), 60'000);
        QVERIFY(!tryNow->isVisible());
    }

private:
    Theme m_theme;
};

QTEST_MAIN(StatusStripTest)
#include "status_strip_test.moc"
