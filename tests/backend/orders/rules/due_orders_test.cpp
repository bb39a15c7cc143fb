// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/orders/rules/decided_order.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::orders;
using namespace std::chrono_literals;

/// Until when an order is waited for, and what is done then.
class DueOrdersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyOnePaysAtATimeAndNotAfterTheDeadline()
    {
        LockedOrder order = in(OrderState::PendingPayment);
        const OrderMoves begun = decideOn(order, {PayingBegins{orderId}});
        QCOMPARE(after(begun).payingSince, now);
        QCOMPARE(after(begun).dueAt, now + limits.paymentKnown);
        QCOMPARE(decideOn(order, {PayingBegins{orderId}, PayingBegins{orderId}}).orders.front().after.version, 11);
        order.order.holdExpiresAt = now;
        QVERIFY(isNothing(decideOn(order, {PayingBegins{orderId}})));
    }

    void whoStopsPayingGivesTheOrderItsDeadlineBack()
    {
        LockedOrder order = in(OrderState::PendingPayment);
        QVERIFY(isNothing(decideOn(order, {PayingStops{orderId}})));
        order.order.payingSince = now - 1h;
        order.order.attention = Attention{attention::paymentUnknown, now};
        const OrderMoves moves = decideOn(order, {PayingStops{orderId}});
        QVERIFY(!after(moves).payingSince);
        QVERIFY(!after(moves).attention);
        QCOMPARE(after(moves).dueAt, order.order.holdExpiresAt);
    }

    void whatIsPaidWaitsForItsStock()
    {
        LockedOrder order = in(OrderState::PendingPayment);
        order.order.payingSince = now;
        order.order.attention = Attention{attention::paymentUnknown, now};
        const OrderMoves moves = decideOn(order, {PaymentBooked{orderId}});
        QVERIFY(!after(moves).payingSince);
        QVERIFY(!after(moves).attention);
        QCOMPARE(after(moves).dueAt, now + limits.stockCommitted);
        order.order.attention = Attention{attention::canceledAtGateway, now};
        QVERIFY(after(decideOn(order, {PaymentBooked{orderId}})).attention); // payments alone end it
    }

    void anOrderThatIsDueMovesOnOrIsShownToAPerson()
    {
        LockedOrder unpaid = in(OrderState::PendingPayment);
        unpaid.order.holdExpiresAt = now;
        QCOMPARE(after(decideOn(unpaid, {DueCame{orderId}})).state, OrderState::Expired);
        unpaid.order.payingSince = now - 1h;
        const OrderMoves paying = decideOn(unpaid, {DueCame{orderId}});
        QCOMPARE(after(paying).attention->reason, QByteArray(attention::paymentUnknown));
        QCOMPARE(after(paying).dueAt, now + limits.lookAgain);

        LockedOrder paid = in(OrderState::Paid);
        QCOMPARE(after(decideOn(paid, {DueCame{orderId}})).attention->reason, QByteArray(attention::sagaStuck));
        paid.order.attention = Attention{attention::bookDiffers, now - 1h};
        const OrderMoves again = decideOn(paid, {DueCame{orderId}});
        QCOMPARE(after(again).attention->reason, QByteArray(attention::bookDiffers));
        QCOMPARE(after(again).attention->since, now - 1h);
        paid.order.cancelRequest = QStringLiteral("{}");
        const OrderMoves unfinished = decideOn(paid, {DueCame{orderId}});
        QVERIFY(after(unfinished).cancelRequest);
        QVERIFY(after(unfinished).dueAt > now);
        paid.order.dueAt = now + 1s;
        QVERIFY(isNothing(decideOn(paid, {DueCame{orderId}}))); // moved on meanwhile
        QVERIFY(!after(decideOn(in(OrderState::Expired), {DueCame{orderId}})).dueAt);
    }

    void I11_whatOtherLinesDoEndsNoWaitingForMoney()
    {
        for (const char *reason :
             {attention::gatewayRefusesCancel, attention::cancelUnknown, attention::gatewayUnreadable}) {
            LockedOrder order = orderOf(OrderState::PartiallyCancelled, {LineState::Cancelled, LineState::InDelivery});
            order.order.attention = Attention{reason, now};
            const OrderMoves arrived = decideOn(order, {LinesArrived{orderId, {order.lines[1].id}}});
            QCOMPARE(after(arrived).state, OrderState::Completed);
            QVERIFY2(after(arrived).attention, reason); // payments alone end it
            order.lines[1].state = LineState::Paid;
            const OrderMoves requested = decideOn(order, {LinesRequested{orderId, {order.lines[1].id}}});
            QVERIFY2(after(requested).attention, reason);
        }
    }

    void moneyThatIsBackEndsTheWaiting()
    {
        LockedOrder order = in(OrderState::Cancelled);
        order.order.attention = Attention{attention::moneyNotBack, now};
        QVERIFY(after(decideOn(order, {MoneyMoved{orderId, 3'999}})).dueAt);
        const OrderMoves all = decideOn(order, {MoneyMoved{orderId, 4'000}});
        QVERIFY(!after(all).dueAt);
        QVERIFY(!after(all).attention);
        QVERIFY(after(decideOn(in(OrderState::PartiallyCancelled), {MoneyMoved{orderId, 4'000}})).dueAt);
    }

    void aPersonWhoIsDoneIsAskedAgainOnlyWhereSomethingIsAwaited()
    {
        for (const OrderState state : states) {
            LockedOrder order = in(state);
            order.order.attention = Attention{attention::sagaStuck, now};
            const OrderMoves moves = decideOn(order, {PersonDone{orderId}});
            QVERIFY(!after(moves).attention);
            const bool awaited = state == OrderState::PendingPayment || state == OrderState::Paid ||
                                 state == OrderState::PartiallyCancelled;
            QCOMPARE(after(moves).dueAt, awaited ? std::optional<Instant>(now + limits.lookAgain) : std::nullopt);
        }
    }
};

QTEST_GUILESS_MAIN(DueOrdersTest)
#include "due_orders_test.moc"
