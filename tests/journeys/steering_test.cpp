// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/engines.h"
#include "tests/support/running_redis.h"
#include "tests/support/shop.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::Engine;
using test::RunningBackend;
using test::RunningRedis;
using test::Shop;

namespace {

constexpr int soon = 1'500; // ms: a second, and the time to ask
constexpr int within = 60'000;
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

Answer order(Caller &caller, const QString &optionId)
{
    const QJsonArray lines{QJsonObject{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}}};
    return caller.postOnce(
        QStringLiteral("/v1/orders"),
        {{QStringLiteral("lines"), lines},
         {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
}

} // namespace

/// What operators steer while it runs: breakers and settings, at one instance and at two.
class SteeringTest : public QObject
{
    Q_OBJECT

    static QByteArray tokenOf(RunningBackend &backend)
    {
        const QString file = backend.dataFolder() + QStringLiteral("/tokens");
        const int made = backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1"),
                                          QStringLiteral("--tokens"), file});
        return made == 0 ? test::Crowd::tokensFrom(file).value(0) : QByteArray();
    }

    /// Another operator session at that instance.
    static std::unique_ptr<Caller> bossAt(const RunningBackend &instance, const QString &password)
    {
        auto caller = std::make_unique<Caller>(instance.url());
        const int status = caller->signIn(QStringLiteral("/v1/ops/sessions"), QStringLiteral("operator"), password);
        return status == 201 ? std::move(caller) : nullptr;
    }

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
        QTRY_VERIFY_WITH_TIMEOUT(!boss.get(history).json.value(u"points").toArray().isEmpty(), within);
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

    void settingsAreChangedWithTheirRangeAndHistory()
    {
        RunningBackend backend;
        QVERIFY2(backend.start({QStringLiteral("--demo")}), backend.output().constData());
        Shop shop(backend);
        Caller &boss = shop.boss();
        const QString days = settings + QStringLiteral("return-days");
        const Answer before = boss.get(days);
        QCOMPARE(before.json.value(u"value").toInt(), 1);
        QCOMPARE(before.json.value(u"kind").toString(), QStringLiteral("NUMBER"));
        QCOMPARE(before.json.value(u"range")[u"max"].toInt(), 365);
        QCOMPARE(boss.put(days, reasonAnd("value", 7)).status, 428);
        QCOMPARE(boss.put(days, reasonAnd("value", 7), {{"If-Match", "\"5\""}}).status, 412);
        const Answer tooMany = set(boss, "return-days", 366);
        QCOMPARE(tooMany.status, 422);
        QCOMPARE(tooMany.json.value(u"range")[u"max"].toInt(), 365);
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

    void twoInstancesAreSteeredAtOne_data()
    {
        QTest::addColumn<bool>("overRedis");
        QTest::newRow("over Redis") << true;
        QTest::newRow("over SQL alone") << false;
    }
    void twoInstancesAreSteeredAtOne()
    {
        QFETCH(bool, overRedis);
        RunningRedis redis;
        RunningBackend ann;
        RunningBackend ben;
        if (!ann.useEngine(QString::fromLatin1(Engine::mariaDb)))
            QSKIP(qPrintable(test::FreshDatabase::absence(QString::fromLatin1(Engine::mariaDb))));
        if (overRedis) {
            if (!RunningRedis::isExpected() || !redis.start())
                QSKIP("no Redis here: FIRSTCOME_TEST_REDIS is not set");
            ann.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
        }
        const QByteArray token = tokenOf(ann);
        QVERIFY(!token.isEmpty());
        QVERIFY2(ann.start({QStringLiteral("--demo")}), ann.output().constData());
        ben.join(ann);
        QVERIFY2(ben.start(), ben.output().constData());
        Shop shop(ann);
        const auto onSale = shop.openSale({100, 0, 3'600, 1'000});
        const auto atBen = bossAt(ben, ann.demoPassword());
        QVERIFY(atBen);
        QTRY_COMPARE_WITH_TIMEOUT(named(shop.boss().get(breakers), "gateway").value(u"instances").toArray().size(), 2,
                                  within);
        QCOMPARE(named(shop.boss().get(breakers), "redis").isEmpty(), !overRedis);

        // Forced at one: so at both, and each tells the other.
        QCOMPARE(forced(shop.boss(), "carrier", "FORCED_OPEN").status, 200);
        const auto statesAtBen = [&] {
            QStringList states;
            for (const QJsonValue &instance : named(atBen->get(breakers), "carrier").value(u"instances").toArray())
                states.append(instance[u"state"].toString());
            return states.join(u' ');
        };
        QTRY_COMPARE_WITH_TIMEOUT(statesAtBen(), QStringLiteral("FORCED_OPEN FORCED_OPEN"), soon);
        QCOMPARE(named(atBen->get(breakers), "carrier").value(u"forced")[u"reason"].toString(),
                 QStringLiteral("a drill"));
        QCOMPARE(reverted(*atBen, "carrier").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(statesAtBen(), QStringLiteral("CLOSED CLOSED"), soon);

        // The database's: nobody buys, and who forced it can sign in anew and revert it.
        Caller shopper(ben.url(), token);
        QCOMPARE(order(shopper, onSale.optionId).status, 201);
        QCOMPARE(forced(shop.boss(), "database", "FORCED_OPEN").status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(order(shopper, onSale.optionId).status, 503, soon);
        ben.kill();
        QVERIFY2(ben.start(), ben.output().constData()); // it outlives a restart
        Caller there(ben.url(), token);
        QCOMPARE(order(there, onSale.optionId).status, 503);
        const auto anew = bossAt(ben, ann.demoPassword());
        QVERIFY(anew);
        QCOMPARE(reverted(*anew, "database").status, 200);
        QCOMPARE(order(there, onSale.optionId).status, 201);
        Caller atAnn(ann.url(), token);
        QTRY_COMPARE_WITH_TIMEOUT(order(atAnn, onSale.optionId).status, 201, soon);

        // A setting: set at one, it holds at the other.
        QCOMPARE(set(shop.boss(), "orders-per-member-and-second", 1).status, 200);
        const auto refused = [&] {
            order(there, onSale.optionId);
            return order(there, onSale.optionId).status;
        };
        QTRY_COMPARE_WITH_TIMEOUT(refused(), 429, soon);
        QCOMPARE(set(*anew, "orders-per-member-and-second", 0).status, 200);
        Caller fast(ann.url(), token);
        const auto let = [&] {
            order(fast, onSale.optionId);
            return order(fast, onSale.optionId).status;
        };
        QTRY_COMPARE_WITH_TIMEOUT(let(), 201, soon);
        QCOMPARE(shop.broken().join(u' '), QString());
    }
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "steering_test.moc"
