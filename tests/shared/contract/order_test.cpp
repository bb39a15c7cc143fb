// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/order_view.h"
#include "shared/contract/stock.h"
#include <QTest>

using namespace firstcome;

namespace {

const QList<OrderState> orderStates{OrderState::PendingPayment, OrderState::Paid,    OrderState::PaymentFailed,
                                    OrderState::Cancelled,      OrderState::Expired, OrderState::PartiallyCancelled,
                                    OrderState::Completed};
const QList<LineState> lineStates{LineState::Reserved,   LineState::Paid,      LineState::DeliveryRequested,
                                  LineState::InDelivery, LineState::Delivered, LineState::Cancelled,
                                  LineState::Returned};

} // namespace

class OrderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersMoveOnlyAsWritten()
    {
        const QSet<QByteArray> legal{"PENDING_PAYMENT>PAID",
                                     "PENDING_PAYMENT>PAYMENT_FAILED",
                                     "PENDING_PAYMENT>CANCELLED",
                                     "PENDING_PAYMENT>EXPIRED",
                                     "PAID>COMPLETED",
                                     "PAID>PARTIALLY_CANCELLED",
                                     "PAID>CANCELLED",
                                     "PARTIALLY_CANCELLED>COMPLETED",
                                     "PARTIALLY_CANCELLED>CANCELLED"};
        for (const OrderState from : orderStates) {
            for (const OrderState to : orderStates) {
                const QByteArray move = QByteArray(textOf(from)) + '>' + textOf(to);
                QVERIFY2(canMove(from, to) == legal.contains(move), move);
            }
        }
    }

    void linesMoveOnlyAsWritten()
    {
        const QSet<QByteArray> legal{
            "RESERVED>PAID",      "PAID>DELIVERY_REQUESTED", "DELIVERY_REQUESTED>IN_DELIVERY", "IN_DELIVERY>DELIVERED",
            "RESERVED>CANCELLED", "PAID>CANCELLED",          "DELIVERY_REQUESTED>CANCELLED",   "DELIVERED>RETURNED"};
        for (const LineState from : lineStates) {
            for (const LineState to : lineStates) {
                const QByteArray move = QByteArray(textOf(from)) + '>' + textOf(to);
                QVERIFY2(canMove({from, to}) == legal.contains(move), move);
                const bool afterFailure = legal.contains(move) || move == "IN_DELIVERY>CANCELLED";
                QVERIFY2(canMove({from, to, true}) == afterFailure, move);
            }
        }
    }

    void holdsMoveOnlyFromHeld()
    {
        for (const HoldState from : {HoldState::Held, HoldState::Committed, HoldState::Released}) {
            for (const HoldState to : {HoldState::Held, HoldState::Committed, HoldState::Released})
                QCOMPARE(canMove(from, to), from == HoldState::Held && to != HoldState::Held);
        }
    }

    void namesComeBack()
    {
        for (const OrderState state : orderStates)
            QCOMPARE(orderStateFrom(textOf(state)), state);
        for (const LineState state : lineStates)
            QCOMPARE(lineStateFrom(textOf(state)), state);
        for (const auto method :
             {PaymentMethod::Pg, PaymentMethod::Balance, PaymentMethod::Card, PaymentMethod::BankAccount})
            QCOMPARE(paymentMethodFrom(textOf(method)), method);
        QVERIFY(!orderStateFrom("paid"));
        QVERIFY(!lineStateFrom(""));
    }

    void aPaidOrderStandsWhereItsLinesDo_data()
    {
        QTest::addColumn<QList<LineState>>("lines");
        QTest::addColumn<OrderState>("state");
        using enum LineState;
        QTest::newRow("all paid") << QList{LineState::Paid, LineState::Paid} << OrderState::Paid;
        QTest::newRow("one on its way") << QList{LineState::Paid, InDelivery} << OrderState::Paid;
        QTest::newRow("one delivered") << QList{Delivered, InDelivery} << OrderState::Paid;
        QTest::newRow("one cancelled") << QList{LineState::Cancelled, InDelivery} << OrderState::PartiallyCancelled;
        QTest::newRow("all cancelled") << QList{LineState::Cancelled, LineState::Cancelled} << OrderState::Cancelled;
        QTest::newRow("all delivered") << QList{Delivered, Delivered} << OrderState::Completed;
        QTest::newRow("the rest delivered") << QList{Delivered, LineState::Cancelled} << OrderState::Completed;
        QTest::newRow("returned") << QList{Returned} << OrderState::Completed;
    }
    void aPaidOrderStandsWhereItsLinesDo()
    {
        QFETCH(QList<LineState>, lines);
        QFETCH(OrderState, state);
        QCOMPARE(stateOfPaid(std::span<const LineState>(lines.constData(), size_t(lines.size()))), state);
    }

    void actionsFollowFromStateAndRole()
    {
        using S = OrderState;
        const auto owner = OrderRole::Owner;
        const auto person = OrderRole::Operator;
        QCOMPARE(allowedActions({S::PendingPayment, false, false}, owner), quint32(PayOrder | CancelOrder));
        QCOMPARE(allowedActions({S::PendingPayment, false, false}, person), quint32(CancelOrder));
        QCOMPARE(allowedActions({S::PendingPayment, true, false}, owner), 0U);
        QCOMPARE(allowedActions({S::Paid, false, false}, owner), quint32(CancelOrder));
        QCOMPARE(allowedActions({S::Paid, false, true}, owner), 0U);
        QCOMPARE(allowedActions({S::PartiallyCancelled, false, false}, person), quint32(CancelOrder));
        for (const S closed : {S::PaymentFailed, S::Cancelled, S::Expired, S::Completed})
            QCOMPARE(allowedActions({closed, false, false}, owner), 0U);
    }

    void anOrderComesBackFromItsJson()
    {
        OrderView order;
        order.id = 42;
        order.memberId = 7;
        order.state = OrderState::Paid;
        order.method = PaymentMethod::Balance;
        order.total = 12'000;
        order.createdAt = fromMillis(1'700'000'000'123);
        order.holdExpiresAt = fromMillis(1'700'000'600'123);
        order.attention = Attention{"SAGA_STUCK", fromMillis(1'700'000'700'000)};
        order.version = 3;
        OrderLineView line;
        line.lineId = 43;
        line.optionId = 5;
        line.product = QStringLiteral("목걸이");
        line.quantity = 2;
        line.unitPrice = 6'000;
        line.state = LineState::InDelivery;
        line.saleId = 9;
        line.admission = 17;
        order.lines.append(line);
        const QJsonObject json = toJson(order, OrderRole::Owner);
        const auto back = orderViewFrom(json);
        QVERIFY(back);
        QCOMPARE(toJson(*back, OrderRole::Owner), json);
        QCOMPARE(json.value(QStringLiteral("id")).toString(), QStringLiteral("42"));
        QVERIFY(!orderViewFrom({}));
    }

    void stockComesBackFromItsJson()
    {
        const StockView view{1, 2, QStringLiteral("Ring"), QStringLiteral("Gold"), 10, 3, 5, 8};
        const QJsonObject json = toJson(view);
        QCOMPARE(json.value(QStringLiteral("available")).toInteger(), 7);
        const auto back = stockViewFrom(json);
        QVERIFY(back);
        QCOMPARE(toJson(*back), json);
        QVERIFY(!stockViewFrom({}));
    }
};

QTEST_GUILESS_MAIN(OrderTest)
#include "order_test.moc"
