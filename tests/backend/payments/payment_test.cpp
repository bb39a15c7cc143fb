// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::payments;

namespace {

Payment paymentIn(PaymentState state)
{
    Payment payment;
    payment.amount = 1000;
    payment.state = state;
    if (state != PaymentState::Ready) {
        payment.paymentKey = "window";
        payment.idempotencyKey = "key";
        payment.bodyHash = "hash";
    }
    return payment;
}

ConfirmRequest request(const char *key = "key", const char *hash = "hash", Money amount = 1000)
{
    ConfirmRequest request;
    request.paymentKey = "another window";
    request.idempotencyKey = key;
    request.bodyHash = hash;
    request.amount = amount;
    return request;
}

QByteArray said(const Payment &payment, const ConfirmRequest &request)
{
    const auto verdict = judgeConfirm(payment, request);
    if (!verdict)
        return verdict.error().code;
    constexpr const char *names[] = {"Begin", "Replay", "Waiting"};
    return names[int(*verdict)];
}

} // namespace

class PaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesAConfirm_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("sameKey");
        QTest::addColumn<QByteArray>("otherKey");
        const auto row = [](PaymentState state, const char *sameKey, const char *otherKey) {
            QTest::newRow(textOf(state)) << int(state) << QByteArray(sameKey) << QByteArray(otherKey);
        };
        row(PaymentState::Ready, "Begin", "Begin");
        row(PaymentState::InProgress, "Waiting", "PAYMENT_IN_PROGRESS");
        row(PaymentState::Approved, "Replay", "ALREADY_PAID");
        row(PaymentState::PartiallyCanceled, "Replay", "ALREADY_PAID");
        row(PaymentState::Canceled, "Replay", "ALREADY_PAID");
        row(PaymentState::Failed, "Replay", "ORDER_NOT_PAYABLE");
        row(PaymentState::Expired, "ORDER_NOT_PAYABLE", "ORDER_NOT_PAYABLE");
    }
    void judgesAConfirm()
    {
        QFETCH(int, state);
        QFETCH(QByteArray, sameKey);
        QFETCH(QByteArray, otherKey);
        QCOMPARE(said(paymentIn(PaymentState(state)), request()), sameKey);
        QCOMPARE(said(paymentIn(PaymentState(state)), request("other")), otherKey);
    }

    void theSamePaymentKeyIsTheSamePaymentWhateverTheIdempotencyKey()
    {
        ConfirmRequest again = request("other");
        again.paymentKey = "window";
        QCOMPARE(said(paymentIn(PaymentState::InProgress), again), QByteArray("Waiting"));
        for (const auto state : {PaymentState::Approved, PaymentState::PartiallyCanceled, PaymentState::Canceled}) {
            QCOMPARE(said(paymentIn(state), again), QByteArray("Replay"));
            QVERIFY(!isReplay(paymentIn(state), again));
        }
        for (const auto state : {PaymentState::Failed, PaymentState::Expired})
            QCOMPARE(said(paymentIn(state), again), QByteArray("ORDER_NOT_PAYABLE"));
        again.amount = 999;
        for (const auto state : {PaymentState::InProgress, PaymentState::Approved})
            QCOMPARE(said(paymentIn(state), again), QByteArray("AMOUNT_MISMATCH"));
    }

    void whatIsNotFoundIsGoneAfterAMinuteOfNotBeingFound()
    {
        const Instant since = fromMillis(1'800'000'000'000);
        Transaction lost;
        lost.createdAt = since - std::chrono::hours(1);
        QVERIFY(!isGone(lost, since));
        lost.missingSince = since;
        QVERIFY(!isGone(lost, since + std::chrono::seconds(59)));
        QVERIFY(isGone(lost, since + std::chrono::seconds(60)));
    }

    void A10_aKeyWithAnotherBodyIsRefusedInEveryState()
    {
        for (const auto state : {PaymentState::InProgress, PaymentState::Approved, PaymentState::Failed})
            QCOMPARE(said(paymentIn(state), request("key", "another hash")), QByteArray("IDEMPOTENCY_KEY_REUSED"));
    }

    void A9_anotherAmountIsRefusedBeforeTheGatewayIsAsked()
    {
        for (const Money amount : {999, 1001, 1})
            QCOMPARE(said(paymentIn(PaymentState::Ready), request("key", "hash", amount)),
                     QByteArray("AMOUNT_MISMATCH"));
    }

    void onlyTheseMovesExist()
    {
        using enum PaymentState;
        const QList<std::pair<PaymentState, PaymentState>> legal{{Ready, InProgress},
                                                                 {Ready, Approved},
                                                                 {Ready, Failed},
                                                                 {Ready, Expired},
                                                                 {InProgress, Ready},
                                                                 {InProgress, Approved},
                                                                 {InProgress, Failed},
                                                                 {InProgress, Expired},
                                                                 {Approved, Canceled},
                                                                 {Approved, PartiallyCanceled},
                                                                 {PartiallyCanceled, PartiallyCanceled},
                                                                 {PartiallyCanceled, Canceled}};
        for (int from = 0; from <= int(Expired); ++from) {
            for (int to = 0; to <= int(Expired); ++to) {
                const std::pair move{PaymentState(from), PaymentState(to)};
                QCOMPARE(canMove(move.first, move.second), legal.contains(move));
            }
        }
    }

    void statesHaveOneNameEach()
    {
        for (int state = 0; state <= int(PaymentState::Expired); ++state)
            QCOMPARE(paymentStateFrom(textOf(PaymentState(state))), std::optional(PaymentState(state)));
        QVERIFY(!paymentStateFrom("approved"));
    }

    void asksAgainLaterAndLaterUpToAMinute()
    {
        QCOMPARE(askAgainAfter(1), std::chrono::milliseconds(1'000));
        QCOMPARE(askAgainAfter(4), std::chrono::milliseconds(8'000));
        QCOMPARE(askAgainAfter(100), std::chrono::milliseconds(60'000));
    }
};

QTEST_GUILESS_MAIN(PaymentTest)
#include "payment_test.moc"
