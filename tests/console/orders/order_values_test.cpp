// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/cancel_preview.h"
#include "console/orders/new_orders.h"
#include "console/orders/timeline_words.h"
#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant noon = fromMillis(1'769'828'400'000); // 2026-01-31 12:00 KST

OrderChanged frameOf(Id id, OrderState state = OrderState::PendingPayment, qint64 version = 1)
{
    return {id, state, 10'000, version, noon};
}

OrderDetail paidOrder()
{
    OrderDetail detail;
    detail.order.id = 382'385'384'203'485'184;
    detail.order.state = OrderState::Paid;
    detail.order.method = PaymentMethod::Balance;
    OrderLineView line;
    line.product = QStringLiteral("Galaxy Earrings");
    line.option = QStringLiteral("Gold");
    line.quantity = 2;
    line.state = LineState::DeliveryRequested;
    line.saleId = 5;
    detail.order.lines = {line};
    detail.payment = PaymentDetail{1, PaymentState::Approved, 98'800, 800, {}, {}};
    detail.deliveries = {{2, 0, DeliveryState::Requested, {}}};
    detail.actions = {QStringLiteral("cancel")};
    return detail;
}

} // namespace

class OrderValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFilterSurvivesBeingKept()
    {
        OrderFilter filter;
        filter.text = QStringLiteral("kim@example.com");
        filter.state = OrderState::PaymentFailed;
        filter.period = OrderFilter::Period::Between;
        filter.from = noon - 24h;
        filter.to = noon;
        filter.productId = QStringLiteral("12");
        filter.product = QStringLiteral("목걸이");
        filter.attention = true;
        QCOMPARE(orderFilterFrom(toVariant(filter)), filter);
        QCOMPARE(orderFilterFrom({}), OrderFilter());
        QVERIFY(!OrderFilter().narrows());
    }

    void aPeriodIsSentAsInstants()
    {
        OrderFilter filter;
        filter.period = OrderFilter::Period::Today;
        filter.state = OrderState::Paid;
        const ApiRequest request = ordersRequest(filter, {1, {}, 50}, noon);
        QCOMPARE(request.query, QByteArray("limit=50&state=PAID&from=2026-01-30T15%3A00%3A00.000Z"));
        filter.period = OrderFilter::Period::LastHour;
        QCOMPARE(spanOf(filter, noon).from, std::optional(noon - 1h));
        filter.period = OrderFilter::Period::LastWeek;
        QCOMPARE(spanOf(filter, noon).from, std::optional(noon - 12h - 144h));
    }

    void newOrdersAreCountedOnce()
    {
        NewOrders orders;
        orders.beginLoad({});
        orders.endLoad(100, [](Id) { return false; });
        QVERIFY(orders.see(frameOf(200), noon));
        orders.see(frameOf(200, OrderState::Paid), noon);
        QVERIFY(!orders.see(frameOf(50), noon)); // on a page further down
        QCOMPARE(orders.count(), 1);
    }

    void whatComesWhileLoadingIsNotLost()
    {
        NewOrders orders;
        orders.see(frameOf(1), noon);
        orders.beginLoad({});
        orders.see(frameOf(2), noon);
        orders.see(frameOf(3), noon);
        orders.endLoad(0, [](Id id) { return id == 3; });
        QCOMPARE(orders.count(), 1); // 1 was asked for, 3 is there, 2 came too late
    }

    void filtersDecideWhatCounts()
    {
        NewOrders orders;
        OrderFilter filter;
        filter.state = OrderState::Paid;
        orders.beginLoad(filter);
        QVERIFY(!orders.see(frameOf(1), noon));
        QVERIFY(orders.see(frameOf(1, OrderState::Paid), noon));
        QVERIFY(!orders.see(frameOf(1, OrderState::Cancelled), noon)); // fits no longer
        QCOMPARE(orders.count(), 0);
        filter = {};
        filter.period = OrderFilter::Period::Between;
        filter.to = noon;
        orders.beginLoad(filter);
        QVERIFY(!orders.see(frameOf(1), noon + 1s));
        filter = {};
        filter.text = QStringLiteral("kim");
        orders.beginLoad(filter);
        QVERIFY(orders.areUncertain());
    }

    void theHigherVersionIsTheNewerInWhateverOrderTheyCome()
    {
        OrderView order;
        order.id = 1;
        order.version = 2;
        order.state = OrderState::Paid;
        order.updatedAt = noon + 1h; // clocks do not count
        OrderListModel model;
        const auto state = [&model] { return model.at(0).order.state; };
        model.setFetch([&](const PagedTable::PageRequest &page) { model.takePage(page.query, {orderRow(order)}, {}); });
        model.reload();
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.applyFrame(frameOf(1, OrderState::PendingPayment, 1)));
        QCOMPARE(state(), OrderState::Paid);
        QVERIFY(model.applyFrame(frameOf(1, OrderState::Completed, 4)));
        QCOMPARE(state(), OrderState::Completed);
        QVERIFY(model.applyFrame(frameOf(1, OrderState::PartiallyCancelled, 3)));
        QCOMPARE(state(), OrderState::Completed);
        order.version = 3; // an answer that was under way
        QVERIFY(model.apply(orderRow(order)));
        QCOMPARE(state(), OrderState::Completed);
        order.version = 4; // what the frame told a part of
        order.state = OrderState::Completed;
        order.method = PaymentMethod::Balance;
        QVERIFY(model.apply(orderRow(order)));
        QCOMPARE(model.at(0).order.method, PaymentMethod::Balance);
        QVERIFY(!model.applyFrame(frameOf(2)));
    }

    void aCancelIsSaidBeforeItIsDone()
    {
        const OrderDetail detail = paidOrder();
        QVERIFY(whyNotCancel(detail, true).isEmpty());
        const QString preview = cancelPreview(detail).join(u'\n');
        for (const char *part : {"2 × Galaxy Earrings, Gold goes back into stock", "₩98,000", "balance", "1 delivery",
                                 "allowance", "cannot be undone"})
            QVERIFY2(preview.contains(QString::fromUtf8(part)), qPrintable(preview));
        QCOMPARE(cancelTyped(detail), QStringLiteral("5184"));
    }

    void anUnpaidCancelMovesNoMoney()
    {
        OrderDetail detail = paidOrder();
        detail.order.state = OrderState::PendingPayment;
        detail.order.lines[0].state = LineState::Reserved;
        detail.payment.reset();
        detail.deliveries.clear();
        QVERIFY(cancelTyped(detail).isEmpty());
        const QString preview = cancelPreview(detail).join(u'\n');
        QVERIFY(preview.contains(QStringLiteral("no longer held")));
        QVERIFY(preview.contains(QStringLiteral("Nothing was paid")));
    }

    void aCancelThatIsNotAllowedSaysWhy_data()
    {
        QTest::addColumn<OrderState>("state");
        QTest::addColumn<bool>("beingPaid");
        QTest::addColumn<LineState>("line");
        QTest::addColumn<bool>("mayAct");
        QTest::addColumn<QString>("why");
        using S = OrderState;
        QTest::newRow("right") << S::Paid << false << LineState::Paid << false << QStringLiteral("order.act");
        QTest::newRow("closed") << S::Expired << false << LineState::Cancelled << true << QStringLiteral("Expired");
        QTest::newRow("paying") << S::PendingPayment << true << LineState::Reserved << true
                                << QStringLiteral("being paid");
        QTest::newRow("shipped") << S::Paid << false << LineState::InDelivery << true << QStringLiteral("on its way");
    }

    void aCancelThatIsNotAllowedSaysWhy()
    {
        QFETCH(OrderState, state);
        QFETCH(bool, beingPaid);
        QFETCH(LineState, line);
        QFETCH(bool, mayAct);
        QFETCH(QString, why);
        OrderDetail detail = paidOrder();
        detail.actions.clear();
        detail.order.state = state;
        detail.order.lines[0].state = line;
        if (beingPaid)
            detail.order.payingSince = noon;
        QVERIFY2(whyNotCancel(detail, mayAct).contains(why), qPrintable(whyNotCancel(detail, mayAct)));
    }

    void theTimelineSpeaksInWords_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("words");
        QTest::newRow("state") << QStringLiteral("Now PAID") << QStringLiteral("The order is now: Paid");
        QTest::newRow("money") << QStringLiteral("Payment of ₩98800 by BALANCE begun")
                               << QStringLiteral("Payment of ₩98,800 begun (Balance)");
        QTest::newRow("hold") << QStringLiteral("2 held (now COMMITTED)") << QStringLiteral("2 held");
        QTest::newRow("unknown") << QStringLiteral("A <b>new</b> %1 thing") << QStringLiteral("A <b>new</b> %1 thing");
        QTest::newRow("no choices") << QStringLiteral("2 x Default Title committed")
                                    << QStringLiteral("2 sold for good");
        QTest::newRow("percent") << QStringLiteral("3 x 100% %2 silk committed")
                                 << QStringLiteral("3 × 100% %2 silk sold for good");
    }

    void theTimelineSpeaksInWords()
    {
        QFETCH(QString, what);
        QFETCH(QString, words);
        QCOMPARE(timelineSentence({noon, QStringLiteral("order"), what, {}}), words);
    }

    void factsAreFlat()
    {
        const QJsonObject payload{{QStringLiteral("total"), 98'800}};
        const QJsonObject detail{{QStringLiteral("offset"), 4},
                                 {QStringLiteral("payload"), payload},
                                 {QStringLiteral("lineIds"), QJsonArray{QStringLiteral("1"), QStringLiteral("2")}}};
        QStringList names;
        for (const Fact &fact : factsOf(detail))
            names << fact.name + u'=' + fact.value;
        const QStringList expected{QStringLiteral("lineIds[0]=1"), QStringLiteral("lineIds[1]=2"),
                                   QStringLiteral("offset=4"), QStringLiteral("payload.total=98800")};
        QCOMPARE(names, expected);
    }

    void anEventSaysWhereItLiesAndWhoIsBehind()
    {
        const auto consumer = [](bool passed) { return QJsonObject{{QStringLiteral("passed"), passed}}; };
        const TimelineItem item{noon,
                                QStringLiteral("outbox"),
                                QStringLiteral("OrderPlaced"),
                                {{QStringLiteral("topic"), QStringLiteral("firstcome.orders")},
                                 {QStringLiteral("partition"), 7},
                                 {QStringLiteral("offset"), 4},
                                 {QStringLiteral("consumers"), QJsonArray{consumer(true), consumer(false)}}}};
        QVERIFY(logPlace(item).startsWith(QStringLiteral("firstcome.orders, partition 7, offset 4")));
        QCOMPARE(consumersBehind(item), 1);
        QCOMPARE(layerLook(item).tone, Tone::Watch);
    }

    void anAnswerIsReadLeniently()
    {
        const QJsonObject object{{QStringLiteral("id"), QStringLiteral("5")},
                                 {QStringLiteral("state"), QStringLiteral("PAID")},
                                 {QStringLiteral("payment"), QJsonValue()},
                                 {QStringLiteral("newer"), 1}};
        const auto detail = orderDetailFrom(object);
        QVERIFY(detail);
        QVERIFY(!detail->payment);
        QVERIFY(!orderDetailFrom({}));
        QVERIFY(!orderChangedFrom({{QStringLiteral("id"), QStringLiteral("5")}}));
        const Change change = frameOf(5, OrderState::Paid, 7);
        QCOMPARE(orderChangedFrom(frameOf(change))->version, 7);
    }
};

QTEST_GUILESS_MAIN(OrderValuesTest)
#include "order_values_test.moc"
