// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/running_kafka.h"
#include "tests/support/bus/test_bus.h"
#include "tests/support/crowd.h"
#include "tests/support/engines.h"
#include "tests/support/running_redis.h"
#include "tests/support/running_simulator.h"
#include "tests/support/shop.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 4; // at each instance
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 60;
constexpr int within = 120'000; // ms
constexpr auto byTheDatabase = "by the database's log";
constexpr auto byKafka = "by Kafka, beside Redis";

/// Two instances of one shop on MariaDB, with a gateway and a carrier that both know.
class TwoMembers
{
public:
    /// Why not; empty: it is open.
    QString open(const QString &way)
    {
        for (const char *company : {"FIRSTCOME_GATEWAY_URL", "FIRSTCOME_CARRIER_URL"})
            ann.setEnvironment(QString::fromLatin1(company), simulator.url().toString());
        ann.setEnvironment(QStringLiteral("FIRSTCOME_GATEWAY_SECRET"),
                           QString::fromLatin1(RunningSimulator::secretKey()));
        ann.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        if (way == QLatin1StringView(byKafka)) {
            if (!redis.start() || !kafka.start())
                return QString::fromUtf8(kafka.output());
            ann.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
            ann.setEnvironment(QStringLiteral("FIRSTCOME_KAFKA"), QString::fromLatin1(kafka.brokers()));
            if (ann.command({QStringLiteral("topics"), QStringLiteral("create")}) != 0)
                return QString::fromUtf8(ann.output());
        }
        const QString file = ann.dataFolder() + QStringLiteral("/tokens");
        if (ann.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(2 * buyers),
                         QStringLiteral("--balance"), QStringLiteral("1000000000"), QStringLiteral("--tokens"),
                         file}) != 0)
            return QString::fromUtf8(ann.output());
        tokens = Crowd::tokensFrom(file);
        if (!ann.start({QStringLiteral("--demo")}))
            return QString::fromUtf8(ann.output());
        ben.join(ann);
        if (!ben.start())
            return QString::fromUtf8(ben.output());
        shop = std::make_unique<Shop>(ann);
        onSale = shop->openSale({1'000'000, 0, 3'600, 1'000});
        return onSale.optionId.isEmpty() ? QString::fromUtf8(shop->lastAnswer().body) : QString();
    }

    QJsonArray lines() const
    {
        return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
    }

    /// Of the acknowledged ones, those whose delivery is not under way.
    QStringList notRequested(const std::vector<Attempt> &attempts) const
    {
        QStringList orders;
        for (const Attempt &attempt : attempts) {
            if (attempt.status != 201)
                continue;
            const QString id = attempt.answer.value(u"id").toString();
            const auto order = Caller(ann.url(), attempt.token).get(QStringLiteral("/v1/orders/") + id).json;
            const QString state = order[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
            if (state == QStringLiteral("RESERVED") || state == QStringLiteral("PAID"))
                orders.append(id + u' ' + state);
        }
        return orders;
    }

    RunningSimulator simulator;
    RunningKafka kafka;
    RunningRedis redis;
    RunningBackend ann;
    RunningBackend ben;
    std::unique_ptr<Shop> shop;
    OnSale onSale;
    QList<QByteArray> tokens;
};

} // namespace

/// What happened at one instance is gone on with at either, however the events are carried.
class TwoMembersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// F1, F31: both place and pay, one is killed in the crowd: every acknowledged order goes on to its delivery.
    void F31_everyOrderGoesOnWhoeverDies_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {byTheDatabase, byKafka})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void F31_everyOrderGoesOnWhoeverDies()
    {
        QFETCH(QString, way);
        TwoMembers two;
        if (way == QLatin1StringView(byKafka) && !KafkaService::here())
            QSKIP(qPrintable(KafkaService::absence()));
        if (way == QLatin1StringView(byKafka) && !RunningRedis::isExpected())
            QSKIP("no Redis here: FIRSTCOME_TEST_REDIS is not set");
        if (!two.ann.useEngine(QString::fromLatin1(Engine::mariaDb)))
            QSKIP(qPrintable(FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb))));
        QVERIFY2(two.simulator.start(), two.simulator.output().constData());
        const QString why = two.open(way);
        QVERIFY2(why.isEmpty(), qPrintable(why));

        Crowd atAnn(two.ann.url(), two.tokens.mid(0, buyers), two.lines(), QStringLiteral("BALANCE"));
        Crowd atBen(two.ben.url(), two.tokens.mid(buyers), two.lines(), QStringLiteral("BALANCE"));
        atAnn.start(ordersEach);
        atBen.start(ordersEach);
        QTRY_VERIFY_WITH_TIMEOUT(atAnn.acknowledged() > sellBetween && atBen.acknowledged() > sellBetween, within);
        two.ben.kill();
        const int sold = atAnn.acknowledged();
        QTRY_VERIFY_WITH_TIMEOUT(atAnn.acknowledged() > sold + sellBetween, within);
        atAnn.stop();
        atBen.stop();
        QTRY_VERIFY_WITH_TIMEOUT(atAnn.done() && atBen.done(), within);
        QTRY_COMPARE_WITH_TIMEOUT(two.notRequested(atAnn.attempts()), QStringList(), within);
        QTRY_COMPARE_WITH_TIMEOUT(two.notRequested(atBen.attempts()), QStringList(), within);
        QTRY_COMPARE_WITH_TIMEOUT(two.shop->broken(), QStringList(), within);
    }
};

QTEST_GUILESS_MAIN(TwoMembersTest)
#include "two_members_test.moc"
