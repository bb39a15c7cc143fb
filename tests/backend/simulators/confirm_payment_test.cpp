// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/simulators/gateway_case.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulators;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(firstcome::simulators::Outcome)

namespace {

const QString orderId = QStringLiteral("4611686018427387904");

}

class ConfirmPaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void approvesOnce()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        QCOMPARE(gateway.status(key), QByteArray("IN_PROGRESS"));
        const SimulatedAnswer answer = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(answer.status, 200);
        QCOMPARE(text(answer, "status"), QByteArray("DONE"));
        QCOMPARE(text(answer, "orderId"), orderId.toUtf8());
        QCOMPARE(answer.body[QLatin1StringView("totalAmount")].toInteger(), 15'000);
        QCOMPARE(answer.body[QLatin1StringView("balanceAmount")].toInteger(), 15'000);
        QCOMPARE(answer.body[QLatin1StringView("vat")].toInteger(), 1'364);
        QCOMPARE(text(answer, "approvedAt"), QByteArray("2027-01-15T17:00:00+09:00"));
        QCOMPARE(text(answer, "lastTransactionKey").size(), 32);
        QVERIFY(answer.body[QLatin1StringView("cancels")].isNull());

        const SimulatedAnswer second = gateway.confirm(key, order(orderId, 15'000), "b");
        QCOMPARE(second.status, 400);
        QCOMPARE(text(second, "code"), QByteArray("ALREADY_PROCESSED_PAYMENT"));
        QVERIFY(second.record.isEmpty());
    }

    /// A10, A9: one key, one effect, one answer.
    void aKeyGetsItsFirstAnswerAgain()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        const SimulatedAnswer first = gateway.confirm(key, order(orderId, 15'000), "a");
        gateway.now += 1h;
        gateway.cancel(key, 5'000);
        const SimulatedAnswer again = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        QVERIFY(again.record.isEmpty());
    }

    void aKeyWithAnotherBodyIsRefused()
    {
        GatewayCase gateway;
        const QByteArray one = gateway.window(orderId, 15'000);
        const QByteArray two = gateway.window(orderId, 15'000);
        gateway.confirm(one, order(orderId, 15'000), "a");
        const SimulatedAnswer answer = gateway.confirm(two, order(orderId, 15'000), "a");
        QCOMPARE(answer.status, 400);
        QCOMPARE(text(answer, "code"), QByteArray("INVALID_IDEMPOTENCY_KEY"));
        QCOMPARE(gateway.status(two), QByteArray("IN_PROGRESS"));
    }

    void aKeyHasAtMost300Characters()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        QCOMPARE(text(gateway.confirm(key, order(orderId, 15'000), QByteArray(301, 'k')), "code"),
                 QByteArray("INVALID_IDEMPOTENCY_KEY"));
        QCOMPARE(gateway.confirm(key, order(orderId, 15'000), QByteArray(300, 'k')).status, 200);
    }

    void refuses_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QString other = QStringLiteral("1");
        QTest::newRow("another amount") << order(orderId, 14'999) << 403 << QByteArray("FORBIDDEN_REQUEST");
        QTest::newRow("another order") << order(other, 15'000) << 403 << QByteArray("FORBIDDEN_REQUEST");
        QTest::newRow("no amount") << QJsonObject{{QStringLiteral("orderId"), orderId}} << 400
                                   << QByteArray("INVALID_REQUEST");
        QTest::newRow("amount zero") << order(orderId, 0) << 400 << QByteArray("INVALID_REQUEST");
        QTest::newRow("amount negative") << order(orderId, -15'000) << 400 << QByteArray("INVALID_REQUEST");
        QTest::newRow("no order") << QJsonObject{{QStringLiteral("amount"), 15'000}} << 400
                                  << QByteArray("INVALID_REQUEST");
        QJsonObject broken = order(orderId, 0);
        broken.insert(QStringLiteral("amount"), 15'000.5);
        QTest::newRow("half a won") << broken << 400 << QByteArray("INVALID_REQUEST");
        broken.insert(QStringLiteral("amount"), QStringLiteral("15000"));
        QTest::newRow("amount as text") << broken << 400 << QByteArray("INVALID_REQUEST");
    }
    void refuses()
    {
        QFETCH(QJsonObject, body);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        const SimulatedAnswer answer = gateway.confirm(key, body, "a");
        QCOMPARE(answer.status, status);
        QCOMPARE(text(answer, "code"), code);
        QCOMPARE(gateway.status(key), QByteArray("IN_PROGRESS"));
        QCOMPARE(gateway.confirm(key, order(orderId, 15'000), "a").status, 200); // a refused key is not kept
    }

    void knowsOnlyItsOwnKeys()
    {
        GatewayCase gateway;
        QCOMPARE(text(gateway.confirm("sim_nothing", order(orderId, 15'000)), "code"), QByteArray("NOT_FOUND_PAYMENT"));
    }

    void aForcedNoIsDefinite()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000, Outcome::Refuse);
        for (int i = 0; i < 2; ++i) {
            const SimulatedAnswer answer = gateway.confirm(key, order(orderId, 15'000), "a");
            QCOMPARE(answer.status, 403);
            QCOMPARE(text(answer, "code"), QByteArray("REJECT_CARD_PAYMENT"));
        }
        QCOMPARE(gateway.status(key), QByteArray("ABORTED"));
        QCOMPARE(text(gateway.confirm(key, order(orderId, 15'000), "b"), "code"),
                 QByteArray("NOT_FOUND_PAYMENT_SESSION"));
    }

    /// F5, F33: the money moved although the answer says 500; asking again tells.
    void anUnknownTakesEffect()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000, Outcome::Unknown);
        const SimulatedAnswer lost = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(lost.status, 500);
        QVERIFY(!lost.record.isEmpty());
        QCOMPARE(gateway.status(key), QByteArray("DONE"));
        QCOMPARE(gateway.confirm(key, order(orderId, 15'000), "a").status, 200);
    }

    /// F33: late success.
    void aLateOneTakesEffectWhenItAnswers()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000, Outcome::Late);
        const SimulatedAnswer late = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(late.status, 200);
        QCOMPARE(late.delay, 12'000ms);
        QCOMPARE(text(late, "status"), QByteArray("DONE"));
        QCOMPARE(gateway.status(key), QByteArray("IN_PROGRESS"));
        QCOMPARE(text(gateway.confirm(key, order(orderId, 15'000), "a"), "code"),
                 QByteArray("IDEMPOTENT_REQUEST_PROCESSING"));
        QCOMPARE(text(gateway.confirm(key, order(orderId, 15'000), "b"), "code"),
                 QByteArray("ALREADY_PROCESSED_PAYMENT"));
        QCOMPARE(text(gateway.cancel(key, {}), "code"), QByteArray("NOT_CANCELABLE_PAYMENT"));
        gateway.now += 12s;
        QCOMPARE(gateway.status(key), QByteArray("DONE"));
        QCOMPARE(gateway.confirm(key, order(orderId, 15'000), "a").body, late.body);
    }

    /// F33: the gateway approves what nobody asked for.
    void anotherAmountIsApprovedWhenForced()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000, Outcome::OtherAmount);
        const SimulatedAnswer answer = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.body[QLatin1StringView("totalAmount")].toInteger(), 15'001);
        QCOMPARE(gateway.cancel(key, {}).body[QLatin1StringView("balanceAmount")].toInteger(-1), 0);
    }

    void anUnusedWindowExpires()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        gateway.now += 29min;
        QCOMPARE(gateway.status(key), QByteArray("IN_PROGRESS"));
        gateway.now += 1min;
        QCOMPARE(gateway.status(key), QByteArray("EXPIRED"));
        QCOMPARE(text(gateway.confirm(key, order(orderId, 15'000)), "code"), QByteArray("NOT_FOUND_PAYMENT_SESSION"));
    }

    void failuresHaveNoEffectAndAreNotKept()
    {
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 15'000);
        gateway.settings.failureRate = 1;
        const SimulatedAnswer failed = gateway.confirm(key, order(orderId, 15'000), "a");
        QCOMPARE(failed.status, 500);
        QVERIFY(failed.record.isEmpty());
        QCOMPARE(gateway.status(key), QByteArray("IN_PROGRESS"));
        gateway.settings.failureRate = 0;
        QCOMPARE(gateway.confirm(key, order(orderId, 15'000), "a").status, 200);
    }

    void ratesAreShares()
    {
        GatewayCase gateway;
        gateway.settings.failureRate = 0.3;
        gateway.settings.unknownRate = 0.2;
        int failed = 0;
        int unknown = 0;
        for (int i = 0; i < 2'000; ++i) {
            const QByteArray key = gateway.window(orderId, 100);
            const bool lost = gateway.confirm(key, order(orderId, 100)).status == 500;
            const bool approved = gateway.status(key) == "DONE";
            failed += lost && !approved;
            unknown += lost && approved;
        }
        QVERIFY2(failed > 520 && failed < 680, QByteArray::number(failed));
        QVERIFY2(unknown > 220 && unknown < 340, QByteArray::number(unknown)); // a fifth of the other 70 %
    }

    void anOrderIsReadByItsApprovedPayment()
    {
        GatewayCase gateway;
        gateway.window(orderId, 15'000);
        const QByteArray paid = gateway.window(orderId, 15'000);
        gateway.window(orderId, 15'000);
        QVERIFY(gateway.book.findForOrder(orderId)->paymentKey != paid);
        gateway.confirm(paid, order(orderId, 15'000));
        const QByteArray refused = gateway.window(orderId, 15'000, Outcome::Refuse);
        gateway.confirm(refused, order(orderId, 15'000));
        QCOMPARE(gateway.book.findForOrder(orderId)->paymentKey, paid);
        QVERIFY(!gateway.book.findForOrder(QStringLiteral("unknown")));
    }
};

QTEST_GUILESS_MAIN(ConfirmPaymentTest)
#include "confirm_payment_test.moc"
