// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/engines.h"
#include "tests/support/running_redis.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::Engine;
using test::RunningBackend;
using test::RunningRedis;
using test::Shop;

namespace {

constexpr int within = 60'000; // ms; what a busy machine takes is no rule: how fast it is, is measured elsewhere
const QString breakers = QStringLiteral("/v1/ops/breakers");
const QString settings = QStringLiteral("/v1/ops/settings/");

QJsonObject reasonAnd(const char *name, const QJsonValue &value)
{
    return {{QLatin1StringView(name), value}, {QStringLiteral("reason"), QStringLiteral("a drill")}};
}

QJsonObject named(const Answer &list, const char *name)
{
    for (const QJsonValue &item : list.json.value(u"items").toArray()) {
        if (item[u"name"].toString() == QLatin1StringView(name))
            return item.toObject();
    }
    return {};
}

Answer forced(Caller &boss, const char *name, const char *state)
{
    QJsonObject body = reasonAnd("state", QLatin1StringView(state));
    body.insert(QStringLiteral("minutes"), 5);
    return boss.post(breakers + u'/' + QLatin1StringView(name) + QStringLiteral("/force"), body);
}

Answer reverted(Caller &boss, const char *name)
{
    return boss.remove(breakers + u'/' + QLatin1StringView(name) + QStringLiteral("/force"));
}

Answer set(Caller &boss, const char *name, const QJsonValue &value)
{
    const QByteArray seen = boss.get(settings + QLatin1StringView(name)).headers.value("etag");
    return boss.put(settings + QLatin1StringView(name), reasonAnd("value", value), {{"If-Match", seen}});
}

/// Two instances of one shop on MariaDB, an operator at each, something to buy and somebody who may.
class TwoInstances
{
public:
    /// False, with `why`, where the engines are not here or it does not open.
    bool open(bool overRedis)
    {
        const QString engine = QString::fromLatin1(Engine::mariaDb);
        if (!ann.useEngine(engine)) {
            why = test::FreshDatabase::absence(engine);
            return false;
        }
        if (overRedis && (!RunningRedis::isExpected() || !redis.start())) {
            why = QStringLiteral("no Redis here: FIRSTCOME_TEST_REDIS is not set");
            return false;
        }
        isHere = true;
        if (overRedis)
            ann.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
        const QString file = ann.dataFolder() + QStringLiteral("/tokens");
        if (ann.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1"),
                         QStringLiteral("--tokens"), file}) != 0)
            return failed(ann);
        token = test::Crowd::tokensFrom(file).value(0);
        if (!ann.start({QStringLiteral("--demo")}))
            return failed(ann);
        ben.join(ann);
        if (!ben.start() || !signInAtBen())
            return failed(ben);
        shop = std::make_unique<Shop>(ann);
        onSale = shop->openSale({100, 0, 3'600, 1'000});
        return !onSale.optionId.isEmpty();
    }
    /// Another session of the operator's.
    bool signInAtBen()
    {
        bossAtBen = std::make_unique<Caller>(ben.url());
        return bossAtBen->signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), ann.demoPassword()) ==
               201;
    }
    int order(Caller &caller) const
    {
        const QJsonArray lines{
            QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), 1}}};
        const QJsonObject payment{{QStringLiteral("method"), QStringLiteral("PG")}};
        return caller
            .postOnce(QStringLiteral("/v1/orders"),
                      {{QStringLiteral("lines"), lines}, {QStringLiteral("payment"), payment}})
            .status;
    }
    /// Of that breaker at each instance, as Ben has it.
    QString statesAtBen(const char *name)
    {
        QStringList states;
        for (const QJsonValue &instance : named(bossAtBen->get(breakers), name).value(u"instances").toArray())
            states.append(instance[u"state"].toString());
        return states.join(u' ');
    }

    RunningRedis redis;
    RunningBackend ann;
    RunningBackend ben;
    std::unique_ptr<Shop> shop;
    std::unique_ptr<Caller> bossAtBen;
    test::OnSale onSale;
    QByteArray token;
    QString why;
    bool isHere = false;

