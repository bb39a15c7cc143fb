// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/key_store.h"
#include "backend/payments/payment_store.h"

#include "backend/payments/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "tests/support/engines.h"
#include <QJsonObject>
#include <QTest>

using namespace firstcome;
using namespace firstcome::payments;
using namespace std::chrono_literals;
using test::Engine;

namespace {

constexpr Id member = 7;
const Instant now = fromMillis(1'800'000'000'000);

QList<sql::Migration> schema()
{
    return sql::migrations() + payments::migrations();
}

Payment paymentOf(Id id, Money amount = 1000)
{
    Payment payment;
    payment.id = id;
    payment.subjectId = id + 1000;
    payment.memberId = member;
    payment.method = "PG";
    payment.amount = amount;
    payment.createdAt = now;
    return payment;
}

Attempt attemptWith(const QByteArray &paymentKey)
{
    return {paymentKey, "confirm-" + paymentKey, QByteArray("\0\xff hash", 7)};
}

Transaction transactionOf(const Payment &payment, TransactionKind kind, Money amount, const QByteArray &cause)
{
    Transaction transaction;
    transaction.id = payment.id * 100 + cause.size();
    transaction.paymentId = payment.id;
    transaction.kind = kind;
    transaction.amount = amount;
    transaction.cause = cause;
    transaction.createdAt = now;
    return transaction;
}

Payment stored(sql::Connection &connection, const Payment &payment)
{
    return findPaymentById(connection, payment.id).value();
}

/// It as it stands in another state.
Payment movedTo(Payment payment, PaymentState state, const QString &reason = {})
{
    payment.state = state;
    payment.failureReason = reason;
    ++payment.version;
    return payment;
}

void inState(sql::Connection &connection, const Payment &payment, PaymentState state)
{
    insertPayment(connection, payment);
    claimKey(connection, {"key", payment.id}, now);
    QVERIFY(beginAttempt(connection, payment.id, attemptWith("key"), now));
    const Payment begun = stored(connection, payment);
    if (state != PaymentState::InProgress)
        QVERIFY(movePayment(connection, {begun, movedTo(begun, state)}, now));
}

void approve(sql::Connection &connection, const Payment &payment)
{
    inState(connection, payment, PaymentState::Approved);
    Transaction approval =
        transactionOf(payment, TransactionKind::Approve, payment.amount, "approve:" + QByteArray::number(payment.id));
    insertTransaction(connection, approval, now);
    QVERIFY(endTransaction(connection, approval, TransactionState::Done, now));
}

/// Gives `amount` back as a cancel that was answered does.
bool giveBack(sql::Connection &connection, const Payment &payment, Money amount, const QByteArray &cause)
{
    const Payment before = stored(connection, payment);
    Payment after = movedTo(before, PaymentState::PartiallyCanceled);
    after.canceledAmount += amount;
    if (after.canceledAmount == after.amount)
        after.state = PaymentState::Canceled;
    if (!movePayment(connection, {before, after}, now))
        return false;
    const Transaction cancel = transactionOf(payment, TransactionKind::Cancel, amount, cause);
    insertTransaction(connection, cancel, now);
    return endTransaction(connection, cancel, TransactionState::Done, now);
}

QStringList broken(sql::Connection &connection)
{
    QStringList ids;
    for (const Check &check : paymentChecks()) {
        if (check.violation(connection, now))
            ids.append(QString::fromLatin1(check.id));
    }
    return ids;
}

} // namespace

class PaymentStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPaymentComesBackAsItWas_data() { Engine::addRows(); }
    void aPaymentComesBackAsItWas()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertPayment(connection, paymentOf(1));
            const Payment ready = findPayment(connection, 1001).value();
            QCOMPARE(ready.state, PaymentState::Ready);
            QCOMPARE(ready.amount, Money(1000));
            QCOMPARE(ready.paymentKey, QByteArray());
            QVERIFY(beginAttempt(connection, 1, attemptWith("key"), now));
            QVERIFY(!beginAttempt(connection, 1, attemptWith("key"), now));
            const Payment begun = stored(connection, ready);
            QCOMPARE(begun.state, PaymentState::InProgress);
            QCOMPARE(begun.bodyHash, attemptWith("key").bodyHash);
            QCOMPARE(begun.version, ready.version + 1);
        });
    }

    void aPaymentMovesOnce_data() { Engine::addRows(); }
    void aPaymentMovesOnce()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            inState(connection, paymentOf(1), PaymentState::InProgress);
            const Payment begun = stored(connection, paymentOf(1));
            const QString reason(300, QChar(0xAC00));
            QVERIFY(movePayment(connection, {begun, movedTo(begun, PaymentState::Failed, reason)}, now));
            QVERIFY(!movePayment(connection, {begun, movedTo(begun, PaymentState::Approved)}, now));
            const Payment failed = stored(connection, begun);
            QCOMPARE(failed.failureReason, reason.left(255));
            QCOMPARE(failed.version, begun.version + 1);
            QCOMPARE(failed.idempotencyKey, begun.idempotencyKey);
            QCOMPARE(failed.bodyHash, begun.bodyHash);
            Payment forgotten = failed;
            ++forgotten.version;
            forgotten.idempotencyKey.clear();
            forgotten.bodyHash.clear();
            QVERIFY(movePayment(connection, {failed, forgotten}, now));
            QCOMPARE(stored(connection, begun).idempotencyKey, QByteArray());
        });
    }

    void A10_aKeyOfTheGatewayBelongsToOnePayment_data() { Engine::addRows(); }
    void A10_aKeyOfTheGatewayBelongsToOnePayment()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            QVERIFY(!holderOfKey(connection, "key"));
            QVERIFY(claimKey(connection, {"key", 1}, now));
            QVERIFY(claimKey(connection, {"key", 1}, now));
            QVERIFY(!claimKey(connection, {"key", 2}, now));
            QVERIFY(claimKey(connection, {"KEY", 2}, now));
            releaseKey(connection, {"key", 2});
            QCOMPARE(holderOfKey(connection, "key"), std::optional<Id>(1));
            releaseKey(connection, {"key", 1});
            QVERIFY(claimKey(connection, {"key", 2}, now));
        });
    }

    void A10_twoPaymentsUnderOneKeyAreSeenWithoutTheGateway_data() { Engine::addRows(); }
    void A10_twoPaymentsUnderOneKeyAreSeenWithoutTheGateway()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            Payment charge = paymentOf(2);
            charge.subject = Subject::Charge;
            approve(connection, paymentOf(1));
            QCOMPARE(broken(connection), QStringList());
            approve(connection, charge);
            QCOMPARE(broken(connection), QStringList(QStringLiteral("payments.key-once")));
        });
    }

    void whatWasGivenBackKeepsItsKeyAndItsSum_data() { Engine::addRows(); }
    void whatWasGivenBackKeepsItsKeyAndItsSum()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            const Payment payment = paymentOf(1);
            approve(connection, payment);
            QVERIFY(giveBack(connection, payment, 400, "line:1"));
            QCOMPARE(stored(connection, payment).state, PaymentState::PartiallyCanceled);
            QVERIFY(giveBack(connection, payment, 600, "line:2 and 3"));
            QCOMPARE(stored(connection, payment).state, PaymentState::Canceled);
            QCOMPARE(holderOfKey(connection, "key"), std::optional<Id>(1));
            QCOMPARE(broken(connection), QStringList());
            connection.run("UPDATE payments SET canceled_amount = 900");
            QCOMPARE(broken(connection),
                     QStringList({QStringLiteral("payments.cancels-within"), QStringLiteral("payments.state-agrees")}));
        });
    }

    void aTransactionEndsOnce_data() { Engine::addRows(); }
    void aTransactionEndsOnce()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertPayment(connection, paymentOf(1));
            Transaction asked = transactionOf(paymentOf(1), TransactionKind::Approve, 1000, "approve");
            QVERIFY(!isKnownCause(connection, asked.cause));
            insertTransaction(connection, asked, now + 5s);
            QVERIFY(isKnownCause(connection, asked.cause));
            asked.gatewayKey = "gateway";
            QVERIFY(endTransaction(connection, asked, TransactionState::Done, now));
            QVERIFY(!endTransaction(connection, asked, TransactionState::Refused, now));
            dropTransaction(connection, asked.id);
            const auto kept = findTransaction(connection, asked.cause);
            QVERIFY(kept);
            QCOMPARE(kept->state, TransactionState::Done);
            QCOMPARE(kept->gatewayKey, QByteArray("gateway"));
        });
    }

    void whatWaitsForTheGatewayIsAskedForWhenDue_data() { Engine::addRows(); }
    void whatWaitsForTheGatewayIsAskedForWhenDue()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) {
            insertPayment(connection, paymentOf(1));
            const Transaction asked = transactionOf(paymentOf(1), TransactionKind::Approve, 1000, "approve");
            insertTransaction(connection, asked, now + 5s);
            QVERIFY(dueTransactions(connection, now, 10).isEmpty());
            Transaction undecided = asked;
            undecided.said = QStringLiteral("status is \"새 말\"");
            undecided.missingSince = now + 1s;
            postpone(connection, undecided, now + 9s);
            QVERIFY(dueTransactions(connection, now + 5s, 10).isEmpty());
            makeAllDue(connection, now);
            const auto due = dueTransactions(connection, now, 10);
            QCOMPARE(due.size(), 1);
            QCOMPARE(due.constFirst().attempts, 1);
            QCOMPARE(due.constFirst().said, undecided.said);
            QCOMPARE(due.constFirst().missingSince, undecided.missingSince);
            dropTransaction(connection, asked.id);
            QVERIFY(!isKnownCause(connection, asked.cause));
        });
    }

    void aCauseIsKeptOnce_data() { Engine::addRows(); }
    void aCauseIsKeptOnce()
    {
        OPEN_ENGINE(database, schema());
        const auto twice = [](sql::Connection &connection) {
            Transaction asked = transactionOf(paymentOf(1), TransactionKind::Cancel, 1, "line:1");
            insertTransaction(connection, asked, now);
            ++asked.id;
            insertTransaction(connection, asked, now);
        };
        QVERIFY_THROWS_EXCEPTION(sql::Failure, database->write(twice));
    }

    void keysAreClaimedAlsoWherePaymentsWereKeptBefore_data() { Engine::addRows(); }
    void keysAreClaimedAlsoWherePaymentsWereKeptBefore()
    {
        OPEN_ENGINE(database, sql::migrations() + payments::migrations().first(2));
        database->write([](sql::Connection &connection) {
            const QByteArray before =
                "INSERT INTO payments (id, subject, subject_id, member_id, method, amount, state, "
                "payment_key, version, created_at, updated_at) VALUES ";
            connection.run(before + "(1, 'ORDER', 1001, 7, 'PG', 5, 'APPROVED', 'one', 1, 1, 1)");
            connection.run(before + "(2, 'ORDER', 1002, 7, 'PG', 5, 'FAILED', 'two', 1, 1, 1)");
            connection.run(before + "(3, 'CHARGE', 3, 7, 'PG', 5, 'CANCELED', 'three', 1, 1, 1)");
        });
        database->write([](sql::Connection &connection) { sql::migrate(connection, schema(), now); });
        database->write([](sql::Connection &connection) {
            QCOMPARE(holderOfKey(connection, "one"), std::optional<Id>(1));
            QVERIFY(!holderOfKey(connection, "two"));
            QCOMPARE(holderOfKey(connection, "three"), std::optional<Id>(3));
            QCOMPARE(findPaymentById(connection, 1)->gatewayOrder, QByteArray("1001"));
            QCOMPARE(findPaymentById(connection, 3)->gatewayOrder, QByteArray());
        });
    }

    void anOrderShowsItsPayment_data() { Engine::addRows(); }
    void anOrderShowsItsPayment()
    {
        OPEN_ENGINE(database, schema());
        database->write([](sql::Connection &connection) { approve(connection, paymentOf(1)); });
        const auto shown = database->read([](sql::Connection &connection) { return paymentJson(connection, 1001); });
        QCOMPARE(shown.value(QStringLiteral("paymentKey")).toString(), QStringLiteral("key"));
        const auto timeline =
            database->read([](sql::Connection &connection) { return paymentTimeline(connection, 1001); });
        QCOMPARE(timeline.size(), 3);
        QVERIFY(database->read([](sql::Connection &connection) { return paymentJson(connection, 1002); }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(PaymentStoreTest)
#include "payment_store_test.moc"
