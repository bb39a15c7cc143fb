// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/walk.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class JourneyPaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buysStepByStep()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        QVERIFY(walk.sent("GET /v1/products/5/stock HTTP/1.1\r\n"));
        walk.grant();
        QVERIFY(walk.sent("POST /v1/orders "));
        QVERIFY(walk.sent("Authorization: Bearer token42\r\n"));
        QVERIFY(walk.sent(R"({"lines":[{"optionId":"7","quantity":2}],"payment":{"method":"PG"}})"));
        walk.answer(201, R"({"paymentKey":"pay-1","secretKey":"s"})");
        QVERIFY(walk.sent("POST /simulator/windows "));
        QVERIFY(!walk.sent("token42"));
        walk.answer(201, R"({"orderId":"100","amount":3000,"expiresAt":"2026-01-01T00:10:00.000Z"})");
        QVERIFY(walk.sent("POST /v1/payments "));
        QVERIFY(walk.sent(R"({"orderId":"100","amount":3000})"));
        const auto end = walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})");
        QVERIFY(walk.sent("POST /v1/payments/confirm "));
        QVERIFY(walk.sent(R"("paymentKey":"pay-1")"));
        QVERIFY(!walk.keySent().empty());
        QCOMPARE(int(end.outcome), int(Outcome::Good));
        QVERIFY(!leaves(end));
        QCOMPARE(walk.journal.grants().size(), std::size_t(1));
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
        QCOMPARE(walk.told().payments, std::vector<Id>{500});
        QCOMPARE(walk.told().member, Id(42));
        QCOMPARE(walk.told().order.admissions.front().sequence, 4);
        QVERIFY(walk.told().order.heldUntil == fromIso(u"2026-01-01T00:10:00.000Z"));
        QCOMPARE(int(walk.journey.step()), int(Step::Stock));
    }

    void asksUntilAnUnknownPaymentIsKnown()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QVERIFY(walk.answer(202, R"({"state":"IN_PROGRESS"})").wait > 0ms);
        walk.answer(200, R"({"id":"100","state":"PENDING_PAYMENT"})");
        QVERIFY(walk.sent("GET /v1/orders/100 "));
        QCOMPARE(int(walk.told().paying), int(Paying::Unknown));
        QCOMPARE(int(walk.answer(200, R"({"id":"100","state":"PAID"})").outcome), int(Outcome::Good));
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
    }

    void confirmsAgainUnderTheSameKey()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        walk.lose();
        const std::string key = walk.keySent();
        QCOMPARE(int(walk.told().paying), int(Paying::Unknown));
        walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})");
        QCOMPARE(walk.keySent(), key);
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
    }

    void remembersARefusedPayment()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QCOMPARE(int(walk.problem(402, "PAYMENT_REFUSED").outcome), int(Outcome::Limit));
        QCOMPARE(int(walk.told().paying), int(Paying::Refused));
    }

    void paysByBalanceInOneStep()
    {
        MixEntry entry = entryOf(JourneyKind::Buy);
        entry.payBy = PayBy::Balance;
        Walk walk(entry);
        walk.stock(10);
        walk.grant();
        QVERIFY(walk.sent("\"method\":\"BALANCE\""));
        QCOMPARE(int(walk.journey.step()), int(Step::Stock));
    }

    void cancelsWhatItOrdered()
    {
        Walk walk(entryOf(JourneyKind::Cancel));
        walk.stock(10);
        walk.grant();
        QVERIFY(!walk.journey.betweenOrders());
        QCOMPARE(int(walk.answer(200, "{}").then), int(Journey::Then::Ended));
        QVERIFY(walk.sent("POST /v1/orders/100/cancel "));
        QVERIFY(!walk.keySent().empty());
        QVERIFY(walk.told().givenBack);
        walk.stock(10);
        walk.grant();
        QCOMPARE(int(walk.problem(409, "NOT_CANCELLABLE").outcome), int(Outcome::Limit));
        QVERIFY(!walk.journal.grants().back().givenBack);
    }

    void asksBackWhatItPaid()
    {
        Walk walk(entryOf(JourneyKind::Refund));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QCOMPARE(int(walk.answer(200, R"({"paymentId":"7","state":"APPROVED"})").then), int(Journey::Then::GoesOn));
        QCOMPARE(int(walk.journey.step()), int(Step::Claim));
        QCOMPARE(int(walk.lose().outcome), int(Outcome::Failed));
        const std::string key = walk.keySent();
        walk.answer(201, R"({"id":"55","state":"REQUESTED"})");
        QCOMPARE(walk.keySent(), key); // asked once, however often it is sent
        QVERIFY(walk.sent("POST /v1/claims "));
        QVERIFY(walk.sent(R"({"orderId":"100","lineId":"101","kind":"REFUND","reason":"a load run"})"));
        QCOMPARE(int(walk.answer(200, R"({"id":"55","state":"APPROVED"})").then), int(Journey::Then::GoesOn));
        QVERIFY(walk.sent("GET /v1/claims/55 "));
        QCOMPARE(walk.told().refunded, 0);
        const auto ended = walk.answer(200, R"({"id":"55","state":"COMPLETED","paidAmount":3000})");
        QCOMPARE(int(ended.then), int(Journey::Then::Ended));
        QCOMPARE(walk.told().refunded, 3'000);
        QVERIFY(!walk.told().givenBack); // its units are its buyer's all the same
    }

    void asksBackWhatWasTakenFromItsBalance()
    {
        MixEntry entry = entryOf(JourneyKind::Refund);
        entry.payBy = PayBy::Balance;
        Walk walk(entry);
        walk.stock(10);
        walk.grant();
        walk.answer(200, R"({"id":"100","state":"PENDING_PAYMENT"})");
        QVERIFY(walk.sent("GET /v1/orders/100 "));
        walk.answer(200, R"({"id":"100","state":"PAID"})");
        QCOMPARE(int(walk.journey.step()), int(Step::Claim));
        QCOMPARE(int(walk.problem(409, "NOT_REFUNDABLE").outcome), int(Outcome::Limit));
        QCOMPARE(int(walk.journey.step()), int(Step::Stock));
    }

    /// A person may take for ever: whoever asked goes on.
    void doesNotWaitLongForWhoDecides()
    {
        MixEntry entry = entryOf(JourneyKind::Refund);
        entry.payBy = PayBy::Balance;
        Walk walk(entry);
        walk.stock(10);
        walk.grant();
        walk.answer(200, R"({"id":"100","state":"PAID"})");
        walk.answer(201, R"({"id":"55","state":"REQUESTED"})");
        const Moment begun = walk.now;
        Journey::Next next;
        while (next.then == Journey::Then::GoesOn && walk.now < begun + Journey::pollFor)
            next = walk.answer(200, R"({"id":"55","state":"REQUESTED"})");
        QCOMPARE(int(next.then), int(Journey::Then::Ended));
        QCOMPARE(int(next.outcome), int(Outcome::Good));
        QVERIFY(walk.now - begun < Journey::decideFor + 1s);
        QCOMPARE(walk.told().refunded, 0);
    }

    void someNeverPay()
    {
        MixEntry entry = entryOf(JourneyKind::Buy);
        entry.neverPays = 0.5;
        Walk walk(entry);
        int paid = 0;
        constexpr int orders = 400;
        for (int i = 0; i < orders; ++i) {
            walk.journey.come(walk.member, i);
            walk.journey.begin(entry);
            walk.stock(10);
            paid += walk.grant().then == Journey::Then::GoesOn;
        }
        QVERIFY2(paid > orders * 0.4 && paid < orders * 0.6, qPrintable(QString::number(paid)));
    }

    void callsAPaymentUndecidedAfterAWhile()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        walk.answer(202, R"({"state":"IN_PROGRESS"})");
        Journey::Next next;
        const Moment until = walk.now + Journey::pollFor + 5s;
        while (next.then == Journey::Then::GoesOn && walk.now < until)
            next = walk.answer(200, R"({"id":"100","state":"PENDING_PAYMENT"})");
        QCOMPARE(int(next.then), int(Journey::Then::Ended));
        QCOMPARE(int(next.outcome), int(Outcome::Good));
        QCOMPARE(int(walk.told().paying), int(Paying::Unknown));
    }
};

QTEST_GUILESS_MAIN(JourneyPaymentTest)
#include "journey_payment_test.moc"
