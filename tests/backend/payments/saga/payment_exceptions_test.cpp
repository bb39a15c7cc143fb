// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/payments/saga/till.h"

#include "backend/payments/resolve_exception.h"
#include "backend/payments/resolve_payments.h"
#include "backend/platform/outgoing/http_client.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/work/loop.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using payments::GatewayOutcome;
using test::Engine;
using Kind = GatewayOutcome::Kind;

namespace {

GatewayOutcome outcome(Kind kind, const payments::Payment &payment, Money balance, const QString &reason = {})
{
    GatewayOutcome said;
    said.kind = kind;
    said.amount = payment.amount;
    said.balance = balance;
    said.orderId = payment.gatewayOrder;
    said.reason = reason;
    return said;
}

payments::Payment approved(test::Till &till, const QByteArray &paymentKey = "window")
{
    const auto payment = till.begun(paymentKey);
    till.answer(payment, Kind::Approved);
    return till.stored(payment);
}

} // namespace

/// What the gateway does not answer, says in words we do not know, or has otherwise in its book, waits for a person.
class PaymentExceptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F33_anUnreadableAnswerWaitsForAPersonAfterMinutes_data() { Engine::addRows(); }
    void F33_anUnreadableAnswerWaitsForAPersonAfterMinutes()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        const auto word = QStringLiteral("status is \"HALF_DONE\"");
        till.shop.now += 119s;
        till.answer(payment, Kind::Unreadable, word);
        QCOMPARE(till.attentionOf(payment), QByteArray());
        till.shop.now += 1s;
        till.answer(payment, Kind::Unreadable, word);
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::gatewayUnreadable));
        QCOMPARE(till.exception(payment)->said, word);
        const auto since = till.exception(payment)->since;
        till.inside([&](sql::Connection &connection) {
            const auto shown = payments::paymentJson(connection, payment.subjectId);
            QCOMPARE(shown.value(QStringLiteral("exception")).toObject().value(QStringLiteral("said")).toString(),
                     word);
            QJsonArray said;
            for (const auto &entry : payments::paymentTimeline(connection, payment.subjectId))
                said.append(entry.detail.value(QStringLiteral("said")));
            QVERIFY(said.contains(word));
        });
        till.shop.now += 2h; // the sweep looks at it again, and keeps why
        till.shop.sweep();
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::gatewayUnreadable));
        till.answer(payment, Kind::Unreadable, word);
        QCOMPARE(till.exception(payment)->since, since);
        till.answer(payment, Kind::Approved);
        QCOMPARE(till.attentionOf(payment), QByteArray());
        QVERIFY(!till.exception(payment));
        QCOMPARE(till.broken(), QStringList());
    }

    void F5_silenceWaitsForAPersonAfterMinutes_data() { Engine::addRows(); }
    void F5_silenceWaitsForAPersonAfterMinutes()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        const auto charge = till.charging(500, "charge window");
        till.shop.now += 2min;
        till.answer(payment, Kind::Unknown, QStringLiteral("timed out"));
        till.answer(charge, Kind::Unknown, QStringLiteral("timed out"));
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::paymentUnknown));
        const auto open = till.inside([](sql::Connection &c) { return payments::openExceptions(c, 0, 10); });
        QCOMPARE(open.size(), 2);
        QCOMPARE(open.last().paymentId, charge.id);
        till.answer(charge, Kind::Approved);
        QCOMPARE(till.balance(), 500);
        QCOMPARE(till.inside([](sql::Connection &c) { return payments::countExceptions(c); }), 1);
    }

    void aRefusedCancelWaitsForAPersonAndIsAskedAnewAsAnotherCall_data() { Engine::addRows(); }
    void aRefusedCancelWaitsForAPersonAndIsAskedAnewAsAnotherCall()
    {
        OPEN_TILL(till);
        const auto payment = approved(till);
        const auto cancel = till.askedBack(payment, payment.amount);
        till.inside([&](sql::Connection &connection) {
            till.books.cancellation(
                connection, cancel,
                outcome(Kind::Refused, payment, payment.amount, QStringLiteral("403 NOT_CANCELABLE")));
        });
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::gatewayRefusesCancel));
        const auto due = [&] {
            return till.inside(
                [&](sql::Connection &c) { return payments::dueTransactions(c, till.shop.now + 24h, 10); });
        };
        QVERIFY(due().isEmpty());
        till.inside([&](sql::Connection &c) { QCOMPARE(payments::askAnew(c, payment.id, till.shop.now), 1); });
        QCOMPARE(due().size(), 1);
        const auto anew = due().first();
        QCOMPARE(anew.round, 1);
        till.inside([&](sql::Connection &connection) {
            till.books.cancellation(connection, anew, outcome(Kind::Canceled, payment, 0));
        });
        QCOMPARE(till.stored(payment).state, PaymentState::Canceled);
        QVERIFY(!till.exception(payment));
        QCOMPARE(till.attentionOf(payment), QByteArray());
    }

    void whatWentBackAtTheGatewayIsFoundInItsBook()
    {
        payments::Payment payment;
        payment.state = PaymentState::Approved;
        payment.amount = 1'000;
        payments::Transaction cancel;
        cancel.amount = 400;
        QVERIFY(!payments::isCanceledThere(payment, cancel, outcome(Kind::Approved, payment, 1'000)));
        QVERIFY(!payments::isCanceledThere(payment, cancel, outcome(Kind::PartlyCanceled, payment, 700)));
        QVERIFY(payments::isCanceledThere(payment, cancel, outcome(Kind::PartlyCanceled, payment, 600)));
        QVERIFY(payments::isCanceledThere(payment, cancel, outcome(Kind::Canceled, payment, 0)));
        QVERIFY(!payments::isCanceledThere(payment, cancel, outcome(Kind::Unreadable, payment, 0)));
        payment.canceledAmount = 400;
        QVERIFY(!payments::isCanceledThere(payment, cancel, outcome(Kind::PartlyCanceled, payment, 600)));
        payment.state = PaymentState::Failed;
        QVERIFY(!payments::isCanceledThere(payment, cancel, outcome(Kind::PartlyCanceled, payment, 600)));
        QVERIFY(payments::isCanceledThere(payment, cancel, outcome(Kind::Canceled, payment, 0)));
    }

    void cancelsOfOnePaymentGoOneAfterTheOther_data() { Engine::addRows(); }
    void cancelsOfOnePaymentGoOneAfterTheOther()
    {
        OPEN_TILL(till);
        const auto payment = approved(till);
        const auto first = till.askedBack(payment, 400, "first");
        till.askedBack(payment, 300, "second");
        const auto due = [&] {
            return till.inside([&](sql::Connection &c) { return payments::dueTransactions(c, till.shop.now, 10); });
        };
        QCOMPARE(due().size(), 1);
        QCOMPARE(due().first().cause, QByteArray("first"));
        till.inside([&](sql::Connection &connection) {
            till.books.cancellation(connection, first, outcome(Kind::Canceled, payment, 600));
        });
        QCOMPARE(due().first().cause, QByteArray("second"));
        till.askedBack(payment, 300, "third");
        till.inside([&](sql::Connection &connection) { // 700 of 1000 are back or asked back, 300 are left
            till.books.giveBack(connection, {payment.subjectId, 100, "fourth", {}});
            QVERIFY(!payments::isKnownCause(connection, "fourth"));
        });
    }

    void comparesTheBooks_data()
    {
        QTest::addColumn<PaymentState>("state");
        QTest::addColumn<Money>("canceled");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<Money>("left");
        QTest::addColumn<int>("verdict");
        using Verdict = payments::BookVerdict::Kind;
        const auto row = [](PaymentState state, Money canceled, std::pair<Kind, Money> book, Verdict verdict) {
            QTest::addRow("%s -%lld %d %lld", textOf(state), canceled, int(book.first), book.second)
                << state << canceled << book.first << book.second << int(verdict);
        };
        using enum PaymentState;
        row(Approved, 0, {Kind::Approved, 1'000}, Verdict::Agrees);
        row(Approved, 0, {Kind::PartlyCanceled, 600}, Verdict::Differs);
        row(Approved, 0, {Kind::Canceled, 0}, Verdict::Differs);
        row(Approved, 0, {Kind::NotFound, 0}, Verdict::Differs);
        row(Approved, 0, {Kind::Unreadable, 0}, Verdict::Unread);
        row(Approved, 0, {Kind::Unknown, 0}, Verdict::Unread);
        row(PartiallyCanceled, 400, {Kind::PartlyCanceled, 600}, Verdict::Agrees);
        row(PartiallyCanceled, 400, {Kind::Approved, 1'000}, Verdict::Differs);
        row(Canceled, 1'000, {Kind::Canceled, 0}, Verdict::Agrees);
        row(Canceled, 1'000, {Kind::Approved, 1'000}, Verdict::Differs);
        row(Failed, 0, {Kind::NotFound, 0}, Verdict::Agrees);
        row(Failed, 0, {Kind::Refused, 0}, Verdict::Agrees);
        row(Failed, 0, {Kind::Canceled, 0}, Verdict::Agrees);
        row(Failed, 0, {Kind::Approved, 1'000}, Verdict::LeftOver);
        row(InProgress, 0, {Kind::Approved, 1'000}, Verdict::Unread);
    }
    void comparesTheBooks()
    {
        QFETCH(PaymentState, state);
        QFETCH(Money, canceled);
        QFETCH(Kind, kind);
        QFETCH(Money, left);
        QFETCH(int, verdict);
        payments::Payment payment;
        payment.amount = 1'000;
        payment.gatewayOrder = "7";
        payment.state = state;
        payment.canceledAmount = canceled;
        QCOMPARE(int(payments::compareBooks(payment, outcome(kind, payment, left)).kind), verdict);
    }

    void aDifferenceWaitsForAPersonUntilTheBooksAgree_data() { Engine::addRows(); }
    void aDifferenceWaitsForAPersonUntilTheBooksAgree()
    {
        OPEN_TILL(till);
        Compared compared(till);
        const auto payment = approved(till);
        compared.book(payment, outcome(Kind::Canceled, payment, 0, QStringLiteral("CANCELED")));
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::bookDiffers));
        QCOMPARE(till.exception(payment)->ours, payment.amount);
        QCOMPARE(till.exception(payment)->theirs, std::optional<Money>(0));
        QCOMPARE(till.broken(), QStringList(QStringLiteral("payments.gateway-agrees")));
        const auto actions =
            allowedActions({OrderState::Paid, false, false, till.attentionOf(payment)}, OrderRole::Operator);
        QCOMPARE(actions & (AskGatewayAgain | BookAsGateway | CloseException),
                 quint32(AskGatewayAgain | BookAsGateway | CloseException));
        compared.book(payment, outcome(Kind::Approved, payment, payment.amount));
        QCOMPARE(till.attentionOf(payment), QByteArray());
        QCOMPARE(till.broken(), QStringList());
    }

    void moneyOfAFailedPaymentGoesBackOnce_data() { Engine::addRows(); }
    void moneyOfAFailedPaymentGoesBackOnce()
    {
        OPEN_TILL(till);
        Compared compared(till);
        const auto payment = till.begun();
        till.answer(payment, Kind::Refused);
        const auto there = outcome(Kind::Approved, payment, payment.amount);
        compared.book(payment, there);
        compared.book(payment, there);
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE kind = 'CANCEL'"), 1);
        // But never under a key that pays something else now.
        const auto other = till.begun("another window");
        till.answer(other, Kind::Refused);
        const auto heir = till.begun("another window");
        compared.book(other, outcome(Kind::Approved, other, other.amount));
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE kind = 'CANCEL'"), 1);
        QCOMPARE(till.stored(heir).state, PaymentState::InProgress);
    }

    /// Money the gateway took under our key for an order id that is not ours: nothing is cancelled, a person looks.
    void anApprovalUnderAnotherOrdersIdWaitsForAPerson_data() { Engine::addRows(); }
    void anApprovalUnderAnotherOrdersIdWaitsForAPerson()
    {
        OPEN_TILL(till);
        Compared compared(till);
        const auto payment = till.begun();
        const auto attempt = till.attemptOf(payment);
        auto there = outcome(Kind::Approved, payment, payment.amount);
        there.orderId = "another-shop-7";
        till.inside([&](sql::Connection &connection) { till.books.approval(connection, attempt, there); });
        QCOMPARE(till.stored(payment).state, PaymentState::Failed);
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::PaymentFailed);
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::ofAnotherOrder));
        QCOMPARE(till.exception(payment)->said, QStringLiteral("orderId is \"another-shop-7\""));
        QCOMPARE(till.exception(payment)->theirs, std::optional<Money>(payment.amount));
        QCOMPARE(resolvingActions(attention::ofAnotherOrder), quint32(CloseException));
        compared.book(payment, there); // nor does the comparing end it, or cancel anything
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::ofAnotherOrder));
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE kind = 'CANCEL'"), 0);
        QCOMPARE(till.broken(), QStringList());
    }

    /// The money went back before the order was cancelled: nothing is awaited of the cancelled order.
    void anOrderCancelledAfterItsMoneyWentBackWaitsForNothing_data() { Engine::addRows(); }
    void anOrderCancelledAfterItsMoneyWentBackWaitsForNothing()
    {
        OPEN_TILL(till);
        const work::Loop loop;
        const auto payment = approved(till);
        till.inside([&](sql::Connection &connection) {
            till.books.canceledThere(connection, payment, payment.amount);
            QVERIFY(till.shop.payments.cancelUnpaid(connection, {payment.subjectId, 9, QStringLiteral("back"), "r"},
                                                    till.shop.now));
        });
        QVERIFY(till.shop.order(payment.subjectId).cancelRequest);
        QVERIFY(*till.shop.order(payment.subjectId).dueAt <= till.shop.now);
        QCoro::waitFor(till.shop.module.resumeCancel(payment.subjectId));
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::Cancelled);
        till.bring(till.lastEvent(event::linesCancelled), 1);
        QVERIFY(!till.shop.order(payment.subjectId).dueAt);
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE state = 'REQUESTED'"), 0);
    }

    /// An item that throws is asked for later, and the one behind it has its turn.
    void anItemThatThrowsIsPostponedAndStarvesNobody_data() { Engine::addRows(); }
    void anItemThatThrowsIsPostponedAndStarvesNobody()
    {
        OPEN_TILL(till);
        const work::Loop loop;
        Compared compared(till);
        payments::Transaction broken;
        broken.id = till.shop.ids.next(till.shop.now);
        broken.paymentId = 77; // of no payment
        broken.amount = 1;
        broken.cause = "broken";
        broken.createdAt = till.shop.now;
        till.inside([&](sql::Connection &c) { payments::insertTransaction(c, broken, till.shop.now); });
        const auto payment = till.begun();
        payments::ResolvePayments resolve(till.parts, compared.gateway);
        QCoro::waitFor(resolve.run());
        const auto asked = till.inside([&](sql::Connection &c) {
            return std::pair(payments::findTransaction(c, "broken")->attempts,
                             payments::dueTransactions(c, till.shop.now, 10).size());
        });
        QCOMPARE(asked.first, 1);
        QCOMPARE(asked.second, 0);
        QCOMPARE(till.attemptOf(payment).attempts, 1);
        till.shop.now += 5s;
        QCoro::waitFor(resolve.run());
        QCOMPARE(till.attemptOf(payment).attempts, 2);
    }

    void anApprovalOfWhichAPartWentBackIsBookedAsItIs_data() { Engine::addRows(); }
    void anApprovalOfWhichAPartWentBackIsBookedAsItIs()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        const auto attempt = till.attemptOf(payment);
        till.inside([&](sql::Connection &connection) {
            till.books.approval(connection, attempt, outcome(Kind::PartlyCanceled, payment, 300));
        });
        QCOMPARE(till.stored(payment).state, PaymentState::PartiallyCanceled);
        QCOMPARE(till.stored(payment).canceledAmount, payment.amount - 300);
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::Paid);
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::canceledAtGateway));
        QCOMPARE(till.broken(), QStringList());
    }

    void endingByHandFailsTheOrderAndAsksBackWhatMayBeThere_data() { Engine::addRows(); }
    void endingByHandFailsTheOrderAndAsksBackWhatMayBeThere()
    {
        OPEN_TILL(till);
        const auto payment = till.begun();
        till.shop.now += 3min;
        till.answer(payment, Kind::Unreadable, QStringLiteral("status is \"새 말\""));
        const auto waiting = till.stored(payment);
        till.inside([&](sql::Connection &connection) {
            till.books.endByHand(connection, waiting.id, QStringLiteral("they called"));
        });
        QCOMPARE(till.stored(payment).state, PaymentState::Failed);
        QVERIFY(till.stored(payment).failureReason.contains(QStringLiteral("they called")));
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::PaymentFailed);
        QVERIFY(!till.exception(payment));
        const auto due =
            till.inside([&](sql::Connection &c) { return payments::dueTransactions(c, till.shop.now, 10); });
        QCOMPARE(due.size(), 1);
        QCOMPARE(due.first().kind, payments::TransactionKind::Cancel);
        till.inside([&](sql::Connection &connection) { // nothing was there
            till.books.cancellation(connection, due.first(), outcome(Kind::NotFound, payment, 0));
        });
        QVERIFY(!till.exception(payment));
        QCOMPARE(till.broken(), QStringList());
    }

private:
    /// The job's own step, without a gateway to ask.
    struct Compared
    {
        explicit Compared(test::Till &till) : till(till) {}
        void book(const payments::Payment &payment, const GatewayOutcome &found)
        {
            till.inside([&](sql::Connection &connection) { compare.book(connection, payment.id, found); });
        }
        test::Till &till;
        outgoing::HttpClient http;
        resilience::BreakerBoard board;
        resilience::Dependency dependency{{"gateway", {}, systemNow, 1}, board};
        outgoing::GuardedClient client{http, dependency};
        payments::Gateway gateway{client, {[] { return QByteArray("http://127.0.0.1:9"); }, "key"}};
        payments::CompareBooks compare{till.parts, gateway};
    };
};

Q_DECLARE_METATYPE(firstcome::payments::GatewayOutcome::Kind)

QTEST_GUILESS_MAIN(PaymentExceptionsTest)
#include "payment_exceptions_test.moc"
