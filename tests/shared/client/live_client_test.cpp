// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/client/live_client.h"
#include "tests/support/waits.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>
#include <QThread>
#include <QWebSocketServer>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

using Phase = LiveStatus::Phase;

constexpr int within = 60'000; // ms
constexpr LivePace quick{100ms, 2};

/// A server that greets and then says nothing but what the protocol says by itself; it goes on while the test stands.
class QuietServer
{
public:
    QuietServer()
    {
        m_thread.start();
        call([this] {
            m_doors = new QTcpServer;
            m_sockets = new QWebSocketServer(QStringLiteral("quiet"), QWebSocketServer::NonSecureMode);
            QObject::connect(m_sockets, &QWebSocketServer::newConnection, m_sockets, [this] { greet(); });
            QObject::connect(m_doors, &QTcpServer::newConnection, m_sockets, [this] { let(); });
            m_doors->listen(QHostAddress::LocalHost);
            m_port = m_doors->serverPort();
        });
    }
    ~QuietServer()
    {
        call([this] {
            delete m_sockets;
            delete m_doors;
        });
        m_thread.quit();
        m_thread.wait();
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    /// So many connections are taken and never answered.
    void hang(int tries)
    {
        call([this, tries] { m_hang = tries; });
    }
    void turnAway()
    {
        call([this] { m_turnsAway = true; });
    }
    void shut()
    {
        call([this] {
            m_doors->close();
            for (QWebSocket *each : m_sockets->findChildren<QWebSocket *>())
                each->abort();
        });
    }

private:
    void call(const std::function<void()> &work)
    {
        QMetaObject::invokeMethod(&m_there, work, Qt::BlockingQueuedConnection);
    }
    void let()
    {
        while (QTcpSocket *socket = m_doors->nextPendingConnection()) {
            if (m_hang-- > 0)
                continue;
            m_sockets->handleConnection(socket);
            Q_EMIT socket->readyRead();
        }
    }
    void greet()
    {
        QWebSocket *socket = m_sockets->nextPendingConnection();
        socket->setParent(m_sockets);
        QObject::connect(socket, &QWebSocket::textMessageReceived, socket, [socket](const QString &text) {
            if (text.contains(QLatin1StringView("weather")))
                socket->close(QWebSocketProtocol::CloseCode(4400), QStringLiteral("unknown topic: weather"));
            else if (text.contains(QLatin1StringView("stock")))
                socket->sendTextMessage(QStringLiteral(R"({"topic":"stock","seq":1})"));
        });
        if (m_turnsAway)
            socket->close(QWebSocketProtocol::CloseCode(4403), QStringLiteral("the permission view is needed"));
        else
            socket->sendTextMessage(QStringLiteral(R"({"epoch":"one","seq":0})"));
    }

    struct There : QObject
    {
        explicit There(QThread &thread) { moveToThread(&thread); }
    };
    QThread m_thread;
    There m_there{m_thread};
    QTcpServer *m_doors = nullptr;
    QWebSocketServer *m_sockets = nullptr;
    int m_hang = 0;
    bool m_turnsAway = false;
    quint16 m_port = 0;
};

} // namespace

/// The line to a server, before one that is silent, hangs, or is gone.
class LiveClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// A heavy page, a sleeping laptop: nothing was asked meanwhile, so nothing could be heard.
    void aStandstillOfOurOwnIsNoSilence()
    {
        QuietServer server;
        LiveClient live(systemNow, quick);
        live.open(server.url());
        WAIT_COMPARE(live.status().phase, Phase::Connected, within);
        QSignalSpy changed(&live, &LiveClient::statusChanged);
        for (int i = 0; i < 3; ++i) {
            QThread::sleep(1); // the standstill
            QTest::qWait(150);
        }
        QCOMPARE(changed.count(), 0);
    }

    void aClockThatIsSetIsNoSilence()
    {
        QuietServer server;
        std::chrono::milliseconds off{0};
        LiveClient live([&off] { return systemNow() + off; }, quick);
        live.open(server.url());
        WAIT_COMPARE(live.status().phase, Phase::Connected, within);
        QSignalSpy changed(&live, &LiveClient::statusChanged);
        for (const std::chrono::milliseconds set : {1h, -2h, 24h}) {
            off += set;
            QTest::qWait(250);
        }
        QCOMPARE(changed.count(), 0);
    }

    void aSilentServerIsGivenUpAndTriedAgain()
    {
        QuietServer server;
        LiveClient live(systemNow, quick);
        server.hang(2);
        live.open(server.url());
        WAIT_COMPARE(live.status().phase, Phase::Reconnecting, within);
        WAIT_COMPARE(live.status().phase, Phase::Connected, within);
        QCOMPARE(live.status().failures, 0);
    }

    /// Once a hung try stood for as long as the clock had been set back.
    void aTryThatHangsEndsWhateverTheClockSays()
    {
        QuietServer server;
        std::chrono::milliseconds off{0};
        LiveClient live([&off] { return systemNow() + off; }, quick);
        server.hang(1);
        live.open(server.url());
        off = -24h;
        WAIT_COMPARE(live.status().phase, Phase::Connected, within);
    }

    void anAnswerElsewhereCutsALongWaitShortOnce()
    {
        QuietServer server;
        server.shut();
        LiveClient live(systemNow, quick);
        live.open(server.url());
        WAIT_COMPARE(live.status().failures, 4, within);
        QVERIFY(left(live) > live_rules::firstDelay);
        live.serverIsThere();
        QVERIFY(left(live) <= live_rules::firstDelay);
        WAIT_COMPARE(live.status().failures, 5, within);
        const auto next = live.status().nextTry;
        live.serverIsThere();
        QCOMPARE(live.status().nextTry, next);
    }

    /// It stood "Reconnecting" for good while every call succeeded.
    void aTopicOfANewerServerCostsThatTopicAlone()
    {
        QuietServer server;
        LiveClient live(systemNow, quick);
        int frames = 0;
        live.subscribe(QStringLiteral("weather"), this, [](const QJsonObject &) {});
        live.subscribe(QStringLiteral("stock"), this, [&frames](const QJsonObject &) { ++frames; });
        live.open(server.url());
        WAIT_VERIFY(frames > 0, within);
        QCOMPARE(live.status().phase, Phase::Connected);
    }

    void whoMayNotLookIsToldSoAndNotTriedForEver()
    {
        QuietServer server;
        server.turnAway();
        LiveClient live(systemNow, quick);
        live.open(server.url());
        WAIT_COMPARE(live.status().phase, Phase::NotAllowed, within);
        QVERIFY(!live.status().nextTry);
        live.serverIsThere();
        live.tryNow();
        QCOMPARE(live.status().phase, Phase::NotAllowed);
    }

    void anAnswerWhileConnectedChangesNothing()
    {
        QuietServer server;
        LiveClient live(systemNow, quick);
        live.serverIsThere();
        QCOMPARE(live.status().phase, Phase::Off);
        live.open(server.url());
        WAIT_COMPARE(live.status().phase, Phase::Connected, within);
        live.serverIsThere();
        QCOMPARE(live.status().phase, Phase::Connected);
    }

private:
    static std::chrono::milliseconds left(const LiveClient &live)
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(*live.status().nextTry - systemNow());
    }
};

QTEST_GUILESS_MAIN(LiveClientTest)
#include "live_client_test.moc"
