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

    void expect(const std::vector<Attempt> &attempts)
    {
        for (const Attempt &attempt : attempts) {
            if (attempt.status == 201)
                waiting.append({attempt.token, attempt.answer.value(u"id").toString()});
        }
    }

    /// How many of the expected ones are not on their way to their delivery yet; the others are not asked for again.
    qsizetype left()
    {
        waiting.removeIf([this](const std::pair<QByteArray, QString> &order) {
            const auto told = Caller(ann.url(), order.first).get(QStringLiteral("/v1/orders/") + order.second).json;
            const QString state = told[QStringLiteral("lines")][0][QStringLiteral("state")].toString();
            return state != QStringLiteral("RESERVED") && state != QStringLiteral("PAID");
        });
        return waiting.size();
    }

    /// How many are at work in the group that has the fewest.
    qsizetype fewestMembers()
    {
        const QJsonArray groups =
            shop->boss().get(QStringLiteral("/v1/ops/lag")).json[QStringLiteral("groups")].toArray();
        qsizetype fewest = groups.isEmpty() ? 0 : 1'000;
        for (const QJsonValue &group : groups)
            fewest = std::min(fewest, group[QStringLiteral("members")].toArray().size());
        return fewest;
    }

    RunningSimulator simulator;
    RunningKafka kafka;
    RunningRedis redis;
    RunningBackend ann;
    RunningBackend ben;
    std::unique_ptr<Shop> shop;
    OnSale onSale;
    QList<QByteArray> tokens;
    QList<std::pair<QByteArray, QString>> waiting;
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
        if (way == QLatin1StringView(byKafka))
            QTRY_COMPARE_WITH_TIMEOUT(two.fewestMembers(), 2, within);
        QVERIFY(two.ann.running() && two.ben.running());
        two.ben.kill();
        const int sold = atAnn.acknowledged();
        QTRY_VERIFY_WITH_TIMEOUT(atAnn.acknowledged() > sold + sellBetween, within);
        atAnn.stop();
        atBen.stop();
        QTRY_VERIFY_WITH_TIMEOUT(atAnn.done() && atBen.done(), within);
        two.expect(atAnn.attempts());
        two.expect(atBen.attempts());
        QVERIFY(two.waiting.size() > 3 * sellBetween);
        QTRY_COMPARE_WITH_TIMEOUT(two.left(), 0, within);
        QTRY_COMPARE_WITH_TIMEOUT(two.shop->broken(), QStringList(), within);
    }
};

QTEST_GUILESS_MAIN(TwoMembersTest)
#include "two_members_test.moc"
