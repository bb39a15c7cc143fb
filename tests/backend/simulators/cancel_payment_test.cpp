// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/book_view.h"
#include "tests/backend/simulators/gateway_case.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulators;
using namespace std::chrono_literals;

namespace {

const QString orderId = QStringLiteral("77");

QByteArray paid(GatewayCase &gateway, Money amount)
{
    const QByteArray key = gateway.window(orderId, amount);
    gateway.confirm(key, order(orderId, amount));
    return key;
}

Money balance(const SimulatedAnswer &answer)
{
    return answer.body[QLatin1StringView("balanceAmount")].toInteger(-1);
}

} // namespace

class CancelPaymentTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCancelIsItsOwnTransaction()
    {
        GatewayCase gateway;
        const QByteArray key = paid(gateway, 10'000);
        const SimulatedAnswer first = gateway.cancel(key, 3'000);
        QCOMPARE(first.status, 200);
        QCOMPARE(text(first, "status"), QByteArray("PARTIAL_CANCELED"));
        QCOMPARE(balance(first), 7'000);
        const SimulatedAnswer rest = gateway.cancel(key, {});
        QCOMPARE(text(rest, "status"), QByteArray("CANCELED"));
        QCOMPARE(balance(rest), 0);
        const QJsonArray cancels = rest.body[QLatin1StringView("cancels")].toArray();
        QCOMPARE(cancels.size(), 2);
        QCOMPARE(cancels[0][QLatin1StringView("cancelAmount")].toInteger(), 3'000);
        QCOMPARE(cancels[0][QLatin1StringView("refundableAmount")].toInteger(), 7'000);
        QCOMPARE(cancels[1][QLatin1StringView("cancelAmount")].toInteger(), 7'000);
        QVERIFY(cancels[0][QLatin1StringView("transactionKey")] != cancels[1][QLatin1StringView("transactionKey")]);
        QCOMPARE(text(rest, "lastTransactionKey"),
                 cancels[1][QLatin1StringView("transactionKey")].toString().toLatin1());
    }

    /// I10: never more back than was paid.
    void neverMoreThanIsLeft()
    {
        GatewayCase gateway;
        const QByteArray key = paid(gateway, 10'000);
        gateway.cancel(key, 6'000);
        const SimulatedAnswer tooMuch = gateway.cancel(key, 4'001);
        QCOMPARE(tooMuch.status, 403);
        QCOMPARE(text(tooMuch, "code"), QByteArray("NOT_CANCELABLE_AMOUNT"));
        QCOMPARE(gateway.cancel(key, 4'000).status, 200);
        QCOMPARE(text(gateway.cancel(key, 1), "code"), QByteArray("ALREADY_CANCELED_PAYMENT"));
        QCOMPARE(text(gateway.cancel(key, {}), "code"), QByteArray("ALREADY_CANCELED_PAYMENT"));
    }

    void aKeyCancelsOnce()
    {
        GatewayCase gateway;
        const QByteArray key = paid(gateway, 10'000);
        const SimulatedAnswer first = gateway.cancel(key, 3'000, "claim-1");
        gateway.cancel(key, 2'000, "claim-2");
        const SimulatedAnswer again = gateway.cancel(key, 3'000, "claim-1");
        QCOMPARE(again.body, first.body);
        QCOMPARE(gateway.book.find(key)->canceled(), 5'000);
        QCOMPARE(text(gateway.cancel(key, 3'001, "claim-1"), "code"), QByteArray("INVALID_IDEMPOTENCY_KEY"));
    }

    void onePaymentsKeyIsNotAnothers()
    {
        GatewayCase gateway;
        const QByteArray one = paid(gateway, 10'000);
        const QByteArray two = paid(gateway, 10'000);
        QCOMPARE(gateway.cancel(one, 1'000, "same").status, 200);
        QCOMPARE(gateway.cancel(two, 2'000, "same").status, 200);
        QCOMPARE(gateway.book.find(two)->canceled(), 2'000);
    }

    void onlyWhatWasApproved_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<bool>("confirmed");
        QTest::newRow("not confirmed") << int(Outcome::Approve) << false;
        QTest::newRow("refused") << int(Outcome::Refuse) << true;
        QTest::newRow("still under way") << int(Outcome::Late) << true;
    }
    void onlyWhatWasApproved()
    {
        QFETCH(int, outcome);
        QFETCH(bool, confirmed);
        GatewayCase gateway;
        const QByteArray key = gateway.window(orderId, 10'000, Outcome(outcome));
        if (confirmed)
            gateway.confirm(key, order(orderId, 10'000));
        QCOMPARE(text(gateway.cancel(key, {}), "code"), QByteArray("NOT_CANCELABLE_PAYMENT"));
    }

    void malformed()
    {
        GatewayCase gateway;
        const QByteArray key = paid(gateway, 10'000);
        for (const Money amount : {Money(0), Money(-1)})
            QCOMPARE(text(gateway.cancel(key, amount), "code"), QByteArray("INVALID_REQUEST"));
        QCOMPARE(text(gateway.noted(cancelPayment(gateway.book, key, gateway.call("POST x", {}, {}))), "code"),
                 QByteArray("INVALID_REQUEST"));
        QCOMPARE(text(gateway.cancel("sim_nothing", {}), "code"), QByteArray("NOT_FOUND_PAYMENT"));
    }

    /// F8: the cancel took effect although nobody heard of it.
    void anUnknownCancelTakesEffectOnce()
    {
        GatewayCase gateway;
        const QByteArray key = paid(gateway, 10'000);
        gateway.settings.unknownRate = 1;
        QCOMPARE(gateway.cancel(key, 4'000, "claim-1").status, 500);
        QCOMPARE(gateway.book.find(key)->canceled(), 4'000);
        QCOMPARE(balance(gateway.cancel(key, 4'000, "claim-1")), 6'000);
        QCOMPARE(gateway.book.find(key)->canceled(), 4'000);
    }

    /// I9: the gateway's own ledger.
    void theBookAddsUp()
    {
        GatewayCase gateway;
        const QByteArray one = paid(gateway, 10'000);
        paid(gateway, 5'000);
        gateway.window(orderId, 1);
        gateway.cancel(one, 2'500);
        const QJsonObject view = bookView(gateway.book, {{}, 0, 2, gateway.now});
        const QJsonObject totals = view[QLatin1StringView("totals")].toObject();
        QCOMPARE(totals[QLatin1StringView("payments")].toInteger(), 3);
        QCOMPARE(totals[QLatin1StringView("approvals")].toInteger(), 2);
        QCOMPARE(totals[QLatin1StringView("approvedAmount")].toInteger(), 15'000);
        QCOMPARE(totals[QLatin1StringView("canceledAmount")].toInteger(), 2'500);
        QCOMPARE(totals[QLatin1StringView("balanceAmount")].toInteger(), 12'500);
        QCOMPARE(view[QLatin1StringView("payments")].toArray().size(), 2);
        QCOMPARE(view[QLatin1StringView("nextCursor")].toString(), QStringLiteral("2"));
        const QJsonObject rest = bookView(gateway.book, {{}, 2, 2, gateway.now});
        QCOMPARE(rest[QLatin1StringView("payments")].toArray().size(), 1);
        QVERIFY(rest[QLatin1StringView("nextCursor")].isNull());
        QCOMPARE(bookView(gateway.book, {QStringLiteral("other"), 0, 10, gateway.now})[QLatin1StringView("payments")]
                     .toArray()
                     .size(),
                 0);
    }
};

QTEST_GUILESS_MAIN(CancelPaymentTest)
#include "cancel_payment_test.moc"