private:
    bool failed(const RunningBackend &instance)
    {
        why = QString::fromUtf8(instance.output());
        return false;
    }
};

void addWays()
{
    QTest::addColumn<bool>("overRedis");
    QTest::newRow("over Redis") << true;
    QTest::newRow("over SQL alone") << false;
}

} // namespace

#define OPEN_TWO(two)                                                                                                  \
    QFETCH(bool, overRedis);                                                                                           \
    TwoInstances two;                                                                                                  \
    if (!two.open(overRedis)) {                                                                                        \
        if (!two.isHere)                                                                                               \
            QSKIP(qPrintable(two.why));                                                                                \
        QFAIL(qPrintable(two.why));                                                                                    \
    }

/// What operators steer while it runs: breakers and settings, at one instance and at two.
class SteeringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedForIsChecked()
    {
        RunningBackend backend;
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());
        Shop shop(backend);
        Caller &boss = shop.boss();
        QCOMPARE(forced(boss, "weather", "FORCED_OPEN").status, 404);
        QCOMPARE(forced(boss, "gateway", "OPEN").status, 422);
        QJsonObject body = reasonAnd("state", QStringLiteral("DISABLED"));
        QCOMPARE(boss.post(breakers + QStringLiteral("/gateway/force"), body).status, 400);
        body.insert(QStringLiteral("minutes"), 241);
        const Answer tooLong = boss.post(breakers + QStringLiteral("/gateway/force"), body);
        QCOMPARE(tooLong.status, 422);
        QVERIFY2(tooLong.body.contains("1 to 240"), tooLong.body.constData());
        QCOMPARE(reverted(boss, "gateway").status, 200);
        const QJsonObject gateway = named(boss.get(breakers), "gateway");
        QCOMPARE(gateway.value(u"state").toString(), QStringLiteral("CLOSED"));
        QCOMPARE(gateway.value(u"instances").toArray().size(), 1);
        QVERIFY(!named(boss.get(breakers), "database").isEmpty() && !named(boss.get(breakers), "carrier").isEmpty());

        const QString history = breakers + QStringLiteral("/database/history");
        WAIT_VERIFY(!boss.get(history).json.value(u"points").toArray().isEmpty(), within);
        const QJsonValue point = boss.get(history).json.value(u"points").toArray().first();
        QVERIFY(point[u"calls"].toInt() > 0 && !point[u"at"].toString().isEmpty());
        QCOMPARE(boss.get(history + QStringLiteral("?from=yesterday")).status, 400);
        QCOMPARE(boss.get(history + QStringLiteral("?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")).status, 400);
        QCOMPARE(boss.get(breakers + QStringLiteral("/weather/history")).status, 404);
        const QString what = breakers + QStringLiteral("/database/what-if");
        const Answer calm = boss.post(what, {});
        QVERIFY2(calm.status == 200, calm.body.constData());
        QVERIFY(calm.json.value(u"calls").toInt() > 0);
        QCOMPARE(calm.json.value(u"opened").toArray().size(), 0);
        const Answer strict = boss.post(what, {{QStringLiteral("slowMs"), 1},
                                               {QStringLiteral("slowRate"), 0.01},
                                               {QStringLiteral("window"), 1},
                                               {QStringLiteral("minutes"), 10}});
        QVERIFY2(!strict.json.value(u"opened").toArray().isEmpty(), strict.body.constData());
        QVERIFY(strict.json.value(u"openSeconds").toDouble() > 0);
        QCOMPARE(boss.post(what, {{QStringLiteral("slowRate"), 1.5}}).status, 422);
        QCOMPARE(boss.post(what, {{QStringLiteral("minutes"), 61}}).status, 422);
    }

    void whatEventsDoIsCountedAndKept()
    {
        RunningBackend backend;
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());
        Shop shop(backend);
        Caller &boss = shop.boss();
        const QString history = QStringLiteral("/v1/ops/lag/history");
        const auto points = [&] { return boss.get(history + QStringLiteral("?group=orders")); };
        WAIT_VERIFY(!points().json.value(u"points").toArray().isEmpty(), within);
        const QJsonValue point = points().json.value(u"points")[0];
        QVERIFY(point[u"events"].isDouble() && !point[u"at"].toString().isEmpty());
        QCOMPARE(points().json.value(u"step").toInt(), 10);
        QCOMPARE(boss.get(history).status, 400);
        QCOMPARE(boss.get(history + QStringLiteral("?group=nobody")).status, 404);
        QCOMPARE(boss.get(history + QStringLiteral("?group=orders&step=1")).status, 400); // 3,600 points
        QCOMPARE(boss.get(history + QStringLiteral("?group=orders&step=60")).status, 200);
        const auto outbox = [&] { return boss.get(QStringLiteral("/v1/ops/outbox")).json; };
        WAIT_VERIFY(outbox().value(u"perSecond").isDouble(), within);
        QVERIFY(outbox().value(u"oldestSeconds").isDouble());
        const QJsonValue instance = boss.get(QStringLiteral("/v1/ops/instances")).json.value(u"items")[0];
        QVERIFY(instance[u"connections"].toInt() > 0);
        WAIT_VERIFY(boss.get(QStringLiteral("/v1/ops/instances")).json.value(u"items")[0][u"perSecond"].isDouble(),
                    within);
        QVERIFY(!instance[u"breakers"].toArray().isEmpty());
    }

    void settingsAreChangedWithTheirRangeAndHistory()
    {
        RunningBackend backend;
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());
        Shop shop(backend);
        Caller &boss = shop.boss();
        const QString days = settings + QStringLiteral("return-days");
        QCOMPARE(boss.get(days + QStringLiteral("/history?cursor=zzz")).status, 400);
        const Answer before = boss.get(days);
        QCOMPARE(before.json.value(u"value").toInt(), 1);
        QCOMPARE(before.json.value(u"kind").toString(), QStringLiteral("NUMBER"));
        QCOMPARE(before.json.value(u"range")[u"max"].toInt(), 365);
        QCOMPARE(boss.put(days, reasonAnd("value", 7)).status, 428);
        QCOMPARE(boss.put(days, reasonAnd("value", 7), {{"If-Match", "\"5\""}}).status, 412);
        const Answer tooMany = set(boss, "return-days", 366);
        QCOMPARE(tooMany.status, 422);
        QCOMPARE(tooMany.json.value(u"range")[u"max"].toInt(), 365);
        // A range is no answer to a reason that is missing.
        const Answer noReason =
            boss.put(days, {{QStringLiteral("value"), 7}, {QStringLiteral("reason"), QStringLiteral(" ")}},
                     {{"If-Match", "\"0\""}});
        QCOMPARE(noReason.status, 422);
        QVERIFY2(!noReason.json.contains(u"range"), noReason.body.constData());
        QCOMPARE(set(boss, "return-days", QStringLiteral("7")).status, 400);
        QCOMPARE(set(boss, "colour", 7).status, 404);
        const Answer after = set(boss, "return-days", 7);
        QVERIFY2(after.status == 200, after.body.constData());
        QCOMPARE(after.json.value(u"version").toInt(), 1);
        QCOMPARE(after.json.value(u"by")[u"login"].toString(), QStringLiteral("operator"));
        QCOMPARE(after.json.value(u"default").toInt(), 1);
        QCOMPARE(set(boss, "event-retries", QStringLiteral("5,x")).status, 422);
        QCOMPARE(set(boss, "event-retries", QStringLiteral("5,50")).status, 200);
        QCOMPARE(set(boss, "deliveries-by-day", QStringLiteral("off")).status, 200);
        QCOMPARE(set(boss, "return-days", 8).json.value(u"version").toInt(), 2);
        const Answer history = boss.get(days + QStringLiteral("/history?limit=1"));
        QCOMPARE(history.json.value(u"items")[0][u"value"].toInt(), 8);
        const Answer earlier =
            boss.get(days + QStringLiteral("/history?limit=1&cursor=") + history.json.value(u"nextCursor").toString());
        QCOMPARE(earlier.json.value(u"items")[0][u"value"].toInt(), 7);
        // Over a restart too.
        QCOMPARE(backend.stop(), 0);
        QVERIFY2(backend.start(), backend.output().constData());
        Caller again(backend.url(), boss.token());
        QCOMPARE(again.get(days).json.value(u"value").toInt(), 8);
    }

    void aBreakerIsForcedAtBoth_data() { addWays(); }
    void aBreakerIsForcedAtBoth()
    {
        OPEN_TWO(two);
        WAIT_COMPARE(two.statesAtBen("gateway"), QStringLiteral("CLOSED CLOSED"), within);
        QCOMPARE(named(two.shop->boss().get(breakers), "redis").isEmpty(), !overRedis);
        QCOMPARE(forced(two.shop->boss(), "carrier", "FORCED_OPEN").status, 200);
        WAIT_COMPARE(two.statesAtBen("carrier"), QStringLiteral("FORCED_OPEN FORCED_OPEN"), within);
        const QJsonObject carrier = named(two.bossAtBen->get(breakers), "carrier");
        QCOMPARE(carrier.value(u"forced")[u"reason"].toString(), QStringLiteral("a drill"));
        QCOMPARE(carrier.value(u"forced")[u"by"][u"login"].toString(), QStringLiteral("operator"));
        QCOMPARE(reverted(*two.bossAtBen, "carrier").status, 200);
        WAIT_COMPARE(two.statesAtBen("carrier"), QStringLiteral("CLOSED CLOSED"), within);
    }

    /// Nobody buys, and who forced it can sign in anew and revert it, after a restart too.
    void whoForcedTheDatabaseOpenIsNotLockedOut_data() { addWays(); }
    void whoForcedTheDatabaseOpenIsNotLockedOut()
    {
        OPEN_TWO(two);
        Caller shopper(two.ben.url(), two.token);
        QCOMPARE(two.order(shopper), 201);
        QCOMPARE(forced(two.shop->boss(), "database", "FORCED_OPEN").status, 200);
        WAIT_COMPARE(two.order(shopper), 503, within);
        two.ben.kill();
        QVERIFY2(two.ben.start(), two.ben.output().constData());
        Caller there(two.ben.url(), two.token);
        QCOMPARE(two.order(there), 503);
        QVERIFY(two.signInAtBen());
        QCOMPARE(reverted(*two.bossAtBen, "database").status, 200);
        QCOMPARE(two.order(there), 201);
        Caller atAnn(two.ann.url(), two.token);
        WAIT_COMPARE(two.order(atAnn), 201, within);
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
    }

    void aSettingHoldsAtBoth_data() { addWays(); }
    void aSettingHoldsAtBoth()
    {
        OPEN_TWO(two);
        const auto secondOfTwo = [&two](Caller &caller) {
            two.order(caller);
            return two.order(caller);
        };
        Caller atAnn(two.ann.url(), two.token);
        Caller atBen(two.ben.url(), two.token);
        QCOMPARE(secondOfTwo(atBen), 201);
        QCOMPARE(set(two.shop->boss(), "orders-per-member-and-second", 1).status, 200);
        WAIT_COMPARE(secondOfTwo(atBen), 429, within);
        QCOMPARE(set(*two.bossAtBen, "orders-per-member-and-second", 0).status, 200);
        WAIT_COMPARE(secondOfTwo(atAnn), 201, within);
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
    }
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "steering_test.moc"
