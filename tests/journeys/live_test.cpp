// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using namespace firstcome;
using test::Caller;
using test::RunningBackend;

namespace {

/// An operator's live connection that keeps what it was sent.
class Listener : public QObject
{
public:
    void open(const RunningBackend &backend, const QByteArray &token = {})
    {
        connect(&m_socket, &QWebSocket::textMessageReceived, this,
                [this](const QString &text) { m_frames.append(QJsonDocument::fromJson(text.toUtf8()).object()); });
        QUrl url = backend.url();
        url.setScheme(QStringLiteral("ws"));
        url.setPath(QStringLiteral("/v1/live"));
        QNetworkRequest request(url);
        if (!token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token);
        m_socket.open(request);
    }

    void send(const QJsonObject &message)
    {
        m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument(message).toJson(QJsonDocument::Compact)));
    }
    void subscribe(const QJsonArray &topics) { send({{QStringLiteral("subscribe"), topics}}); }
    QWebSocket &socket() { return m_socket; }
    const QList<QJsonObject> &frames() const { return m_frames; }
    bool has(const char *topic) const
    {
        return std::any_of(m_frames.begin(), m_frames.end(), [topic](const QJsonObject &frame) {
            return frame.value(QStringLiteral("topic")).toString() == QLatin1StringView(topic);
        });
    }

private:
    QWebSocket m_socket;
    QList<QJsonObject> m_frames;
};

