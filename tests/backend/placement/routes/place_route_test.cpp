// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/orders_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Answer;
using test::Caller;
using test::OrdersCase;

namespace {

const QString ordersPath = QStringLiteral("/v1/orders");

Caller::Headers key(const QByteArray &text)
{
    return {{"Idempotency-Key", text}};
}

} // namespace

class PlaceRouteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void A10_keysAreKeptAndCompared()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 1});
        Caller shopper = given.member();
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(option)).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(option), key(QByteArray(301, 'x'))).status, 400);
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("k"));
        QCOMPARE(placed.status, 201);
        // Sold out since, so the board says no; the retry gets its answer all the same.
        const Answer retry = shopper.post(ordersPath, OrdersCase::body(option), key("k"));
        QCOMPARE(retry.status, 201);
        QCOMPARE(retry.body, placed.body);
        QCOMPARE(retry.headers.value("idempotency-replayed"), QByteArray("true"));
        QVERIFY(!placed.headers.contains("idempotency-replayed"));
        // The same request written another way is the same request.
        const QByteArray spaced = QJsonDocument(OrdersCase::body(option)).toJson(QJsonDocument::Indented);
        const Answer respelt = shopper.send("POST", ordersPath, spaced, key("k"));
        QCOMPARE(respelt.headers.value("idempotency-replayed"), QByteArray("true"));
        const Answer other = shopper.post(ordersPath, OrdersCase::body(option, 2), key("k"));
        QCOMPARE(other.status, 422);
        QCOMPARE(other.code(), QByteArray("IDEMPOTENCY_KEY_REUSED"));
        Caller another = given.member(OrdersCase::otherShopper);
        QCOMPARE(another.post(ordersPath, OrdersCase::body(option), key("k")).code(), QByteArray("STOCK_INSUFFICIENT"));
    }

    /// Neither by what is said nor by when: also when it is sold out, and before anything of it is on the board.
    void N10_whatIsRehearsedIsThereForMembersOfLoadRunsAlone()
    {
        OrdersCase given;
        const Id shadow = given.offer({.stock = 1, .limit = 1, .shadow = true});
        const Id real = given.offer({.stock = 1});
        Caller shopper = given.member();
        Caller sample = given.loadMember();
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(shadow), key("1")).code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(sample.post(ordersPath, OrdersCase::body(real), key("1")).code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(sample.post(ordersPath, OrdersCase::body(shadow), key("2")).status, 201);
        QCOMPARE(given.loadMember(1004).post(ordersPath, OrdersCase::body(shadow), key("3")).code(),
                 QByteArray("STOCK_INSUFFICIENT"));
        const Answer stranger = shopper.post(ordersPath, OrdersCase::body(shadow), key("4"));
        QCOMPARE(stranger.status, 404);
        QCOMPARE(stranger.code(), QByteArray("OPTION_NOT_FOUND"));
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(real), key("5")).status, 201);
        const QString stock = QStringLiteral("/v1/products/%1/stock").arg(given.optionsProduct(shadow));
        QCOMPARE(given.nobody().get(stock).status, 404);
        QCOMPARE(shopper.get(stock).status, 404);
        QCOMPARE(sample.get(stock).status, 200);
        QCOMPARE(sample.get(stock).json[u"options"][0][u"available"].toInt(-1), 0);
    }

    void N10_whereTheyMayTheyBuyBoth()
    {
        OrdersCase given(0, true);
        const Id shadow = given.offer({.stock = 1, .shadow = true});
        const Id real = given.offer({.stock = 1});
        Caller sample = given.loadMember();
        QCOMPARE(sample.post(ordersPath, OrdersCase::body(real), key("1")).status, 201);
        QCOMPARE(sample.post(ordersPath, OrdersCase::body(shadow), key("2")).status, 201);
        QCOMPARE(given.member().post(ordersPath, OrdersCase::body(shadow), key("3")).code(),
                 QByteArray("OPTION_NOT_FOUND"));
    }

    void refusalsSayWhatIsWrong()
    {
        OrdersCase given;
        Caller shopper = given.member();
        const Id few = given.offer({.stock = 2, .limit = 3});
        const Answer soldOut = shopper.post(ordersPath, OrdersCase::body(few, 3), key("1"));
        QCOMPARE(soldOut.status, 409);
        QCOMPARE(soldOut.code(), QByteArray("STOCK_INSUFFICIENT"));
        const QJsonObject line = soldOut.json.value(QStringLiteral("lines")).toArray().first().toObject();
        QCOMPARE(line.value(QStringLiteral("requested")).toInt(), 3);
        QCOMPARE(line.value(QStringLiteral("available")).toInt(), 2);
        const Id many = given.offer({.stock = 20, .limit = 3});
        const Answer tooMany = shopper.post(ordersPath, OrdersCase::body(many, 4), key("2"));
        QCOMPARE(tooMany.status, 422);
        QCOMPARE(tooMany.code(), QByteArray("LIMIT_EXCEEDED"));
        const Id planned = given.offer({.opens = 60s});
        const Answer early = shopper.post(ordersPath, OrdersCase::body(planned), key("3"));
        QCOMPARE(early.status, 409);
        QCOMPARE(early.code(), QByteArray("SALE_NOT_OPEN"));
        QVERIFY(fromIso(early.text("openAt")));
        given.edge.moveClock(2h);
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(planned), key("4")).status, 401); // the token, too
        const Answer late = given.member().post(ordersPath, OrdersCase::body(planned), key("4"));
        QCOMPARE(late.status, 410);
        QCOMPARE(late.code(), QByteArray("SALE_CLOSED"));
        QCOMPARE(given.member().post(ordersPath, OrdersCase::body(4711), key("5")).code(),
                 QByteArray("OPTION_NOT_FOUND"));
        const auto counted = given.sales.refusals().takeAll();
        QMap<QByteArray, qint64> byReason;
        for (const auto &count : counted)
            byReason[count.reason] += count.refused;
        QCOMPARE(byReason,
                 (QMap<QByteArray, qint64>{
                     {"STOCK_INSUFFICIENT", 1}, {"LIMIT_EXCEEDED", 1}, {"SALE_NOT_OPEN", 1}, {"SALE_CLOSED", 1}}));
    }

    void A12_tooManyOrdersASecondAreRefused()
    {
        OrdersCase given(3);
        const Id option = given.offer({.stock = 100});
        Caller shopper = given.member();
        int refused = 0;
        for (int i = 0; i < 8; ++i) {
            const Answer answer = shopper.post(ordersPath, OrdersCase::body(option), key(QByteArray::number(i)));
            if (answer.status != 429)
                continue;
            ++refused;
            QVERIFY(answer.headers.contains("retry-after"));
        }
        QVERIFY(refused >= 2);
    }

    void A10_A12_aRetryIsNoFurtherOrderNorIsAMalformedOne()
    {
        OrdersCase given(2);
        const Id option = given.offer({.stock = 100});
        Caller shopper = given.member();
        for (int i = 0; i < 8; ++i)
            QCOMPARE(shopper.post(ordersPath, OrdersCase::body(option, 0), key("bad")).code(),
                     QByteArray("QUANTITY_INVALID"));
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("k"));
        QCOMPARE(placed.status, 201);
        for (int i = 0; i < 8; ++i) {
            const Answer retry = shopper.post(ordersPath, OrdersCase::body(option), key("k"));
            QCOMPARE(retry.status, 201);
            QCOMPARE(retry.body, placed.body);
        }
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(option, 2), key("k")).code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
    }

    void A7_anotherPriceIsRefusedWithTheNewOne()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5});
        Caller shopper = given.member();
        const auto expecting = [option](Money total) {
            QJsonObject body = OrdersCase::body(option, 2);
            body.insert(QStringLiteral("expectedTotal"), total);
            return body;
        };
        const Answer placed =
            shopper.post(QStringLiteral("/v1/orders"), OrdersCase::body(option, 2), {{"Idempotency-Key", "1"}});
        const Money total = placed.json.value(QStringLiteral("total")).toInteger();
        const Answer dearer =
            shopper.post(QStringLiteral("/v1/orders"), expecting(total - 1), {{"Idempotency-Key", "2"}});
        QCOMPARE(dearer.status, 409);
        QCOMPARE(dearer.code(), QByteArray("PRICE_CHANGED"));
        QCOMPARE(dearer.json.value(QStringLiteral("total")).toInteger(), total);
        const QJsonObject line = dearer.json.value(QStringLiteral("lines")).toArray().first().toObject();
        QCOMPARE(line.value(QStringLiteral("optionId")).toString(), idText(option));
        QCOMPARE(line.value(QStringLiteral("unitPrice")).toInteger(), total / 2);
        // Nothing was held for it, and its key is free.
        QCOMPARE(shopper.post(QStringLiteral("/v1/orders"), expecting(total), {{"Idempotency-Key", "2"}}).status, 201);
    }
};

QTEST_GUILESS_MAIN(PlaceRouteTest)
#include "place_route_test.moc"
