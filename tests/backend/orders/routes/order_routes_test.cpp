// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/shop/orders_case.h"
#include <QJsonDocument>
#include <QTest>
#include <thread>

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

QString cancelPath(const QString &orderId)
{
    return QStringLiteral("/v1/orders/%1/cancel").arg(orderId);
}

QString stateOf(const Answer &answer)
{
    return answer.text("state");
}

Id lineIdOf(const Answer &placed)
{
    const QJsonObject line = placed.json.value(QStringLiteral("lines")).toArray().first().toObject();
    return idFrom(QStringView(line.value(QStringLiteral("lineId")).toString())).value();
}

} // namespace

class OrderRoutesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAnOrderAndShowsIt()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 10, .limit = 3});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option, 2), key("a"));
        QCOMPARE(placed.status, 201);
        QCOMPARE(stateOf(placed), QStringLiteral("PENDING_PAYMENT"));
        QCOMPARE(placed.json.value(QStringLiteral("total")).toInt(), 2'000);
        QCOMPARE(placed.json.value(QStringLiteral("admissions")).toArray().size(), 1);
        const Answer shown = shopper.get(ordersPath + u'/' + placed.text("id"));
        QCOMPARE(shown.status, 200);
        QCOMPARE(shown.text("holdExpiresAt"), placed.text("holdExpiresAt"));
        QCOMPARE(shown.json.value(QStringLiteral("lines")).toArray().size(), 1);
        QCOMPARE(shown.text("payment"), QStringLiteral("paid?"));
        QVERIFY(shown.headers.contains("etag"));
        const Answer list = shopper.get(ordersPath);
        QCOMPARE(list.json.value(QStringLiteral("items")).toArray().size(), 1);
        QVERIFY(list.json.value(QStringLiteral("nextCursor")).isNull());
        const Answer stock =
            given.nobody().get(QStringLiteral("/v1/products/%1/stock").arg(given.played.lastProduct.load()));
        QCOMPARE(stock.status, 200);
        const QJsonObject shownOption = stock.json.value(QStringLiteral("options")).toArray().first().toObject();
        QCOMPARE(shownOption.value(QStringLiteral("available")).toInt(), 8);
        QVERIFY(fromIso(stock.text("asOf")));
    }

    void A4_anothersOrderIsNotThere()
    {
        OrdersCase given;
        const Id option = given.offer({});
        const Answer placed = given.member().post(ordersPath, OrdersCase::body(option), key("a"));
        Caller other = given.member(OrdersCase::otherShopper);
        const QString path = ordersPath + u'/' + placed.text("id");
        const Answer foreign = other.get(path);
        const Answer absent = other.get(ordersPath + QStringLiteral("/12345"));
        QCOMPARE(foreign.status, 404);
        QCOMPARE(foreign.code(), absent.code());
        QCOMPARE(other.post(cancelPath(placed.text("id")), {}, key("b")).status, 404);
        QVERIFY(other.get(ordersPath).json.value(QStringLiteral("items")).toArray().isEmpty());
        QCOMPARE(given.nobody().get(path).status, 401);
    }

    void anUnpaidOrderIsCancelledAtOnce()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5, .limit = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option, 5), key("a"));
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}).code(), QByteArray("IDEMPOTENCY_KEY_REQUIRED"));
        const QJsonObject reason{{QStringLiteral("reason"), QStringLiteral("changed my mind")}};
        const Answer cancelled = shopper.post(cancelPath(placed.text("id")), reason, key("c"));
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(stateOf(cancelled), QStringLiteral("CANCELLED"));
        QCOMPARE(given.played.deliveriesAsked, 0);
        const Answer retry = shopper.post(cancelPath(placed.text("id")), reason, key("c"));
        QCOMPARE(retry.body, cancelled.body);
        QCOMPARE(retry.headers.value("idempotency-replayed"), QByteArray("true"));
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("c")).code(),
                 QByteArray("IDEMPOTENCY_KEY_REUSED"));
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("d")).code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(shopper.post(ordersPath, OrdersCase::body(option, 5), key("e")).status, 201);
    }

    void aPaidOrderIsCancelledWhenDeliveriesLetGo()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5, .limit = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option, 2), key("a"));
        const Id orderId = idFrom(QStringView(placed.text("id"))).value();
        given.pay(orderId);
        given.played.deliveriesRefuse = "NOT_CANCELLABLE";
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("b")).code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(stateOf(shopper.get(ordersPath + u'/' + placed.text("id"))), QStringLiteral("PAID"));
        given.played.deliveriesRefuse = nullptr;
        const Answer cancelled = shopper.post(cancelPath(placed.text("id")), {}, key("b"));
        QCOMPARE(cancelled.status, 200);
        QCOMPARE(stateOf(cancelled), QStringLiteral("CANCELLED"));
        QCOMPARE(given.played.deliveriesAsked, 2);
        const auto shown = given.stockModule.board().look(std::array{stock::OptionQuantity{option, 1}});
        QCOMPARE(shown[0]->available(), 5);
        QCOMPARE(shown[0]->sold, 0);
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("b")).headers.value("idempotency-replayed"),
                 QByteArray("true"));
    }

    void whatIsBeingPaidOrOnItsWayIsNotCancelled()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("a"));
        const Id orderId = idFrom(QStringView(placed.text("id"))).value();
        given.inside([&](sql::Connection &connection) {
            QVERIFY(given.module.payments().begin(connection, orderId, given.edge.clock()()));
        });
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("b")).code(), QByteArray("PAYMENT_IN_PROGRESS"));
        given.pay(orderId);
        const Id line = lineIdOf(placed);
        given.tell(DeliveryRequested{orderId, {line}});
        given.tell(DeliveryStarted{orderId, line});
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("c")).code(), QByteArray("NOT_CANCELLABLE"));
        QCOMPARE(given.played.deliveriesAsked, 0);
    }

    void F8_aCancelThatWasLeftUnfinishedIsGoneOnWith()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("a"));
        given.pay(idFrom(QStringView(placed.text("id"))).value());
        given.played.deliveriesRefuse = "CARRIER_UNREACHABLE";
        QCOMPARE(shopper.post(cancelPath(placed.text("id")), {}, key("b")).code(), QByteArray("CARRIER_UNREACHABLE"));
        given.played.deliveriesRefuse = nullptr;
        given.edge.moveClock(31s);
        given.sweep();
        QCOMPARE(stateOf(shopper.get(ordersPath + u'/' + placed.text("id"))), QStringLiteral("CANCELLED"));
        // The caller's retry finds the answer that the sweep has earned.
        const Answer retry = shopper.post(cancelPath(placed.text("id")), {}, key("b"));
        QCOMPARE(retry.status, 200);
        QCOMPARE(stateOf(retry), QStringLiteral("CANCELLED"));
    }

    void waitingAnswersWhenTheOrderChanges()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("a"));
        const QString path = ordersPath + u'/' + placed.text("id");
        QCOMPARE(shopper.get(path + QStringLiteral("?wait=31")).status, 400);
        QCOMPARE(shopper.get(path + QStringLiteral("?wait=x")).status, 400);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(stateOf(shopper.get(path + QStringLiteral("?wait=1"))), QStringLiteral("PENDING_PAYMENT"));
        QVERIFY(timer.elapsed() >= 900);
        Answer waited;
        std::thread waiting([&, token = shopper.token()] {
            waited = Caller(given.edge.url(), token).get(path + QStringLiteral("?wait=30"));
        });
        QTest::qWait(200);
        timer.restart();
        given.pay(idFrom(QStringView(placed.text("id"))).value());
        waiting.join();
        QCOMPARE(stateOf(waited), QStringLiteral("PAID"));
        QVERIFY(timer.elapsed() < 5'000);
        // Whoever names what it saw last is answered at once when that is old.
        const Answer old = shopper.get(path + QStringLiteral("?wait=30"), {{"If-None-Match", "\"1\""}});
        QCOMPARE(stateOf(old), QStringLiteral("PAID"));
    }

    void listsAreFilteredAndPaged()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 50});
        Caller shopper = given.member();
        QStringList ids;
        for (int i = 0; i < 5; ++i)
            ids.prepend(shopper.post(ordersPath, OrdersCase::body(option), key(QByteArray::number(i))).text("id"));
        given.pay(idFrom(QStringView(ids.last())).value());
        QStringList seen;
        QString cursor;
        do {
            const Answer page = shopper.get(ordersPath + QStringLiteral("?limit=2&cursor=") + cursor);
            for (const QJsonValue &item : page.json.value(QStringLiteral("items")).toArray())
                seen.append(item.toObject().value(QStringLiteral("id")).toString());
            cursor = page.text("nextCursor");
        } while (!cursor.isEmpty());
        QCOMPARE(seen, ids);
        const auto count = [&](const QString &query) {
            return shopper.get(ordersPath + query).json.value(QStringLiteral("items")).toArray().size();
        };
        QCOMPARE(count(QStringLiteral("?state=PAID")), 1);
        QCOMPARE(count(QStringLiteral("?state=EXPIRED")), 0);
        QCOMPARE(count(QStringLiteral("?from=2020-01-01T00:00:00Z")), 5);
        QCOMPARE(count(QStringLiteral("?to=2020-01-01T00:00:00Z")), 0);
        for (const char *bad : {"?state=paid", "?from=yesterday", "?limit=0", "?limit=101", "?cursor=%21"})
            QCOMPARE(shopper.get(ordersPath + QLatin1StringView(bad)).status, 400);
    }

    void operatorsSeeAndCancel()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 50, .limit = 5});
        const Answer placed = given.member().post(ordersPath, OrdersCase::body(option), key("a"));
        given.member(OrdersCase::otherShopper).post(ordersPath, OrdersCase::body(option), key("a"));
        Caller person = given.asOperator();
        const auto count = [&](const QString &query) {
            return person.get(QStringLiteral("/v1/ops/orders") + query)
                .json.value(QStringLiteral("items"))
                .toArray()
                .size();
        };
        QCOMPARE(count({}), 2);
        QCOMPARE(count(QStringLiteral("?q=") + placed.text("id")), 1);
        QCOMPARE(count(QStringLiteral("?q=%1").arg(OrdersCase::otherShopper)), 1);
        QCOMPARE(count(QStringLiteral("?q=kim")), 1);
        QCOMPARE(count(QStringLiteral("?q=RIN")) - count(QStringLiteral("?q=nobody")), 2);
        QCOMPARE(count(QStringLiteral("?q=") + placed.text("id").right(6)), 1);
        QCOMPARE(count(QStringLiteral("?state=PENDING_PAYMENT&productId=%1").arg(given.played.lastProduct.load())), 2);
        QCOMPARE(count(QStringLiteral("?productId=5")), 0);
        const QString path = QStringLiteral("/v1/ops/orders/") + placed.text("id");
        QCOMPARE(person.get(path).status, 200);
        const Answer timeline = person.get(path + QStringLiteral("/timeline"));
        QSet<QString> layers;
        for (const QJsonValue &entry : timeline.json.value(QStringLiteral("entries")).toArray())
            layers.insert(entry.toObject().value(QStringLiteral("layer")).toString());
        QCOMPARE(layers, (QSet<QString>{QStringLiteral("order"), QStringLiteral("sale"), QStringLiteral("stock"),
                                        QStringLiteral("outbox")}));
        QCOMPARE(person.get(QStringLiteral("/v1/ops/orders/7/timeline")).status, 404);

        const QString cancel = path + QStringLiteral("/cancel");
        QCOMPARE(given.asOperator(permission::View).post(cancel, {}, key("x")).status, 403);
        QCOMPARE(given.member().get(path).status, 401);
        const Answer cancelled = person.post(cancel, {}, key("x"));
        QCOMPARE(stateOf(cancelled), QStringLiteral("CANCELLED"));
        QCOMPARE(given.audit.entries().size(), 1);
        QCOMPARE(given.audit.entries().first().action, QByteArray("order.cancel"));
        person.post(cancel, {}, key("x"));
        QCOMPARE(given.audit.entries().size(), 1);

        const Answer sagas = person.get(QStringLiteral("/v1/ops/sagas"));
        QCOMPARE(sagas.status, 200);
        QCOMPARE(sagas.json.value(QStringLiteral("states")).toArray().size(), 1);
        QCOMPARE(sagas.json.value(QStringLiteral("attentionCount")).toInt(), 0);
    }

    /// What stands under an order is what who looks may do: each act has its permission.
    void anOperatorIsOfferedWhatHeMayDo()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 50, .limit = 5});
        Caller shopper = given.member();
        const Answer placed = shopper.post(ordersPath, OrdersCase::body(option), key("a"));
        const Answer other = shopper.post(ordersPath, OrdersCase::body(option), key("b"));
        const QString id = placed.text("id");
        given.edge.database()
            .write(sql::Queue::Background,
                   [&](sql::Connection &connection) {
                       connection
                           .statement("UPDATE orders SET attention = 'MONEY_NOT_BACK', attention_since = updated_at")
                           .exec();
                   })
            .get();
        const auto acts = [](const QJsonValue &order) {
            QStringList names;
            for (const QJsonValue &name : order[u"allowedActions"].toArray())
                names.append(name.toString());
            return names;
        };
        const QStringList cancel{QStringLiteral("cancel")};
        const QStringList resolve{QStringLiteral("ASK_AGAIN"), QStringLiteral("CLOSE")};
        const std::pair<quint32, QStringList> offered[] = {{permission::View, {}},
                                                           {permission::View | permission::OrderAct, cancel},
                                                           {permission::View | permission::RefundDecide, resolve},
                                                           {permission::every, cancel + resolve}};
        for (const auto &[permissions, names] : offered) {
            Caller person = given.asOperator(permissions);
            QCOMPARE(acts(person.get(QStringLiteral("/v1/ops/orders/") + id).json), names);
            QCOMPARE(acts(person.get(QStringLiteral("/v1/ops/orders?q=") + id).json[u"items"][0]), names);
            QCOMPARE(acts(person.get(QStringLiteral("/v1/ops/sagas")).json[u"attention"][0]), names);
        }
        QCOMPARE(acts(shopper.get(ordersPath + u'/' + id).json), (QStringList{QStringLiteral("pay")} + cancel));
        Caller packer = given.asOperator(permission::View | permission::OrderAct);
        const QString path = QStringLiteral("/v1/ops/orders/%1/cancel").arg(other.text("id"));
        QCOMPARE(acts(packer.post(path, {}, key("c")).json), QStringList());
    }

    void operatorsSeeStock()
    {
        OrdersCase given;
        given.offer({.stock = 1});
        given.offer({.stock = 2});
        const Id option = given.offer({.stock = 7});
        Caller person = given.asOperator();
        const Answer first = person.get(QStringLiteral("/v1/ops/stock?limit=2"));
        QCOMPARE(first.json.value(QStringLiteral("items")).toArray().size(), 2);
        const Answer second = person.get(QStringLiteral("/v1/ops/stock?limit=2&cursor=") + first.text("nextCursor"));
        QCOMPARE(second.json.value(QStringLiteral("items")).toArray().size(), 1);
        const Answer found = person.get(QStringLiteral("/v1/ops/stock?q=ring"));
        const QJsonArray items = found.json.value(QStringLiteral("items")).toArray();
        QCOMPARE(items.size(), 1);
        const auto view = stockViewFrom(items.first().toObject());
        QVERIFY(view);
        QCOMPARE(view->optionId, option);
        QCOMPARE(view->product, QStringLiteral("Ring"));
        QCOMPARE(view->available(), 7);
        QCOMPARE(person.get(QStringLiteral("/v1/ops/stock?q=gol")).json.value(QStringLiteral("items")).toArray().size(),
                 3);
        QCOMPARE(person.get(QStringLiteral("/v1/ops/stock?q=%")).json.value(QStringLiteral("items")).toArray().size(),
                 0);
        QCOMPARE(given.nobody().get(QStringLiteral("/v1/products/77/stock")).status, 404);
        QCOMPARE(given.nobody().get(QStringLiteral("/v1/products/x/stock")).status, 404);
    }
};

QTEST_GUILESS_MAIN(OrderRoutesTest)
#include "order_routes_test.moc"
