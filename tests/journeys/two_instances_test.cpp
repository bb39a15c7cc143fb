// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/crowd.h"
#include "tests/support/engines.h"
#include "tests/support/running_redis.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Attempt;
using test::Caller;
using test::Crowd;
using test::Engine;
using test::RunningBackend;
using test::RunningRedis;
using test::Shop;

namespace {

constexpr int buyers = 8; // at each instance
constexpr int ordersEach = 1'000'000;
constexpr int within = 60'000; // ms

constexpr auto withRedis = "over Redis";
constexpr auto withoutRedis = "over SQL alone";

/// Two instances of one shop: one database, one Redis or none.
class TwoInstances
{
public:
    /// False, with `why`, where the engines are not here or the shop does not open.
    bool open(const QString &engine, const QString &way)
    {
        if (!ann.useEngine(engine)) {
            why = test::FreshDatabase::absence(engine);
            return false;
        }
        if (way == QLatin1StringView(withRedis)) {
            if (!RunningRedis::isExpected() || !redis.start()) {
                why = QStringLiteral("no Redis here: FIRSTCOME_TEST_REDIS is not set");
                return false;
            }
            ann.setEnvironment(QStringLiteral("FIRSTCOME_REDIS"), redis.url());
        }
        isHere = true;
        ann.setEnvironment(QStringLiteral("FIRSTCOME_ORDERS_PER_MEMBER_AND_SECOND"), QStringLiteral("0"));
        const QString file = ann.dataFolder() + QStringLiteral("/tokens");
        if (ann.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(2 * buyers),
                         QStringLiteral("--tokens"), file}) != 0)
            return failed(ann);
        tokens = Crowd::tokensFrom(file);
        if (!ann.start({QStringLiteral("--demo")}))
            return failed(ann);
        ben.join(ann);
        if (!ben.start())
            return failed(ben);
        shop = std::make_unique<Shop>(ann);
        onSale = shop->openSale({2'000, 0, 3'600, 1'000});
        why = QString::fromUtf8(shop->lastAnswer().body);
        return !onSale.optionId.isEmpty();
    }

    QJsonArray lines(int quantity = 1) const
    {
        return {QJsonObject{{QStringLiteral("optionId"), onSale.optionId}, {QStringLiteral("quantity"), quantity}}};
    }
    Answer order(Caller &caller, int quantity = 1) const
    {
        return caller.postOnce(
            QStringLiteral("/v1/orders"),
            {{QStringLiteral("lines"), lines(quantity)},
             {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")}}}});
    }
    /// As an instance shows it to shoppers.
    static qint64 available(const RunningBackend &instance, const test::OnSale &onSale)
    {
        const auto stock = Caller(instance.url()).get(QStringLiteral("/v1/products/%1/stock").arg(onSale.productId));
        return stock.json.value(u"options").toArray().at(0)[u"available"].toInteger(-1);
    }
    static double metric(const RunningBackend &instance, const QByteArray &name)
    {
        const QByteArray text = Caller(instance.url()).get(QStringLiteral("/metrics")).body;
        const qsizetype at = text.indexOf('\n' + name + ' ');
        return at < 0 ? -1 : text.mid(at + name.size() + 2, 24).split('\n').constFirst().toDouble();
    }
    QJsonArray instances()
    {
        return shop->boss().get(QStringLiteral("/v1/ops/instances")).json.value(u"items").toArray();
    }
    bool areAbreast() const { return metric(ann, "changes_current") == 1 && metric(ben, "changes_current") == 1; }

    RunningRedis redis;
    RunningBackend ann;
    RunningBackend ben;
    std::unique_ptr<Shop> shop;
    test::OnSale onSale;
    QList<QByteArray> tokens;
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
    QTest::addColumn<QString>("way");
    QTest::newRow(withRedis) << QString::fromLatin1(withRedis);
    QTest::newRow(withoutRedis) << QString::fromLatin1(withoutRedis);
}

} // namespace

#define OPEN_TWO(shop, engine, way)                                                                                    \
    TwoInstances shop;                                                                                                 \
    if (!shop.open(engine, way)) {                                                                                     \
        if (!shop.isHere)                                                                                              \
            QSKIP(qPrintable(shop.why));                                                                               \
        QFAIL(qPrintable(shop.why));                                                                                   \
    }

/// Two instances of everything on one database, told from outside.
class TwoInstancesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSoAtOneIsSoAtTheOther_data() { addWays(); }
    void whatIsSoAtOneIsSoAtTheOther()
    {
        QFETCH(QString, way);
        OPEN_TWO(two, QString::fromLatin1(Engine::mariaDb), way);
        WAIT_VERIFY(two.areAbreast(), within);
        Caller atAnn(two.ann.url(), two.tokens.at(0));
        Caller atBen(two.ben.url(), two.tokens.at(0));
        // Opened at Ann: for sale at Ben. Sold at Ben: shown at Ann.
        QCOMPARE(TwoInstances::available(two.ben, two.onSale), 2'000);
        const Answer placed = two.order(atBen, 1'990);
        QVERIFY2(placed.status == 201, placed.body.constData());
        WAIT_COMPARE(TwoInstances::available(two.ann, two.onSale), 10, within);
        // Sold out at Ann: no at Ben. Given back at Ann: to be had at Ben.
        const Answer last = two.order(atAnn, 10);
        QCOMPARE(last.status, 201);
        WAIT_COMPARE(TwoInstances::available(two.ben, two.onSale), 0, within);
        QCOMPARE(two.order(atBen).status, 409);
        const QString path = QStringLiteral("/v1/orders/") + last.text("id");
        QCOMPARE(atAnn.postOnce(path + QStringLiteral("/cancel"), {}).status, 200);
        WAIT_COMPARE(two.order(atBen).status, 201, within);
        // A sale closed at Ann is over at Ben.
        QCOMPARE(two.shop->boss().postOnce(QStringLiteral("/v1/ops/sales/%1/close").arg(two.onSale.saleId), {}).status,
                 200);
        WAIT_COMPARE(two.order(atBen).status, 410, within);
        // Logged out at Ann: out at Ben.
        QCOMPARE(atBen.get(QStringLiteral("/v1/me")).status, 200);
        QCOMPARE(atAnn.remove(QStringLiteral("/v1/sessions/current")).status, 204);
        WAIT_COMPARE(atBen.get(QStringLiteral("/v1/me")).status, 401, within);
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
    }

    /// Wrong passwords at either count at both; without Redis each counts its own and says so.
    void A23_twoInstancesHaveOneLimit()
    {
        OPEN_TWO(two, QString::fromLatin1(Engine::mariaDb), QString::fromLatin1(withRedis));
        WAIT_VERIFY(two.areAbreast(), within);
        WAIT_COMPARE(TwoInstances::metric(two.ann, "limits_shared"), 1.0, within);
        WAIT_COMPARE(TwoInstances::metric(two.ben, "limits_shared"), 1.0, within);
        constexpr int mostWrong = 10;
        const auto guess = [](const RunningBackend &at, const char *login) {
            return Caller(at.url()).signIn(QStringLiteral("/v1/sessions"), QString::fromLatin1(login),
                                           QStringLiteral("not the password"));
        };
        const double heard = TwoInstances::metric(two.ben, "limit_tries_heard_total");
        int wrong = 0;
        for (; wrong < mostWrong / 2; ++wrong)
            QCOMPARE(guess(two.ann, "shopper7"), 401);
        // Of each wrong one the account's try and the address's are told.
        WAIT_VERIFY(TwoInstances::metric(two.ben, "limit_tries_heard_total") >= heard + 2 * mostWrong / 2, within);
        for (const RunningBackend *at : {&two.ben, &two.ann}) {
            while (guess(*at, "shopper7") == 401 && wrong < 2 * mostWrong)
                ++wrong;
            QCOMPARE(guess(*at, "shopper7"), 429);
        }
        QVERIFY2(wrong < 2 * mostWrong, qPrintable(QString::number(wrong)));

        two.redis.kill();
        for (const RunningBackend *at : {&two.ann, &two.ben})
            WAIT_COMPARE(TwoInstances::metric(*at, "limits_shared"), 0.0, within);
        for (wrong = 0; wrong < mostWrong; ++wrong)
            QCOMPARE(guess(two.ann, "shopper8"), 401);
        QCOMPARE(guess(two.ann, "shopper8"), 429);
        QCOMPARE(guess(two.ben, "shopper8"), 401);
    }

    void whoIsThereIsListedDrainedAndGone()
    {
        OPEN_TWO(two, QString::fromLatin1(Engine::mariaDb), QString::fromLatin1(withRedis));
        WAIT_COMPARE(two.instances().size(), 2, 60'000);
        const QJsonObject ben = two.instances().at(1).toObject();
        QCOMPARE(ben.value(u"address").toString(), two.ben.url().toString());
        QCOMPARE(ben.value(u"processId").toInteger(), two.ben.processId());
        WAIT_VERIFY(two.instances().at(1)[u"health"][u"redis"].toBool(), within);
        const QString path = QStringLiteral("/v1/ops/instances/") + ben.value(u"id").toString();
        Caller anybody(two.ben.url());
        Caller &boss = two.shop->boss();
        QCOMPARE(
            boss.post(path + QStringLiteral("/drain"), {{QStringLiteral("reason"), QStringLiteral("a new version")}})
                .status,
            200);
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 503, within);
        QVERIFY(two.instances().at(1)[u"draining"].toBool());
        QVERIFY(!two.instances().at(0)[u"draining"].toBool());
        // What comes all the same is answered.
        Caller shopper(two.ben.url(), two.tokens.at(0));
        QCOMPARE(two.order(shopper).status, 201);
        QCOMPARE(boss.remove(path + QStringLiteral("/drain")).status, 200);
        WAIT_COMPARE(anybody.get(QStringLiteral("/readyz")).status, 200, within);
        QCOMPARE(
            boss.put(path + QStringLiteral("/log-level"), {{QStringLiteral("level"), QStringLiteral("debug")}}).status,
            200);
        QCOMPARE(
            boss.put(path + QStringLiteral("/log-level"), {{QStringLiteral("level"), QStringLiteral("loud")}}).status,
            422);
        QCOMPARE(boss.remove(QStringLiteral("/v1/ops/instances/77/drain")).status, 404);
        QCOMPARE(boss.remove(QStringLiteral("/v1/ops/instances/x/drain")).status, 404);
        two.ben.kill();
        WAIT_COMPARE(two.instances().size(), 1, 60'000);
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
    }

    /// A command changes the same database beside the servers, and ends before anybody asked who it was.
    void whatACommandDoesIsSeen()
    {
        OPEN_TWO(two, QString::fromLatin1(Engine::mariaDb), QString::fromLatin1(withRedis));
        WAIT_VERIFY(two.areAbreast(), within);
        const double before = TwoInstances::metric(two.ben, "changes_caught_up_total");
        QCOMPARE(two.ben.command({QStringLiteral("sample"), QStringLiteral("--members"), QStringLiteral("1"),
                                  QStringLiteral("--data"), two.ann.dataFolder() + QStringLiteral("/other")}),
                 0);
        WAIT_VERIFY(TwoInstances::metric(two.ben, "changes_caught_up_total") > before, within);
        WAIT_VERIFY(two.areAbreast(), within);
    }

    /// F13, F14: no false no. Redis is frozen, so nothing is heard; what is given back at one is sold at the other.
    void F14_aFrozenRedisKeepsNobodyFromBuying()
    {
        OPEN_TWO(two, QString::fromLatin1(Engine::mariaDb), QString::fromLatin1(withRedis));
        WAIT_VERIFY(two.areAbreast(), within);
        Caller atAnn(two.ann.url(), two.tokens.at(0));
        Caller atBen(two.ben.url(), two.tokens.at(1));
        const Answer all = two.order(atAnn, 2'000);
        QCOMPARE(all.status, 201);
        WAIT_COMPARE(two.order(atBen).status, 409, within);
        two.redis.freeze();
        const QString path = QStringLiteral("/v1/orders/") + all.text("id");
        QCOMPARE(atAnn.postOnce(path + QStringLiteral("/cancel"), {}).status, 200);
        QElapsedTimer since;
        since.start();
        WAIT_COMPARE(two.order(atBen).status, 201, within);
        // Two seconds on a quiet machine; a wait for Redis would be many more.
        QVERIFY2(since.elapsed() < 15'000, QByteArray::number(since.elapsed()));
        WAIT_COMPARE(TwoInstances::metric(two.ben, "redis_up"), 0, within);
        QCOMPARE(Caller(two.ben.url()).get(QStringLiteral("/readyz")).status, 200);
        two.redis.thaw();
        WAIT_VERIFY(TwoInstances::metric(two.ben, "redis_up") == 1 && two.areAbreast(), within);
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
    }

    /// F1, F12 to F14: a crowd at both; Redis is wiped, then frozen, then killed, and one instance killed with -9.
    void F13_exactlyTheStockIsSoldWhateverHappens_data() { Engine::addServerRows(); }
    void F13_exactlyTheStockIsSoldWhateverHappens()
    {
        QFETCH(QString, engine);
        OPEN_TWO(two, engine, QString::fromLatin1(withRedis));
        Crowd atAnn(two.ann.url(), two.tokens.mid(0, buyers), two.lines());
        Crowd atBen(two.ben.url(), two.tokens.mid(buyers), two.lines());
        const auto sold = [&] { return atAnn.acknowledged() + atBen.acknowledged(); };
        atAnn.start(ordersEach);
        atBen.start(ordersEach);
        WAIT_VERIFY(sold() > 300, within);
        QCOMPARE(two.redis.ask({QStringLiteral("FLUSHALL")}), QByteArray("OK"));
        WAIT_VERIFY(sold() > 600, within);
        two.redis.freeze();
        WAIT_VERIFY(sold() > 900, within);
        two.redis.thaw();
        two.redis.kill();
        WAIT_VERIFY(sold() > 1'200, within);
        two.ben.kill();
        QVERIFY(two.redis.start());
        WAIT_COMPARE(TwoInstances::available(two.ann, two.onSale), 0, within);
        atAnn.stop();
        atBen.stop();
        WAIT_VERIFY(atAnn.done() && atBen.done(), within);
        const QJsonObject stock = two.shop->stockOf(two.onSale);
        QCOMPARE(stock.value(u"held").toInteger() + stock.value(u"sold").toInteger(), 2'000);
        QVERIFY2(sold() <= 2'000, QByteArray::number(sold()));
        everyAcknowledgedOrderIsThere(two, atAnn.attempts());
        everyAcknowledgedOrderIsThere(two, atBen.attempts());
        WAIT_COMPARE(two.shop->broken().join(u' '), QString(), within);
        QCOMPARE(two.ann.stop(), 0);
        QCOMPARE(two.ann.command({QStringLiteral("check")}), 0);
        qInfo("%d orders acknowledged of 2000 units", sold());
    }

private:
    static void everyAcknowledgedOrderIsThere(TwoInstances &two, const std::vector<Attempt> &attempts)
    {
        for (const Attempt &attempt : attempts) {
            if (attempt.status != 201)
                continue;
            const QString id = attempt.answer.value(u"id").toString();
            const Answer order = Caller(two.ann.url(), attempt.token).get(QStringLiteral("/v1/orders/") + id);
            QVERIFY2(order.status == 200, order.body.constData());
            QCOMPARE(order.json.value(u"total"), attempt.answer.value(u"total"));
        }
    }
};

QTEST_GUILESS_MAIN(TwoInstancesTest)
#include "two_instances_test.moc"
