// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/caller.h"
#include "tests/support/shop.h"
#include "tests/support/waits.h"
#include <QJsonDocument>
#include <QTest>
#include <QUuid>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::RunningBackend;
using test::Shop;

namespace {

const QString path = QStringLiteral("/v1/ops/load/members");
constexpr int figuresWithin = 60'000; // ms

QJsonObject wanted(int count, int minutes, qint64 balance = 0)
{
    QJsonObject body{{QStringLiteral("count"), count}, {QStringLiteral("minutes"), minutes}};
    if (balance > 0)
        body.insert(QStringLiteral("balance"), balance);
    return body;
}

/// A shop with demo data where load runs may do so much; without a word what a demo lets them.
struct LoadShop
{
    RunningBackend backend;
    std::unique_ptr<Shop> shop;

    bool open(const char *load = nullptr)
    {
        if (load)
            backend.setEnvironment(QStringLiteral("FIRSTCOME_LOAD"), QString::fromLatin1(load));
        if (!backend.start({QStringLiteral("--demo")}))
            return false;
        shop = std::make_unique<Shop>(backend);
        return shop->ready();
    }

    Caller member(const Answer &made, int index = 0) const
    {
        const QJsonValue member = made.json.value(QStringLiteral("members"))[index];
        return Caller(backend.url(), member[u"accessToken"].toString().toLatin1());
    }
};

QJsonObject orderOf(const QString &optionId, const char *method = "PG")
{
    const QJsonObject line{{QStringLiteral("optionId"), optionId}, {QStringLiteral("quantity"), 1}};
    return {{QStringLiteral("lines"), QJsonArray{line}},
            {QStringLiteral("payment"), QJsonObject{{QStringLiteral("method"), QLatin1StringView(method)}}}};
}

} // namespace

