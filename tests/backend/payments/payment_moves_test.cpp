// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_moves.h"
#include "shared/contract/topics.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::payments;
using namespace std::chrono_literals;
using Kind = GatewayOutcome::Kind;
using What = OrderHears::What;
using wallets::Account;

namespace {

constexpr Instant now = fromMillis(1'800'000'000'000);
constexpr Moment moment{now, 5'000};
constexpr std::array states{
    PaymentState::Ready,  PaymentState::InProgress, PaymentState::Approved,         PaymentState::Canceled,
    PaymentState::Failed, PaymentState::Expired,    PaymentState::PartiallyCanceled};

Payment paymentIn(PaymentState state, Subject subject = Subject::Order)
{
    Payment payment;
    payment.id = 9;
    payment.subject = subject;
    payment.subjectId = subject == Subject::Order ? 70 : 9;
    payment.memberId = 7;
    payment.method = "PG";
    payment.amount = 1'000;
    payment.canceledAmount = state == PaymentState::Canceled            ? 1'000
                             : state == PaymentState::PartiallyCanceled ? 400
                                                                        : 0;
    payment.state = state;
    payment.gatewayOrder = "70";
    payment.paymentKey = "window";
    payment.idempotencyKey = "key";
    payment.bodyHash = "hash";
    payment.version = 3;
    return payment;
}

Transaction transactionOf(TransactionKind kind, Money amount = 1'000)
{
    Transaction transaction;
    transaction.id = 90;
    transaction.paymentId = 9;
    transaction.kind = kind;
    transaction.amount = amount;
    transaction.cause = "cause";
    transaction.createdAt = now;
    return transaction;
}

GatewayOutcome answered(Kind kind, std::optional<Money> balance = {})
{
    GatewayOutcome outcome;
    outcome.kind = kind;
    outcome.amount = 1'000;
    outcome.balance = balance;
    outcome.orderId = "70";
    outcome.transactionKey = "gateway's";
    outcome.reason = QStringLiteral("its word");
    return outcome;
}

PaymentMoves approval(const Payment &payment, const GatewayOutcome &outcome, bool orderWaits = true)
{
    return afterApproval({payment, transactionOf(TransactionKind::Approve), orderWaits}, outcome, moment);
}

PaymentState stateAfter(const PaymentMoves &moves, PaymentState before)
{
    return moves.payment ? moves.payment->state : before;
}

QList<QByteArray> typesOf(const PaymentMoves &moves)
{
    QList<QByteArray> types;
    for (const events::Event &event : moves.events)
        types.append(event.type);
    return types;
}

/// "cause: from>to amount"
QStringList transfersOf(const PaymentMoves &moves)
{
    QStringList all;
    for (const wallets::Transfer &transfer : moves.transfers)
        all.append(QStringLiteral("%1: %2>%3 %4")
                       .arg(QString::fromLatin1(transfer.cause),
                            QString::fromLatin1(wallets::accountKindName(transfer.debit.kind)),
                            QString::fromLatin1(wallets::accountKindName(transfer.credit.kind)))
                       .arg(transfer.amount));
    return all;
}

bool isNothing(const PaymentMoves &moves)
{
    return !moves.payment && moves.ended.empty() && !moves.dropped && moves.asked.empty() && moves.wentBack.empty() &&
           !moves.again && moves.transfers.empty() && moves.order.what == What::Nothing && !moves.releasesKey &&
           !moves.exceptionEnds && !moves.raised && moves.events.empty();
}

} // namespace

class PaymentMovesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What an answer about an approval makes of a payment in any state.
    void everyStateAndAnswerToAnApproval_data()
    {
        const QMap<Kind, PaymentState> ends{{Kind::Approved, PaymentState::Approved},
                                            {Kind::PartlyCanceled, PaymentState::PartiallyCanceled},
                                            {Kind::Refused, PaymentState::Failed},
                                            {Kind::Canceled, PaymentState::Failed}};
        QTest::addColumn<PaymentState>("state");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<PaymentState>("to");
        for (const PaymentState state : states) {
            for (int kind = 0; kind <= int(Kind::Unknown); ++kind) {
                const PaymentState to = state == PaymentState::InProgress ? ends.value(Kind(kind), state) : state;
                QTest::addRow("%s, %d", textOf(state), kind) << state << Kind(kind) << to;
            }
        }
    }
    void everyStateAndAnswerToAnApproval()
    {
        QFETCH(PaymentState, state);
        QFETCH(Kind, kind);
        QFETCH(PaymentState, to);
        const auto balance = kind == Kind::PartlyCanceled ? 600 : kind == Kind::Approved ? 1'000 : 0;
        const PaymentMoves moves = approval(paymentIn(state), answered(kind, balance));
        QCOMPARE(stateAfter(moves, state), to);
        QCOMPARE(isNothing(moves), state != PaymentState::InProgress); // an answer that comes again
        QCOMPARE(moves.ended.size(), size_t(to == state ? 0 : 1));
        QCOMPARE(moves.again.has_value(), state == PaymentState::InProgress && to == state);
    }

    void anApprovalIsBookedAndPaysItsOrder()
    {
        const PaymentMoves moves = approval(paymentIn(PaymentState::InProgress), answered(Kind::Approved, 1'000));
        QCOMPARE(moves.ended.front().to, TransactionState::Done);
        QCOMPARE(moves.ended.front().transaction.gatewayKey, QByteArray("gateway's"));
        QCOMPARE(transfersOf(moves), QStringList(QStringLiteral("payment:9: GATEWAY>ORDERS 1000")));
        QCOMPARE(moves.order.what, What::Paid);
        QCOMPARE(typesOf(moves), QList<QByteArray>{event::paymentApproved});
        QVERIFY(moves.asked.empty() && moves.wentBack.empty() && !moves.raised && !moves.releasesKey);
        QVERIFY(moves.exceptionEnds);

        const PaymentMoves charge =
            approval(paymentIn(PaymentState::InProgress, Subject::Charge), answered(Kind::Approved, 1'000), false);
        QCOMPARE(transfersOf(charge), QStringList(QStringLiteral("payment:9: GATEWAY>MEMBER 1000")));
        QCOMPARE(charge.order.what, What::Nothing);
        QVERIFY(charge.events.empty() && charge.asked.empty());
    }

    void anApprovalNeverRevivesAClosedOrder()
    {
        const PaymentMoves moves =
            approval(paymentIn(PaymentState::InProgress), answered(Kind::Approved, 1'000), false);
        QCOMPARE(moves.payment->state, PaymentState::Approved);
        QCOMPARE(moves.order.what, What::Nothing);
        QVERIFY(moves.events.empty());
        QCOMPARE(moves.asked.size(), 1U);
        QCOMPARE(moves.asked.front().cancel.amount, 1'000);
        QCOMPARE(moves.asked.front().cancel.cause, QByteArray("order-closed:9"));
        QCOMPARE(moves.asked.front().cancel.state, TransactionState::Requested);
    }

    void aPartThatWentBackAlreadyIsBookedAndShown()
    {
        const PaymentMoves moves = approval(paymentIn(PaymentState::InProgress), answered(Kind::PartlyCanceled, 600));
        QCOMPARE(moves.payment->canceledAmount, 400);
        QCOMPARE(moves.payment->version, 5);
        QCOMPARE(transfersOf(moves), (QStringList{QStringLiteral("payment:9: GATEWAY>ORDERS 1000"),
                                                  QStringLiteral("cancel:5001: ORDERS>GATEWAY 400")}));
        QCOMPARE(typesOf(moves), (QList<QByteArray>{event::paymentApproved, event::paymentCanceled}));
        QVERIFY(moves.events[0].sequence < moves.events[1].sequence);
        QCOMPARE(moves.wentBack.front().cause, QByteArray("gateway:9:400"));
        QCOMPARE(moves.raised->reason, QByteArray(attention::canceledAtGateway));
        // What it did not say is no verdict.
        QVERIFY(!approval(paymentIn(PaymentState::InProgress), answered(Kind::Approved)).raised);
    }

    void aRefusalFreesKeyAndOrder()
    {
        const PaymentMoves moves = approval(paymentIn(PaymentState::InProgress), answered(Kind::Refused));
        QCOMPARE(moves.ended.front().to, TransactionState::Refused);
        QCOMPARE(moves.payment->failureReason, QStringLiteral("its word"));
        QCOMPARE(moves.payment->idempotencyKey, QByteArray("key")); // its retry is told the same
        QCOMPARE(moves.order.what, What::Failed);
        QCOMPARE(moves.order.reason, QStringLiteral("PAYMENT_REFUSED"));
        QVERIFY(moves.releasesKey && moves.exceptionEnds && moves.transfers.empty());
        const PaymentMoves charge =
            approval(paymentIn(PaymentState::InProgress, Subject::Charge), answered(Kind::Refused));
        QCOMPARE(charge.order.what, What::Nothing);
        QCOMPARE(charge.payment->idempotencyKey, QByteArray()); // the next call is decided anew
    }

    void whatIsNotOursGoesBackOrIsLeftAlone()
    {
        GatewayOutcome more = answered(Kind::Approved, 1'001);
        more.amount = 1'001;
        const PaymentMoves back = approval(paymentIn(PaymentState::InProgress), more);
        QCOMPARE(back.payment->state, PaymentState::Failed);
        QCOMPARE(back.asked.front().cancel.amount, 1'001);
        QVERIFY(back.asked.front().onlyWithItsKey);
        GatewayOutcome anothers = answered(Kind::Approved, 1'000);
        anothers.orderId = "71";
        const PaymentMoves left = approval(paymentIn(PaymentState::InProgress), anothers);
        QCOMPARE(left.payment->state, PaymentState::Failed);
        QVERIFY(left.asked.empty());
        QCOMPARE(left.raised->reason, QByteArray(attention::ofAnotherOrder));
    }

    void notFoundCountsAfterAMinute()
    {
        Transaction missing = transactionOf(TransactionKind::Approve);
        const auto decided = [&missing] {
            return afterApproval({paymentIn(PaymentState::InProgress), missing, true}, answered(Kind::NotFound),
                                 moment);
        };
        QCOMPARE(decided().again->transaction.missingSince, now);
        missing.missingSince = now - 59s;
        QCOMPARE(decided().again->transaction.missingSince, now - 59s);
        missing.missingSince = now - 60s;
        QCOMPARE(decided().payment->state, PaymentState::Failed);
        const PaymentMoves heard = askAgain(missing, answered(Kind::Unknown), now);
        QVERIFY(!heard.again->transaction.missingSince); // the minute begins anew
    }

    void whatIsNotDecidedIsAskedAgainAndThenShown_data()
    {
        QTest::addColumn<TransactionKind>("asked");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("reason");
        QTest::newRow("approval") << TransactionKind::Approve << Kind::Unknown << QByteArray(attention::paymentUnknown);
        QTest::newRow("cancel") << TransactionKind::Cancel << Kind::Unknown << QByteArray(attention::cancelUnknown);
        QTest::newRow("words") << TransactionKind::Cancel << Kind::Unreadable
                               << QByteArray(attention::gatewayUnreadable);
    }
    void whatIsNotDecidedIsAskedAgainAndThenShown()
    {
        QFETCH(TransactionKind, asked);
        QFETCH(Kind, kind);
        QFETCH(QByteArray, reason);
        Transaction transaction = transactionOf(asked);
        transaction.createdAt = now - 119s;
        transaction.attempts = 2;
        const PaymentMoves early = askAgain(transaction, answered(kind), now);
        QCOMPARE(early.again->dueAt, now + askAgainAfter(3));
        QCOMPARE(early.again->transaction.said, QStringLiteral("its word"));
        QVERIFY(!early.raised && !early.payment);
        transaction.createdAt = now - 120s;
        QCOMPARE(askAgain(transaction, answered(kind), now).raised->reason, reason);
    }

    void aCancelThatTookEffectIsBookedOnce()
    {
        const Transaction cancel = transactionOf(TransactionKind::Cancel, 600);
        const PaymentMoves moves =
            afterCancel(paymentIn(PaymentState::PartiallyCanceled), cancel, answered(Kind::Canceled), moment);
        QCOMPARE(moves.payment->state, PaymentState::Canceled);
        QCOMPARE(transfersOf(moves), QStringList(QStringLiteral("cancel:90: ORDERS>GATEWAY 600")));
        QCOMPARE(typesOf(moves), QList<QByteArray>{event::paymentCanceled});
        const QJsonObject told = QJsonDocument::fromJson(moves.events.front().payload).object();
        QCOMPARE(told.value(QStringLiteral("canceledAmount")).toInt(), 1'000);
        QCOMPARE(told.value(QStringLiteral("cause")).toString(), QStringLiteral("cause"));
        QVERIFY(moves.exceptionEnds);
        // An approval that was never ours was not booked either.
        const PaymentMoves failed =
            afterCancel(paymentIn(PaymentState::Failed), cancel, answered(Kind::Canceled), moment);
        QVERIFY(!failed.payment && failed.transfers.empty() && failed.events.empty());
        QCOMPARE(failed.ended.front().to, TransactionState::Done);
        for (const PaymentState state : {PaymentState::PartiallyCanceled, PaymentState::Canceled})
            QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                     afterCancel(paymentIn(state), transactionOf(TransactionKind::Cancel, 601),
                                                 answered(Kind::Canceled), moment));
    }

    void aRefusedCancelWaitsForAPersonUnlessAPartWentBackThere()
    {
        const Payment payment = paymentIn(PaymentState::Approved);
        const Transaction all = transactionOf(TransactionKind::Cancel, 1'000);
        const PaymentMoves part = afterCancel(payment, all, answered(Kind::Refused, 300), moment);
        QCOMPARE(part.payment->canceledAmount, 700);
        QCOMPARE(part.again->less, std::optional<Money>(300));
        QVERIFY(!part.raised && part.ended.empty());
        for (const auto balance : {std::optional<Money>(), std::optional<Money>(0), std::optional<Money>(1'000)}) {
            const PaymentMoves refused = afterCancel(payment, all, answered(Kind::Refused, balance), moment);
            QVERIFY(!refused.payment);
            QVERIFY(!refused.again->dueAt);
            QCOMPARE(refused.raised->reason, QByteArray(attention::gatewayRefusesCancel));
        }
        const PaymentMoves nothing =
            afterCancel(paymentIn(PaymentState::Failed), all, answered(Kind::NotFound), moment);
        QCOMPARE(nothing.ended.front().to, TransactionState::Refused);
        QVERIFY(nothing.exceptionEnds && !nothing.payment);
    }

    void noMoreGoesBackThanIsLeft()
    {
        const Payment payment = paymentIn(PaymentState::PartiallyCanceled);
        const Refund refund{70, 900, "line:1", QStringLiteral("torn")};
        QCOMPARE(giveBack(payment, refund, 0, moment).asked.front().cancel.amount, 600);
        QCOMPARE(giveBack(payment, refund, 250, moment).asked.front().cancel.amount, 350);
        const PaymentMoves none = giveBack(payment, refund, 600, moment);
        QVERIFY(none.asked.empty() && none.transfers.empty());
        QCOMPARE(typesOf(none), QList<QByteArray>{event::refundEnded});
        QVERIFY(none.events.front().payload.contains("NOTHING"));
        QCOMPARE(none.events.front().sequence, payment.version + 1);
        QCOMPARE(none.order.what, What::Nothing);
        QCOMPARE(giveBack(paymentIn(PaymentState::Canceled), refund, 0, moment).order.what, What::MoneyIsBack);
    }

    void aBalanceIsGivenBackAtOnce()
    {
        Payment payment = paymentIn(PaymentState::Approved);
        payment.method = "BALANCE";
        const PaymentMoves moves = giveBack(payment, {70, 400, "line:1", {}}, 0, moment);
        QVERIFY(moves.asked.empty());
        QCOMPARE(moves.wentBack.front().state, TransactionState::Done);
        QCOMPARE(transfersOf(moves), QStringList(QStringLiteral("cancel:5000: ORDERS>MEMBER 400")));
        QCOMPARE(moves.payment->state, PaymentState::PartiallyCanceled);
    }

    void whatIsEndedByHandSaysSo()
    {
        const PaymentMoves cancel = payments::endByHand(paymentIn(PaymentState::Approved),
                                                        {transactionOf(TransactionKind::Cancel, 400)}, {}, moment);
        QVERIFY(cancel.events.front().payload.contains("BY_HAND"));
        QVERIFY(cancel.exceptionEnds && cancel.asked.empty() && cancel.transfers.empty());
        const PaymentMoves approval =
            payments::endByHand(paymentIn(PaymentState::InProgress), {transactionOf(TransactionKind::Approve)},
                                QStringLiteral("they called"), moment);
        QCOMPARE(approval.payment->state, PaymentState::Failed);
        QVERIFY(approval.payment->failureReason.contains(QStringLiteral("they called")));
        QVERIFY(approval.asked.front().onlyWithItsKey);
    }

    void whatWasNotSentIsAsIfItHadNotBeenMade()
    {
        for (const PaymentState state : states) {
            const PaymentMoves moves = notSent(paymentIn(state), transactionOf(TransactionKind::Approve));
            if (state != PaymentState::InProgress) {
                QVERIFY(isNothing(moves));
                continue;
            }
            QCOMPARE(moves.payment->state, PaymentState::Ready);
            QCOMPARE(moves.dropped->id, 90);
            QCOMPARE(moves.order.what, What::NotPaying);
        }
    }

    void onlyAPaymentThatWasNotBegunExpires()
    {
        for (const PaymentState state : states)
            QCOMPARE(stateAfter(afterOrderClosed(paymentIn(state)), state),
                     state == PaymentState::Ready ? PaymentState::Expired : state);
    }

    void aBalancePaysAtOnceOrNotAtAll()
    {
        orders::PayableOrder order;
        order.id = 70;
        order.memberId = 7;
        order.total = 1'000;
        order.holdExpiresAt = now + 1s;
        const PaymentMoves paid = payFromBalance(order, 1'000, moment);
        QCOMPARE(paid.payment->state, PaymentState::Approved);
        QCOMPARE(paid.payment->id, moment.freshId);
        QCOMPARE(paid.order.what, What::Paid);
        QCOMPARE(transfersOf(paid), QStringList(QStringLiteral("payment:5000: MEMBER>ORDERS 1000")));
        const PaymentMoves poor = payFromBalance(order, 999, moment);
        QCOMPARE(poor.payment->state, PaymentState::Failed);
        QCOMPARE(poor.order.what, What::Failed);
        QCOMPARE(poor.order.reason, QStringLiteral("BALANCE_TOO_LOW"));
        QVERIFY(poor.transfers.empty() && poor.events.empty());
        order.holdExpiresAt = now;
        QVERIFY(isNothing(payFromBalance(order, 1'000, moment)));
        order.holdExpiresAt = now + 1s;
        order.state = OrderState::Cancelled;
        QVERIFY(isNothing(payFromBalance(order, 1'000, moment)));
    }
};

QTEST_GUILESS_MAIN(PaymentMovesTest)
#include "payment_moves_test.moc"
