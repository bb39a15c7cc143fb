// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/redis/bus.h"
#include "backend/platform/resilience/breaker_board.h"
#include "tests/support/running_redis.h"
#include "tests/support/waits.h"
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace firstcome;
using redis::Address;
using redis::Bus;
using redis::Connection;
using test::RunningRedis;

namespace {

constexpr int within = 60'000; // ms

/// One that beats, as an instance does, and keeps what it hears.
struct Talker
{
    explicit Talker(const Address &address) : bus(address, {dependency, metrics, health})
    {
        bus.onMessage([this](const QByteArray &message) {
            if (message != "beat")
                heard.append(message);
        });
        QObject::connect(&beat, &QTimer::timeout, &beat, [this] { bus.publish("beat"); });
        beat.start(std::chrono::milliseconds(50));
        bus.start();
    }
    bool isGood() const
    {
        const auto findings = health.findings();
        return health.isReady() && findings.back().name == "redis" && findings.back().ready;
    }

    watch::Metrics metrics;
    watch::Health health;
    resilience::BreakerBoard breakers;
    resilience::Dependency dependency{{"redis", Bus::breakerLimits, systemNow, 1}, breakers};
    Bus bus;
    QTimer beat;
    QList<QByteArray> heard;
};

} // namespace

/// What is told over a real Redis, and what becomes of it when that one is ill (F12 to F15).
class BusTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!RunningRedis::isExpected())
            QSKIP("no Redis here: FIRSTCOME_TEST_REDIS is not set");
    }

    void theSettingIsRead()
    {
        const auto full = redis::addressFrom(QStringLiteral("redis://ann:p%40ss@[::1]:7000/4"));
        QVERIFY(full);
        QCOMPARE(full->host, QStringLiteral("::1"));
        QCOMPARE(full->port, 7000);
        QCOMPARE(full->user, QStringLiteral("ann"));
        QCOMPARE(full->password, QStringLiteral("p@ss"));
        QCOMPARE(full->database, 4);
        QCOMPARE(redis::addressFrom(QStringLiteral("redis://cache"))->port, 6379);
        for (const char *wrong : {"cache:6379", "http://cache:1/0", "redis://", "redis://cache/x", "redis://cache/-1",
                                  "redis://cache:0/1", "redis://cache/0?x=1", "redis://cache:99999"})
            QVERIFY2(!redis::addressFrom(QString::fromLatin1(wrong)), wrong);
    }

    void itsBreakerTurnsAwayWhatIsSaidWhileItIsForcedOpen()
    {
        RunningRedis redis;
        QVERIFY(redis.start());
        const Address address = *redis::addressFrom(redis.url());
        Talker ann(address);
        Talker ben(address);
        WAIT_VERIFY(ann.isGood() && ben.isGood(), within);
        WAIT_VERIFY(ann.dependency.snapshot().totals.calls > 0, within);
        QCOMPARE(ann.dependency.snapshot().totals.failed, 0);
        ann.dependency.force({resilience::BreakerState::ForcedOpen, systemNow() + std::chrono::hours(1), {}});
        ann.bus.publish("nobody hears this");
        QVERIFY(!ann.isGood());
        ben.bus.publish("but this");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"but this"}, within);
        QCOMPARE(ben.heard, QList<QByteArray>{"but this"});
        QVERIFY(ann.dependency.snapshot().turnedAway > 0);
        ann.dependency.release();
        WAIT_VERIFY(ann.isGood(), within);
        redis.kill();
        WAIT_COMPARE(ann.dependency.snapshot().state, resilience::BreakerState::Open, within);
    }

    void allHearWhatOneSaysAsItWasSaid()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        Talker ben(server.address());
        WAIT_VERIFY(ann.isGood() && ben.isGood(), within);
        const QByteArray bytes("a\0b\r\n%s \xff$5", 12);
        ann.bus.publish(bytes);
        WAIT_COMPARE(ben.heard, QList{bytes}, within);
        WAIT_COMPARE(ann.heard, QList{bytes}, within);
    }

    void otherDatabasesAreOthersConversations()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        Address elsewhere = server.address();
        ++elsewhere.database;
        Talker stranger(elsewhere);
        WAIT_VERIFY(ann.isGood() && stranger.isGood(), within);
        stranger.bus.publish("not for ann");
        WAIT_COMPARE(stranger.heard, QList<QByteArray>{"not for ann"}, within);
        ann.bus.publish("own");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"own"}, within);
    }

    void F12_itComesBackAfterARestart()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        WAIT_VERIFY(ann.isGood(), within);
        server.kill();
        WAIT_VERIFY(!ann.bus.isUp(), within);
        QVERIFY(ann.health.isReady()); // shown, and no reason to send anybody away
        QVERIFY(ann.metrics.text().contains("\nredis_up 0"));
        QVERIFY(server.start());
        WAIT_VERIFY(ann.isGood(), within);
        ann.bus.publish("again");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"again"}, within);
    }

    void F13_aWipeLosesNothing()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        WAIT_VERIFY(ann.isGood(), within);
        QCOMPARE(server.ask({QStringLiteral("FLUSHALL")}), QByteArray("OK"));
        QCOMPARE(server.ask({QStringLiteral("SCRIPT"), QStringLiteral("FLUSH")}), QByteArray("OK"));
        ann.bus.publish("after");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"after"}, within);
        QVERIFY(ann.isGood());
        // There was nothing to wipe.
        QCOMPARE(server.ask({QStringLiteral("-n"), QStringLiteral("3"), QStringLiteral("DBSIZE")}), QByteArray("0"));
    }

    void F14_oneThatAnswersNobodyIsNoticedAndLeft()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        WAIT_VERIFY(ann.isGood(), within);
        server.freeze();
        WAIT_VERIFY(!ann.bus.isUp(), 60'000);
        server.thaw();
        WAIT_VERIFY(ann.isGood(), within);
    }

    /// A slow one is one that answers late: 500 ms are borne, seconds are not.
    void F14_oneThatIsSlowIsBorneForAWhile()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Talker ann(server.address());
        WAIT_VERIFY(ann.isGood(), within);
        QCOMPARE(server.ask(
                     {QStringLiteral("CLIENT"), QStringLiteral("PAUSE"), QStringLiteral("500"), QStringLiteral("ALL")}),
                 QByteArray("OK"));
        ann.bus.publish("late");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"late"}, within);
        QVERIFY(ann.metrics.text().contains("\nredis_breaks_total 0"));
    }

    /// Something listens there and says nothing: a half-open connection is not waited for.
    void F14_oneThatTakesTheConnectionAndIsSilentIsTriedAnew()
    {
        QTcpServer mute;
        QVERIFY(mute.listen(QHostAddress::LocalHost));
        int taken = 0;
        connect(&mute, &QTcpServer::newConnection, this, [&] { taken += mute.nextPendingConnection() != nullptr; });
        Connection connection({QStringLiteral("127.0.0.1"), mute.serverPort(), {}, {}, 0});
        QSignalSpy down(&connection, &Connection::down);
        connection.open();
        WAIT_VERIFY(taken >= 2, within);
        QVERIFY(down.count() >= 1);
        QVERIFY(!connection.isUp());
    }

    void F14_whereNobodyListensItIsTriedAgainAndAgain()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const quint16 port = gone.serverPort();
        gone.close();
        Connection connection({QStringLiteral("localhost"), port, {}, {}, 0});
        QSignalSpy down(&connection, &Connection::down);
        connection.open();
        WAIT_VERIFY(down.count() >= 3, within);
        QVERIFY(!connection.send({"PING"}));
    }

    /// `noeviction` and no room: what is told takes none.
    void F15_oneThatIsFullStillCarriesWhatIsTold()
    {
        RunningRedis server;
        QVERIFY(server.start({QStringLiteral("--maxmemory"), QStringLiteral("1mb"),
                              QStringLiteral("--maxmemory-policy"), QStringLiteral("noeviction")}));
        WAIT_VERIFY(
            server.ask({QStringLiteral("SET"), QStringLiteral("k"), QString(100'000, u'x')}).startsWith("OOM") ||
                server.ask({QStringLiteral("APPEND"), QStringLiteral("k"), QString(100'000, u'x')}).startsWith("OOM"),
            within);
        Talker ann(server.address());
        WAIT_VERIFY(ann.isGood(), within);
        ann.bus.publish("full");
        WAIT_COMPARE(ann.heard, QList<QByteArray>{"full"}, within);
    }

    void aWrongPasswordIsSaidAndGoodAsSoonAsItIsRight()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Address address = server.address();
        address.password = QStringLiteral("wrong");
        Connection connection(address);
        QSignalSpy up(&connection, &Connection::up);
        QSignalSpy down(&connection, &Connection::down);
        connection.open();
        WAIT_VERIFY(down.count() >= 2, within);
        QVERIFY2(down.at(0).at(0).toString().contains(QStringLiteral("WRONGPASS")),
                 qPrintable(down.at(0).at(0).toString()));
        QCOMPARE(up.count(), 0);
        server.ask(
            {QStringLiteral("CONFIG"), QStringLiteral("SET"), QStringLiteral("requirepass"), QStringLiteral("wrong")});
        WAIT_COMPARE(up.count(), 1, within);
    }

    void aDatabaseThatIsNotThereIsSaid()
    {
        RunningRedis server;
        QVERIFY(server.start());
        Address address = server.address();
        address.database = 99;
        Connection connection(address);
        QSignalSpy down(&connection, &Connection::down);
        connection.open();
        WAIT_VERIFY(!down.isEmpty(), within);
        QVERIFY2(down.at(0).at(0).toString().contains(QStringLiteral("DB index")),
                 qPrintable(down.at(0).at(0).toString()));
    }

    void aUserOfItsOwnMayBeUsed()
    {
        RunningRedis server;
        QVERIFY(server.start());
        QCOMPARE(
            server.ask({QStringLiteral("ACL"), QStringLiteral("SETUSER"), QStringLiteral("shop"), QStringLiteral("on"),
                        QStringLiteral(">pw"), QStringLiteral("&firstcome:*"), QStringLiteral("-@all"),
                        QStringLiteral("+publish"), QStringLiteral("+subscribe"), QStringLiteral("+select")}),
            QByteArray("OK"));
        Address address = server.address();
        address.user = QStringLiteral("shop");
        address.password = QStringLiteral("pw");
        Talker ann(address);
        WAIT_VERIFY(ann.isGood(), within);
    }
};

QTEST_GUILESS_MAIN(BusTest)
#include "bus_test.moc"