/// Members for a load run: made on request where load runs are allowed, and never in the way of anybody.
class LoadMembersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsMadeWhereLoadRunsAreNotAllowed()
    {
        RunningBackend backend;
        const QString password = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QCOMPARE(backend.command({QStringLiteral("operator"), QStringLiteral("add"), QStringLiteral("op"),
                                  QStringLiteral("--permissions"), QStringLiteral("view,load.run")},
                                 password.toUtf8() + '\n'),
                 0);
        QVERIFY2(backend.start(), backend.output());
        Caller anybody(backend.url());
        const Answer session =
            anybody.post(QStringLiteral("/v1/ops/sessions"),
                         {{QStringLiteral("login"), QStringLiteral("op")}, {QStringLiteral("password"), password}});
        QCOMPARE(session.status, 201);
        Caller op(backend.url(), session.text("accessToken").toLatin1());
        const Answer refused = op.post(path, wanted(1, 5));
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), QByteArray("LOAD_OFF"));
    }

    void whoSaysOffMeansItInADemoToo()
    {
        LoadShop load;
        QVERIFY2(load.open("off"), load.backend.output());
        const Answer refused = load.shop->boss().post(path, wanted(1, 5));
        QCOMPARE(refused.status, 403);
        QCOMPARE(refused.code(), QByteArray("LOAD_OFF"));
    }

    void theyBuyNothingOfARealShop()
    {
        LoadShop load;
        QVERIFY2(load.open("on"), load.backend.output());
        const auto onSale = load.shop->openSale({.stock = 5});
        const Answer made = load.shop->boss().post(path, wanted(3, 5));
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json.value(QStringLiteral("members")).toArray().size(), 3);
        QCOMPARE(made.json.value(QStringLiteral("mayOrder")).toBool(true), false);
        Caller member = load.member(made);
        QCOMPARE(member.get(QStringLiteral("/v1/me/balance")).status, 200);
        const Answer refused = member.postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId));
        QCOMPARE(refused.status, 404);
        QCOMPARE(refused.code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(load.shop->shopper(1)->postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId)).status, 201);
    }

    void theyAreMadeAsAskedForAndWrittenDown()
    {
        LoadShop load;
        QVERIFY2(load.open("on"), load.backend.output());
        Caller &op = load.shop->boss();
        const Answer made = op.post(path, wanted(1'201, 30, 50'000));
        QCOMPARE(made.status, 201);
        const QJsonArray members = made.json.value(QStringLiteral("members")).toArray();
        QCOMPARE(members.size(), 1'201);
        QSet<QString> ids;
        for (const QJsonValue &member : members)
            ids.insert(member[u"memberId"].toString());
        QCOMPARE(ids.size(), 1'201);
        QCOMPARE(
            load.member(made, 1'200).get(QStringLiteral("/v1/me/balance")).json.value(QStringLiteral("amount")).toInt(),
            50'000);
        // Nobody logs in as one, with whatever password.
        for (const char *password : {"", "x", "password1234"}) {
            Caller anybody(load.backend.url());
            const Answer in = anybody.post(QStringLiteral("/v1/sessions"),
                                           {{QStringLiteral("login"), QStringLiteral("load-") + *ids.begin()},
                                            {QStringLiteral("password"), QLatin1StringView(password)}});
            QVERIFY(in.status >= 400);
        }
        const Answer audit = op.get(QStringLiteral("/v1/ops/audit?limit=100"));
        const auto entries = audit.json.value(QStringLiteral("items")).toArray();
        QVERIFY(std::any_of(entries.begin(), entries.end(), [](const QJsonValue &entry) {
            return entry[u"action"].toString() == QStringLiteral("load.members") &&
                   entry[u"after"][u"count"].toInt() == 1'201;
        }));
        // Who looks for members does not find them.
        const Answer orders = op.get(QStringLiteral("/v1/ops/orders?q=load-") + *ids.begin());
        QCOMPARE(orders.json.value(QStringLiteral("items")).toArray().size(), 0);
    }

    /// Where the run asks for it they get a password, and are still who they are in that session.
    void theySignInWhereTheRunAsksForIt()
    {
        LoadShop load;
        QVERIFY2(load.open("on"), load.backend.output());
        const auto onSale = load.shop->openSale({.stock = 5});
        QJsonObject body = wanted(2, 5);
        body.insert(QStringLiteral("signIn"), true);
        const Answer made = load.shop->boss().post(path, body);
        QCOMPARE(made.status, 201);
        const QString password = made.text("password");
        QVERIFY(password.size() >= 24);
        const QJsonValue first = made.json.value(QStringLiteral("members"))[0];
        QCOMPARE(first[u"login"].toString(), QStringLiteral("load-") + first[u"memberId"].toString());
        Caller member(load.backend.url());
        QCOMPARE(member.signIn(QStringLiteral("/v1/sessions"), first[u"login"].toString(), password), 201);
        // The shop is a real one: what is for everybody is not for him, signed in or not.
        const Answer refused = member.postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId));
        QCOMPARE(refused.code(), QByteArray("OPTION_NOT_FOUND"));
        QVERIFY(Caller(load.backend.url())
                    .signIn(QStringLiteral("/v1/sessions"), first[u"login"].toString(), password + u'x') >= 400);
        QVERIFY(!load.shop->boss().get(QStringLiteral("/v1/ops/audit?limit=100")).body.contains(password.toLatin1()));
        QCOMPARE(load.shop->broken(), QStringList());
    }

    void whatIsOutOfBoundsIsRefusedByField_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QString>("field");
        QTest::newRow("none") << wanted(0, 5) << QStringLiteral("count");
        QTest::newRow("too many") << wanted(20'001, 5) << QStringLiteral("count");
        QTest::newRow("no time") << wanted(1, 0) << QStringLiteral("minutes");
        QTest::newRow("too long") << wanted(1, 241) << QStringLiteral("minutes");
        QTest::newRow("poor") << QJsonObject{{QStringLiteral("count"), 1},
                                             {QStringLiteral("minutes"), 5},
                                             {QStringLiteral("balance"), -1}}
                              << QStringLiteral("balance");
    }
    void whatIsOutOfBoundsIsRefusedByField()
    {
        QFETCH(QJsonObject, body);
        QFETCH(QString, field);
        if (!m_bounds.shop)
            QVERIFY2(m_bounds.open("on"), m_bounds.backend.output());
        const Answer refused = m_bounds.shop->boss().post(path, body);
        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.json.value(QStringLiteral("errors"))[0][u"field"].toString(), field);
    }

    /// A demo is no business: there they may all.
    void whatTheyBuyWhereTheyMayIsNoBusiness()
    {
        LoadShop load;
        QVERIFY2(load.open(), load.backend.output());
        const auto onSale = load.shop->openSale({.stock = 5});
        Caller &op = load.shop->boss();
        const Answer made = op.post(path, wanted(1, 5, 10'000'000));
        QCOMPARE(made.status, 201);
        QVERIFY(made.json.value(QStringLiteral("mayOrder")).toBool());
        Caller member = load.member(made);
        const Answer sample = member.postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId, "BALANCE"));
        QCOMPARE(sample.status, 201);
        const auto paid = [&] {
            const Answer order = member.get(QStringLiteral("/v1/orders/") + sample.text("id"));
            return order.text("state") == QStringLiteral("PAID") || order.text("state") == QStringLiteral("COMPLETED");
        };
        WAIT_VERIFY(paid(), figuresWithin);
        // What it asks back is decided by nobody, and given.
        const Answer bought = member.get(QStringLiteral("/v1/orders/") + sample.text("id"));
        const Answer claim = member.postOnce(QStringLiteral("/v1/claims"),
                                             {{QStringLiteral("orderId"), sample.text("id")},
                                              {QStringLiteral("lineId"), bought.json[u"lines"][0][u"lineId"]},
                                              {QStringLiteral("kind"), QStringLiteral("REFUND")},
                                              {QStringLiteral("reason"), QStringLiteral("a load run")}});
        QVERIFY2(claim.status == 201, claim.body.constData());
        const auto claims = [](Caller &who, const char *list) {
            return who.get(QLatin1StringView(list)).json[u"items"].toArray().size();
        };
        QCOMPARE(claims(op, "/v1/ops/claims"), 0);
        QCOMPARE(claims(load.shop->seller(), "/v1/seller/claims"), 0);
        QCOMPARE(claims(member, "/v1/claims"), 1);
        const auto claimState = [&] {
            return member.get(QStringLiteral("/v1/claims/") + claim.text("id")).text("state");
        };
        WAIT_COMPARE(claimState(), QStringLiteral("COMPLETED"), figuresWithin);
        QCOMPARE(op.get(QStringLiteral("/v1/ops/overview")).json[u"claims"][u"waiting"].toInt(-1), 0);
        QCOMPARE(load.shop->shopper(1)->postOnce(QStringLiteral("/v1/orders"), orderOf(onSale.optionId)).status, 201);
        const auto today = [&] {
            return op.get(QStringLiteral("/v1/ops/overview")).json.value(QStringLiteral("orders")).toObject();
        };
        WAIT_COMPARE(today().value(QStringLiteral("placedToday")).toInt(), 1, figuresWithin);
        QCOMPARE(today().value(QStringLiteral("paidToday")).toInt(), 0);
        QCOMPARE(today().value(QStringLiteral("revenueToday")).toInt(), 0);
        QCOMPARE(op.post(QStringLiteral("/v1/ops/check"), {}).json.value(QStringLiteral("ok")).toBool(), true);
    }

private:
    LoadShop m_bounds;
};

QTEST_GUILESS_MAIN(LoadMembersTest)
#include "load_members_test.moc"
