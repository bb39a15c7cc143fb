// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_events.h"
#include "shared/contract/order_payloads.h"
#include "tests/backend/orders/rules/decided_order.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::orders;
using namespace std::chrono_literals;

namespace {

struct Happening
{
    const char *name;
    OrderEvent event;
};

std::vector<Happening> happenings()
{
    return {{"paying begins", PayingBegins{orderId}},
            {"paying stops", PayingStops{orderId}},
            {"payment booked", PaymentBooked{orderId}},
            {"expires", EndsUnpaid{orderId, OrderState::Expired}},
            {"is cancelled", EndsUnpaid{orderId, OrderState::Cancelled}},
            {"payment fails", EndsUnpaid{orderId, OrderState::PaymentFailed}},
            {"requested", LinesRequested{orderId, {first}}},
            {"sent", LinesSent{orderId, {first}}},
            {"arrived", LinesArrived{orderId, {first}}},
            {"delivery fails", LinesEnd{orderId, {first}, QStringLiteral("DELIVERY_FAILED"), true}},
            {"lines end", LinesEnd{orderId, {first, second}, {}}},
            {"money back", MoneyMoved{orderId, 4'000}},
            {"cancel kept", CancelKept{orderId, QStringLiteral("{}"), now}},
            {"due", DueCame{orderId}},
            {"person needed", PersonNeeded{orderId, attention::sagaStuck}},
            {"person done", PersonDone{orderId}}};
}

} // namespace

class DecideMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Every state, whatever happens: these are the only moves of an order.
    void everyStateAndEvent_data()
    {
        const QMap<std::pair<QByteArray, QByteArray>, QByteArray> moves{
            {{"PENDING_PAYMENT", "payment booked"}, "PAID"},
            {{"PENDING_PAYMENT", "expires"}, "EXPIRED"},
            {{"PENDING_PAYMENT", "is cancelled"}, "CANCELLED"},
            {{"PENDING_PAYMENT", "payment fails"}, "PAYMENT_FAILED"},
            {{"PAID", "arrived"}, "COMPLETED"},
            {{"PAID", "delivery fails"}, "COMPLETED"}, // its other line arrived
            {{"PARTIALLY_CANCELLED", "arrived"}, "COMPLETED"},
            {{"PARTIALLY_CANCELLED", "delivery fails"}, "CANCELLED"},
        };
        QTest::addColumn<OrderState>("from");
        QTest::addColumn<size_t>("happening");
        QTest::addColumn<QByteArray>("to");
        const auto all = happenings();
        for (const OrderState from : states) {
            for (size_t i = 0; i < all.size(); ++i)
                QTest::addRow("%s, %s", textOf(from), all[i].name)
                    << from << i << moves.value({textOf(from), all[i].name}, textOf(from));
        }
    }
    void everyStateAndEvent()
    {
        QFETCH(OrderState, from);
        QFETCH(size_t, happening);
        QFETCH(QByteArray, to);
        const LockedOrder order = in(from);
        const OrderMoves moves = decideOn(order, {happenings()[happening].event});
        const OrderState stands = moves.orders.empty() ? from : after(moves).state;
        QCOMPARE(QByteArray(textOf(stands)), to);
        for (const MovedOrder &one : moves.orders) {
            QCOMPARE(one.before.version, order.order.version);
            QVERIFY(one.after.version > one.before.version);
            QCOMPARE(one.after.updatedAt, now);
        }
        QVERIFY(!moves.orders.empty() || isNothing(moves));
        QVERIFY(isNothing(decide({}, std::vector{happenings()[happening].event}, limits, now))); // no such order
    }

    /// A line goes one step at a time, and only onwards.
    void everyLineAndEvent_data()
    {
        QTest::addColumn<LineState>("from");
        QTest::addColumn<size_t>("happening");
        QTest::addColumn<QByteArray>("to");
        const std::vector<std::pair<OrderEvent, QMap<QByteArray, QByteArray>>> rows{
            {StockToCommit{orderId}, {{"RESERVED", "PAID"}}},
            {LinesRequested{orderId, {first}}, {{"PAID", "DELIVERY_REQUESTED"}}},
            {LinesSent{orderId, {first}}, {{"DELIVERY_REQUESTED", "IN_DELIVERY"}}},
            {LinesArrived{orderId, {first}}, {{"IN_DELIVERY", "DELIVERED"}}},
            {LinesEnd{orderId, {first}, {}},
             {{"RESERVED", "CANCELLED"}, {"PAID", "CANCELLED"}, {"DELIVERY_REQUESTED", "CANCELLED"}}},
            {LinesEnd{orderId, {first}, {}, true},
             {{"RESERVED", "CANCELLED"},
              {"PAID", "CANCELLED"},
              {"DELIVERY_REQUESTED", "CANCELLED"},
              {"IN_DELIVERY", "CANCELLED"}}},
        };
        for (size_t i = 0; i < rows.size(); ++i) {
            for (int state = 0; state <= int(LineState::Returned); ++state) {
                const QByteArray from = textOf(LineState(state));
                QTest::addRow("%s, event %d", from.constData(), int(i))
                    << LineState(state) << i << rows[i].second.value(from);
            }
        }
        m_events.clear();
        for (const auto &[event, moves] : rows)
            m_events.push_back(event);
    }
    void everyLineAndEvent()
    {
        QFETCH(LineState, from);
        QFETCH(size_t, happening);
        QFETCH(QByteArray, to);
        const LockedOrder order = orderOf(OrderState::Paid, {from, LineState::DeliveryRequested});
        const OrderMoves moves = decideOn(order, {m_events[happening]});
        if (to.isEmpty()) {
            QVERIFY(moves.lines.empty());
            return;
        }
        QCOMPARE(moves.lines.size(), 1U);
        const auto &[move, ids] = *moves.lines.begin();
        QCOMPARE(move.from, from);
        QCOMPARE(QByteArray(textOf(move.to)), to);
        QCOMPARE(ids, std::vector{first});
        QVERIFY(!moves.orders.empty()); // so its version rises, and it is told
    }

    void whatEndsUnpaidGivesEverythingBack()
    {
        const OrderMoves moves = decideOn(in(OrderState::PendingPayment),
                                          {EndsUnpaid{orderId, OrderState::PaymentFailed, QStringLiteral("REFUSED")}});
        QCOMPARE(moved(moves, {LineState::Reserved, LineState::Cancelled}), (std::vector{first, second}));
        QCOMPARE(idsOf(moves.released), (std::vector{first, second}));
        QCOMPARE(moves.givenBack, (std::vector<sales::Allowance>{{saleId, member, 2}}));
        QVERIFY(moves.putBack.empty());
        QCOMPARE(typesOf(moves), QList<QByteArray>{event::orderClosed});
        QVERIFY(moves.events.front().payload.contains("PAYMENT_FAILED"));
        QVERIFY(moves.events.front().payload.contains("REFUSED"));
        QCOMPARE(moves.events.front().sequence, after(moves).version);
        QVERIFY(!after(moves).dueAt);
    }

    void stockIsCommittedOnceAndWhatIsNotHeldGivesItsMoneyBack()
    {
        using enum LineState;
        LockedOrder order = orderOf(OrderState::Paid, {Reserved, Reserved});
        const OrderMoves whole = decideOn(order, {StockToCommit{orderId}, StockToCommit{orderId}});
        QCOMPARE(idsOf(whole.committed), (std::vector{first, second}));
        QCOMPARE(typesOf(whole), QList<QByteArray>{event::stockCommitted});

        order.held.erase(order.held.begin());
        const OrderMoves torn = decideOn(order, {StockToCommit{orderId}});
        QCOMPARE(idsOf(torn.committed), std::vector{second});
        QCOMPARE(moved(torn, {Reserved, Paid}), std::vector{second});
        QCOMPARE(moved(torn, {Reserved, Cancelled}), std::vector{first});
        QCOMPARE(typesOf(torn), (QList<QByteArray>{event::stockCommitted, event::linesCancelled}));
        QVERIFY(torn.released.empty() && torn.givenBack.empty() && torn.putBack.empty());
        QCOMPARE(after(torn).state, OrderState::PartiallyCancelled);

        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 decideOn(in(OrderState::PendingPayment), {StockToCommit{orderId}}));
    }