constexpr int within = 60'000; // ms

} // namespace

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.start({QStringLiteral("--demo")}), m_backend.output().constData());
        Caller boss(m_backend.url());
        QCOMPARE(boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), m_backend.demoPassword()),
                 201);
        m_token = boss.token();
    }

    void theFirstFrameNamesTheEpoch()
    {
        Listener listener;
        listener.open(m_backend, m_token);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        QVERIFY(!listener.frames().constFirst().value(QStringLiteral("epoch")).toString().isEmpty());
        QCOMPARE(listener.frames().constFirst().value(QStringLiteral("seq")).toInt(-1), 0);
    }

    void theTokenMayComeAsTheFirstMessage()
    {
        Listener listener;
        listener.open(m_backend);
        WAIT_COMPARE(listener.socket().state(), QAbstractSocket::ConnectedState, within);
        QVERIFY(listener.frames().isEmpty());
        listener.send({{QStringLiteral("token"), QString::fromLatin1(m_token)}});
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
    }

    void framesAreNumberedWithoutGaps()
    {
        Listener listener;
        listener.open(m_backend, m_token);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        listener.subscribe({QStringLiteral("metrics"), QStringLiteral("lag")});
        WAIT_VERIFY(listener.has("metrics") && listener.has("lag"), within);
        for (qsizetype i = 0; i < listener.frames().size(); ++i)
            QCOMPARE(listener.frames().at(i).value(QStringLiteral("seq")).toInteger(), i);
    }

    void A2_aWrongTokenIsTurnedAway()
    {
        Listener listener;
        listener.open(m_backend);
        QSignalSpy closed(&listener.socket(), &QWebSocket::disconnected);
        WAIT_COMPARE(listener.socket().state(), QAbstractSocket::ConnectedState, within);
        listener.send({{QStringLiteral("token"), QStringLiteral("a.b.c")}});
        WAIT_COMPARE(closed.size(), 1, within);
        QCOMPARE(int(listener.socket().closeCode()), 4401);
        QVERIFY(listener.frames().isEmpty());
    }

    void A2_aMembersTokenIsNoOperators()
    {
        Caller shopper(m_backend.url());
        QCOMPARE(shopper.signIn(QStringLiteral("/v1/sessions"), QStringLiteral("shopper1"), m_backend.demoPassword()),
                 201);
        Listener listener;
        listener.open(m_backend);
        QSignalSpy closed(&listener.socket(), &QWebSocket::disconnected);
        WAIT_COMPARE(listener.socket().state(), QAbstractSocket::ConnectedState, within);
        listener.send({{QStringLiteral("token"), QString::fromLatin1(shopper.token())}});
        WAIT_COMPARE(closed.size(), 1, within);
        QCOMPARE(int(listener.socket().closeCode()), 4401);
    }

    void A3_itEndsWhenTheTokenIsRevoked()
    {
        Caller boss(m_backend.url());
        QCOMPARE(
            boss.signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("supervisor"), m_backend.demoPassword()),
            201);
        Listener listener;
        listener.open(m_backend, boss.token());
        QSignalSpy closed(&listener.socket(), &QWebSocket::disconnected);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        QCOMPARE(boss.remove(QStringLiteral("/v1/ops/sessions/current")).status, 204);
        WAIT_COMPARE(closed.size(), 1, within);
        QCOMPARE(int(listener.socket().closeCode()), 4401);
    }

    void breakersAndInstancesAreToldAsTheirListsHaveThem()
    {
        Listener listener;
        listener.open(m_backend, m_token);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        listener.subscribe({QStringLiteral("breakers"), QStringLiteral("instances")});
        WAIT_VERIFY(listener.has("breakers") && listener.has("instances"), within);
        for (const QJsonObject &frame : listener.frames().mid(1)) {
            const bool breaker = frame.value(u"topic").toString() == QStringLiteral("breakers");
            QVERIFY(frame.value(u"version").toInteger() > 0);
            QVERIFY(!frame.value(u"id").toString().isEmpty());
            QVERIFY2(frame.contains(breaker ? u"thresholds" : u"loopDelayMs"), "as in its list");
            if (breaker)
                QCOMPARE(frame.value(u"id"), frame.value(u"name"));
        }
    }

    void anUnknownTopicIsSaid()
    {
        Listener listener;
        listener.open(m_backend, m_token);
        QSignalSpy closed(&listener.socket(), &QWebSocket::disconnected);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        listener.subscribe({QStringLiteral("weather")});
        WAIT_COMPARE(closed.size(), 1, within);
        QCOMPARE(int(listener.socket().closeCode()), 4400);
        QCOMPARE(listener.socket().closeReason(), QStringLiteral("unknown topic: weather"));
    }

    void framesOfAnOrderHaveItsIdAndItsVersion()
    {
        test::Shop shop(m_backend);
        QVERIFY(shop.ready());
        const test::OnSale onSale = shop.openSale({});
        Listener listener;
        listener.open(m_backend, m_token);
        WAIT_VERIFY(!listener.frames().isEmpty(), within);
        listener.subscribe({QStringLiteral("orders"), QStringLiteral("stock"), QStringLiteral("metrics")});
        WAIT_VERIFY(listener.has("metrics"), within);
        auto shopper = shop.shopper(1);
        const QJsonObject line{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}};
        const test::Answer placed = shopper->postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), QJsonArray{line}},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
        QCOMPARE(placed.status, 201);
        const QString path = QStringLiteral("/v1/orders/") + placed.text("id");
        WAIT_VERIFY(versionTold(listener, placed.text("id")) == shopper->get(path).json.value(u"version"), within);
        QCOMPARE(shopper->postOnce(path + QStringLiteral("/cancel"), {}).status, 200);
        const qint64 cancelled = shopper->get(path).json.value(u"version").toInteger();
        WAIT_COMPARE(versionTold(listener, placed.text("id")).toInteger(), cancelled, within);
        QVERIFY(listener.has("stock"));
        const QByteArray metrics = Caller(m_backend.url()).get(QStringLiteral("/metrics")).body;
        QVERIFY(metrics.contains("\nplacement_requests_total "));
        QVERIFY(!metrics.contains("\nplacement_requests_total 0\n"));
    }

    void aProcessKnowsItself()
    {
        Caller boss(m_backend.url(), m_token);
        const QJsonArray items = boss.get(QStringLiteral("/v1/ops/instances")).json.value(u"items").toArray();
        QCOMPARE(items.size(), 1);
        const QJsonObject self = items.at(0).toObject();
        QCOMPARE(self.value(u"address").toString(), m_backend.url().toString());
        QCOMPARE(self.value(u"processId").toInteger(), m_backend.processId());
        QJsonObject health;
        for (const char *part : {"serving", "database", "databaseFile", "disk", "gateway", "carrier"})
            health.insert(QLatin1StringView(part), true);
        QCOMPARE(self.value(u"health").toObject(), health);
        QVERIFY(self.value(u"disk").toObject().value(u"freeBytes").toInteger() > 0);
        QVERIFY(self.value(u"memoryBytes").toInteger() > 0);
        QVERIFY(self.value(u"cpu").isDouble() && self.value(u"loopDelayMs").isDouble());
        QCOMPARE(self.value(u"draining").toBool(true), false);
    }

    void aRestartHasAnotherEpochAndTheOldConnectionIsToldToGo()
    {
        Listener before;
        before.open(m_backend, m_token);
        QSignalSpy closed(&before.socket(), &QWebSocket::disconnected);
        WAIT_VERIFY(!before.frames().isEmpty(), within);
        QCOMPARE(m_backend.stop(), 0);
        WAIT_COMPARE(closed.size(), 1, within);
        QVERIFY(m_backend.start({QStringLiteral("--demo")}));
        Listener after;
        after.open(m_backend, m_token);
        WAIT_VERIFY(!after.frames().isEmpty(), within);
        QVERIFY(after.frames().constFirst().value(QStringLiteral("epoch")) !=
                before.frames().constFirst().value(QStringLiteral("epoch")));
    }

private:
    /// The version in the last frame of this order.
    static QJsonValue versionTold(const Listener &listener, const QString &orderId)
    {
        QJsonValue version;
        for (const QJsonObject &frame : listener.frames()) {
            if (frame.value(u"topic") == QStringLiteral("orders") && frame.value(u"id") == orderId)
                version = frame.value(u"version");
        }
        return version;
    }

    RunningBackend m_backend;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(LiveTest)
#include "live_test.moc"
