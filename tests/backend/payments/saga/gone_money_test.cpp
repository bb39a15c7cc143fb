// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/payments/saga/till.h"

#include "backend/platform/work/loop.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using payments::GatewayOutcome;
using test::Engine;
using test::Till;
using Kind = GatewayOutcome::Kind;

/// Money that went back at the gateway some other way, and was booked, while a part of it was being asked back.
class GoneMoneyTest : public QObject
{
    Q_OBJECT

    static payments::Payment approved(Till &till)
    {
        const auto payment = till.begun("window");
        till.answer(payment, Kind::Approved);
        return till.stored(payment);
    }
    /// The gateway refuses the cancel; its book says that so much is left.
    static void refused(Till &till, const payments::Transaction &cancel, const payments::Payment &payment, Money left)
    {
        GatewayOutcome said;
        said.kind = Kind::Refused;
        said.amount = payment.amount;
        said.balance = left;
        said.orderId = payment.gatewayOrder;
        said.reason = QStringLiteral("400 ALREADY_CANCELED");
        till.inside([&](sql::Connection &connection) { till.books.cancellation(connection, cancel, said); });
    }
    static void wentBack(Till &till, const payments::Payment &payment, Money amount)
    {
        till.inside([&](sql::Connection &connection) { till.books.canceledThere(connection, payment, amount); });
    }

private Q_SLOTS:
    void whatIsGoneIsAskedBackNoMore_data() { Engine::addRows(); }
    void whatIsGoneIsAskedBackNoMore()
    {
        OPEN_TILL(till);
        const auto payment = approved(till);
        const auto cancel = till.askedBack(payment, payment.amount - 1);
        wentBack(till, payment, payment.amount);
        refused(till, cancel, payment, 0);
        QCOMPARE(till.shop.number("SELECT COUNT(*) FROM payment_transactions WHERE state = 'REQUESTED'"), 0);
        QCOMPARE(till.stored(payment).state, PaymentState::Canceled);
        QVERIFY(!till.exception(payment));
        QCOMPARE(till.attentionOf(payment), QByteArray());
        QVERIFY(till.lastEvent(event::refundEnded).payload.contains("NOTHING"));
        QCOMPARE(till.broken(), QStringList());
    }

    void ofAPartThatIsGoneTheRestIsAskedBack_data() { Engine::addRows(); }
    void ofAPartThatIsGoneTheRestIsAskedBack()
    {
        OPEN_TILL(till);
        const auto payment = approved(till);
        const auto cancel = till.askedBack(payment, payment.amount - 1);
        wentBack(till, payment, 100);
        refused(till, cancel, payment, payment.amount - 100);
        QCOMPARE(till.shop.number("SELECT amount FROM payment_transactions WHERE state = 'REQUESTED'"),
                 payment.amount - 100);
        QVERIFY(!till.exception(payment));
    }

    /// Its book says something else than ours: a person looks.
    void whatTheBooksDoNotAgreeAboutWaitsForAPerson_data() { Engine::addRows(); }
    void whatTheBooksDoNotAgreeAboutWaitsForAPerson()
    {
        OPEN_TILL(till);
        const auto payment = approved(till);
        const auto cancel = till.askedBack(payment, payment.amount - 1);
        wentBack(till, payment, 100);
        refused(till, cancel, payment, payment.amount - 101);
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::gatewayRefusesCancel));
        QCOMPARE(till.shop.number("SELECT amount FROM payment_transactions WHERE state = 'REQUESTED'"),
                 payment.amount - 1);
    }

    /// That its money is back answers no question about it.
    void anOpenQuestionStaysWithACancelledOrder_data() { Engine::addRows(); }
    void anOpenQuestionStaysWithACancelledOrder()
    {
        OPEN_TILL(till);
        const work::Loop loop;
        const auto payment = approved(till);
        wentBack(till, payment, payment.amount);
        till.inside([&](sql::Connection &connection) {
            QVERIFY(till.shop.payments.cancelUnpaid(connection, {payment.subjectId, 9, QStringLiteral("back"), "r"},
                                                    till.shop.now));
        });
        QCoro::waitFor(till.shop.module.resumeCancel(payment.subjectId));
        QCOMPARE(till.shop.order(payment.subjectId).state, OrderState::Cancelled);
        till.inside([&](sql::Connection &connection) {
            till.shop.payments.setAttention(connection, payment.subjectId, attention::gatewayRefusesCancel,
                                            till.shop.now);
            till.shop.payments.moneyIsBack(connection, payment.subjectId, payment.amount, till.shop.now);
        });
        QCOMPARE(till.attentionOf(payment), QByteArray(attention::gatewayRefusesCancel));
        till.inside([&](sql::Connection &connection) {
            till.shop.payments.endAttention(connection, payment.subjectId, till.shop.now);
        });
        QCOMPARE(till.attentionOf(payment), QByteArray());
        QVERIFY(!till.shop.order(payment.subjectId).dueAt);
    }
};

QTEST_GUILESS_MAIN(GoneMoneyTest)
#include "gone_money_test.moc"
