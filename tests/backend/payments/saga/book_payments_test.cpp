// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/payments/saga/till.h"

#include "backend/orders/move_orders.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using payments::GatewayOutcome;
using test::Engine;
using Kind = GatewayOutcome::Kind;

class BookPaymentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChargeThatWentBackLeavesItsBalance_data() { Engine::addRows(); }
    void aChargeThatWentBackLeavesItsBalance()
    {
        OPEN_TILL(till);
        const auto charge = till.charging(500);
        till.answer(charge, Kind::Approved);
        QCOMPARE(till.balance(), 500);
        till.inside([&](sql::Connection &connection) {
            till.books.canceledThere(connection, *payments::findPaymentById(connection, charge.id), 200);
        });
        QCOMPARE(till.balance(), 300);
        QCOMPARE(till.stored(charge).state, PaymentState::PartiallyCanceled);
        QCOMPARE(till.broken(), QStringList());
    }

    void aMovedLogPaysNothingTwice_data() { Engine::addRows(); }
    void aMovedLogPaysNothingTwice()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        till.answer(payment, Kind::Approved);
        till.shop.tell(PaymentApproved{.orderId = payment.subjectId, .paymentId = payment.id});
        till.inside([&](sql::Connection &connection) {
            const orders::MoveOrders moves(till.shop.tables, till.shop.limits);
            const Id lineId = moves.lock(connection, payment.subjectId)->lines.at(0).id;
            const orders::LinesEnd end{payment.subjectId, {lineId}, QStringLiteral("too small")};
            QVERIFY(!moves.run(connection, {end}, till.shop.now).orders.empty());
        });
        const events::Event cancelled = till.lastEvent(event::linesCancelled);
        QCOMPARE(cancelled.key, payment.subjectId);
        till.bring(cancelled, 41);
        till.bring(cancelled, 7'000'041); // the log was moved: the same event stands elsewhere
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE kind = 'CANCEL'"), 1);
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE reason = 'too small'"), 1);
        QCOMPARE(till.broken(), QStringList());
    }

    void aMovedLogGivesABalanceBackOnce_data() { Engine::addRows(); }
    void aMovedLogGivesABalanceBackOnce()
    {
        OPEN_TILL(till);
        till.inside([&](sql::Connection &connection) {
            wallets::post(connection, {"gift", wallets::Account::gateway(), wallets::Account::member(till.member),
                                       5'000, till.shop.now});
        });
        const auto placed = till.shop.placed(till.member, {{till.shop.offer({.stock = 3}).optionId, 1}});
        till.inside([&](sql::Connection &connection) { till.books.fromBalance(connection, {placed.order.id}); });
        QCOMPARE(till.balance(), 4'000);
        const LinesCancelled told{.orderId = placed.order.id, .amount = 600, .reason = QStringLiteral("torn")};
        events::Event cancelled = events::eventOf(told, 5, till.shop.now);
        till.bring(cancelled, 1);
        till.bring(cancelled, 2);
        QCOMPARE(till.balance(), 4'600);
        cancelled.sequence = 6;
        till.bring(cancelled, 3); // another cancel, of more than is left
        QCOMPARE(till.balance(), 5'000);
        cancelled.sequence = 7;
        till.bring(cancelled, 4);
        QCOMPARE(till.balance(), 5'000);
    }

    /// What stands side by side in a poll is paid together, in its order, and each once; what stands between, between.
    void aPollPaysFromABalanceInItsOrder_data() { Engine::addRows(); }
    void aPollPaysFromABalanceInItsOrder()
    {
        OPEN_TILL(till);
        const auto gift = [&](Id member, Money amount) {
            till.inside([&](sql::Connection &connection) {
                wallets::post(connection, {"gift:" + QByteArray::number(member), wallets::Account::gateway(),
                                           wallets::Account::member(member), amount, till.shop.now});
            });
        };
        gift(till.member, 1'700);
        gift(8, 1'000);
        const Id option = till.shop.offer({.stock = 9}).optionId;
        const auto ordered = [&](Id member) { return till.shop.placed(member, {{option, 1}}).order.id; };
        const Id first = ordered(till.member), tooMuch = ordered(till.member), others = ordered(8);
        const Id afterwards = ordered(till.member);
        const auto placed = [&](Id orderId) {
            return events::eventOf(
                OrderPlaced{.orderId = orderId, .memberId = till.member, .total = 1, .method = PaymentMethod::Balance},
                1, till.shop.now);
        };
        const LinesCancelled back{.orderId = first, .amount = 400, .reason = QStringLiteral("torn")};
        const std::vector<events::Event> poll{
            placed(first),     placed(tooMuch), placed(others), placed(first), events::eventOf(back, 5, till.shop.now),
            placed(afterwards)};
        for (int time = 0; time < 2; ++time) {
            till.inside([&](sql::Connection &connection) { till.worker.apply(connection, poll); });
            for (const Id orderId : {first, others, afterwards})
                QCOMPARE(till.shop.order(orderId).state, OrderState::Paid);
            QCOMPARE(till.shop.order(tooMuch).state, OrderState::PaymentFailed);
            QCOMPARE(till.balance(), 1'700 - 1'000 + 400 - 1'000);
            QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payments"), 4);
            QCOMPARE(till.shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'PaymentApproved'"), 3);
        }
        QCOMPARE(till.broken(), QStringList());
    }

    void aPaymentHearsThatItsOrderClosed_data() { Engine::addRows(); }
    void aPaymentHearsThatItsOrderClosed()
    {
        OPEN_TILL(till);
        const auto payment = till.begun("window", false);
        till.shop.now += 601s;
        QCOMPARE(till.shop.sweep().expired, 1);
        const events::Event closed = till.lastEvent(event::orderClosed);
        QCOMPARE(closed.key, payment.subjectId);
        till.bring(closed, 1);
        till.bring(closed, 2);
        QCOMPARE(till.stored(payment).state, PaymentState::Expired);
        QCOMPARE(till.broken(), QStringList());
    }

    void aRefusalFreesThePaymentKey_data() { Engine::addRows(); }
    void aRefusalFreesThePaymentKey()
    {
        OPEN_TILL(till);
        const auto payment = till.begun("window");
        till.answer(payment, Kind::Refused, QStringLiteral("403 REJECT_CARD_PAYMENT"));
        QCOMPARE(till.stored(payment).state, PaymentState::Failed);
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::PaymentFailed);
        QVERIFY(till.inside([](sql::Connection &c) { return !payments::holderOfKey(c, "window"); }));
    }

    void aRefusedChargeIsNotKeptUnderItsKey_data() { Engine::addRows(); }
    void aRefusedChargeIsNotKeptUnderItsKey()
    {
        OPEN_TILL(till);
        const auto charge = till.charging(700);
        till.answer(charge, Kind::Refused, QStringLiteral("403 REJECT_CARD_PAYMENT"));
        const auto refused = till.stored(charge);
        QCOMPARE(refused.state, PaymentState::Failed);
        QCOMPARE(refused.idempotencyKey, QByteArray());
        QCOMPARE(till.balance(), 0);
    }

    void F33_aChargeWhoseAnswerWasLostIsChargedOnceItIsFound_data() { Engine::addRows(); }
    void F33_aChargeWhoseAnswerWasLostIsChargedOnceItIsFound()
    {
        OPEN_TILL(till);
        const auto charge = till.charging(700);
        till.answer(charge, Kind::Unknown, QStringLiteral("timed out"));
        QCOMPARE(till.stored(charge).state, PaymentState::InProgress);
        QCOMPARE(till.balance(), 0);
        till.answer(charge, Kind::Approved);
        till.answer(charge, Kind::Approved);
        QCOMPARE(till.stored(charge).state, PaymentState::Approved);
        QCOMPARE(till.balance(), 700);
        QCOMPARE(till.broken(), QStringList());
    }

    void F33_whatIsNotVerdictIsAskedAgainLaterAndLater_data() { Engine::addRows(); }
    void F33_whatIsNotVerdictIsAskedAgainLaterAndLater()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        auto last = 0ms;
        for (const auto kind : {Kind::Unknown, Kind::Unreadable, Kind::NotFound, Kind::KeyRefused, Kind::NotSent}) {
            till.answer(payment, kind, QStringLiteral("it said this"));
            QCOMPARE(till.stored(payment).state, PaymentState::InProgress);
            const Instant due = fromMillis(till.shop.number("SELECT due_at FROM payment_transactions"));
            QVERIFY(due - till.shop.now > last);
            last = std::chrono::duration_cast<std::chrono::milliseconds>(due - till.shop.now);
            QCOMPARE(till.attemptOf(payment).said, QStringLiteral("it said this"));
        }
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::PendingPayment);
    }

    void F33_notFoundAfterALostConfirmCountsAfterAMinute_data() { Engine::addRows(); }
    void F33_notFoundAfterALostConfirmCountsAfterAMinute()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        till.answer(payment, Kind::Unknown);
        till.shop.now += 10min; // unheard of all the while
        till.answer(payment, Kind::NotFound);
        till.shop.now += 59s;
        till.answer(payment, Kind::NotFound);
        QCOMPARE(till.stored(payment).state, PaymentState::InProgress);
        till.answer(payment, Kind::Unknown); // not said all the while: the minute begins anew
        till.shop.now += 30s;
        till.answer(payment, Kind::NotFound);
        till.shop.now += 59s;
        till.answer(payment, Kind::NotFound);
        QCOMPARE(till.stored(payment).state, PaymentState::InProgress);
        till.shop.now += 1s;
        till.answer(payment, Kind::NotFound);
        QCOMPARE(till.stored(payment).state, PaymentState::Failed);
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::PaymentFailed);
        QCOMPARE(till.broken(), QStringList());
    }

    void F33_anApprovalOfAnotherAmountGoesBackAndOfAnotherOrderIsLeftAlone_data() { Engine::addRows(); }
    void F33_anApprovalOfAnotherAmountGoesBackAndOfAnotherOrderIsLeftAlone()
    {
        OPEN_TILL(till);
        const auto approvedAs = [&](const payments::Payment &payment, Money amount, const QByteArray &orderId) {
            GatewayOutcome outcome;
            outcome.kind = Kind::Approved;
            outcome.amount = amount;
            outcome.orderId = orderId;
            const auto attempt = till.attemptOf(payment);
            till.inside([&](sql::Connection &connection) { till.books.approval(connection, attempt, outcome); });
            QCOMPARE(till.stored(payment).state, PaymentState::Failed);
        };
        const auto somebodys = till.begun("somebody's");
        approvedAs(somebodys, somebodys.amount, "somebody's order");
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE kind = 'CANCEL'"), 0);
        const auto more = till.begun("more");
        approvedAs(more, more.amount + 1, more.gatewayOrder);
        QCOMPARE(till.shop.number("SELECT SUM(amount) FROM payment_transactions WHERE kind = 'CANCEL'"),
                 more.amount + 1);
        QVERIFY(till.inside([](sql::Connection &c) { return payments::holderOfKey(c, "more").has_value(); }));
    }
};

QTEST_GUILESS_MAIN(BookPaymentsTest)
#include "book_payments_test.moc"