    void unitsReturnFromWhereTheyAre()
    {
        using enum LineState;
        const OrderMoves moves = decideOn(orderOf(OrderState::Paid, {Reserved, DeliveryRequested}),
                                          {LinesEnd{orderId, {first, second}, QStringLiteral("why")}});
        QCOMPARE(after(moves).state, OrderState::Cancelled);
        QCOMPARE(after(moves).dueAt, now + limits.moneyBack);
        QCOMPARE(idsOf(moves.released), std::vector{first});
        QCOMPARE(moves.givenBack, (std::vector<sales::Allowance>{{saleId, member, 2}}));
        QCOMPARE(moves.putBack.size(), 1U);
        QCOMPARE(moves.putBack.front().cause, "put-back:" + QByteArray::number(second));
        const auto told = payloadFrom<LinesCancelled>(moves.events.front().payload);
        QVERIFY(told);
        QCOMPARE(told->amount, 4'000);
        QCOMPARE(told->lineIds, (std::vector{first, second}));
        QCOMPARE(told->lines.size(), 2U);
        QCOMPARE(told->reason, QStringLiteral("why"));
    }

    void aKeptCancelOutlivesWhatEndsByItself()
    {
        using enum LineState;
        LockedOrder order = orderOf(OrderState::Paid, {DeliveryRequested, DeliveryRequested});
        order.order.cancelRequest = QStringLiteral("{}");
        order.order.dueAt = now + 30s;
        const OrderMoves byItself =
            decideOn(order, {LinesRequested{orderId, {}}, LinesEnd{orderId, {first}, {}, true}});
        QVERIFY(after(byItself).cancelRequest);
        QCOMPARE(after(byItself).dueAt, now + 30s);
        const OrderMoves finished = decideOn(order, {LinesEnd{orderId, {first}, {}, false, true}});
        QVERIFY(!after(finished).cancelRequest);
        QCOMPARE(after(finished).dueAt, now + limits.delivered);
        const OrderMoves whole = decideOn(order, {LinesEnd{orderId, {first, second}, {}}});
        QVERIFY(!after(whole).cancelRequest);
    }

    void aPollTellsEachStepWithAVersionOfItsOwn()
    {
        const LockedOrder order = orderOf(OrderState::Paid, {LineState::Paid, LineState::Paid});
        const OrderMoves moves =
            decideOn(order, {LinesRequested{orderId, {first, second}}, LinesSent{orderId, {first, second}},
                             LinesArrived{orderId, {first}}, LinesEnd{orderId, {second}, {}, true}});
        QCOMPARE(after(moves).state, OrderState::Completed);
        QCOMPARE(moves.orders.front().before.state, OrderState::Paid);
        QCOMPARE(typesOf(moves),
                 (QList<QByteArray>{event::linesDelivered, event::linesCancelled, event::orderCompleted}));
        for (size_t i = 1; i < moves.events.size(); ++i)
            QVERIFY(moves.events[i].sequence > moves.events[i - 1].sequence);
        QCOMPARE(moves.events.back().sequence, after(moves).version);
        // The moves of a line are written in their turn.
        std::vector<LineState> from;
        for (const auto &[move, ids] : moves.lines)
            from.push_back(move.from);
        QVERIFY(std::is_sorted(from.begin(), from.end()));
    }

    /// Put together as bytes where a crowd passes; it says what the declaration says.
    void whatIsPlacedIsToldAsDeclared()
    {
        Order order = in(OrderState::PendingPayment).order;
        order.createdAt = now;
        const events::Event event = orderPlaced(order, {});
        const auto told = payloadFrom<OrderPlaced>(event.payload);
        QVERIFY(told);
        QCOMPARE(told->orderId, orderId);
        QCOMPARE(told->memberId, member);
        QCOMPARE(told->total, order.total);
        QCOMPARE(told->holdExpiresAt, order.holdExpiresAt);
        QCOMPARE(QJsonDocument::fromJson(encodePayload(*told)), QJsonDocument::fromJson(event.payload));
    }

private:
    std::vector<OrderEvent> m_events; ///< of everyLineAndEvent
};

QTEST_GUILESS_MAIN(DecideMovesTest)
#include "decide_moves_test.moc"
