// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/simulators/gateway_case.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulators;

namespace {

const QString number = QStringLiteral("4330123412341234");

QJsonObject card(const QString &cardNumber)
{
    return {{QStringLiteral("customerKey"), QStringLiteral("member-7")},
            {QStringLiteral("cardNumber"), cardNumber},
            {QStringLiteral("cardExpirationYear"), QStringLiteral("30")},
            {QStringLiteral("cardExpirationMonth"), QStringLiteral("12")},
            {QStringLiteral("customerIdentityNumber"), QStringLiteral("900101")}};
}

QJsonObject charge(const QString &customer, Money amount)
{
    return {{QStringLiteral("customerKey"), customer},
            {QStringLiteral("orderId"), QStringLiteral("9")},
            {QStringLiteral("amount"), amount}};
}

} // namespace

class ChargeCardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void registersAndCharges()
    {
        GatewayCase gateway;
        const auto registered =
            gateway.noted(authorizeCard(gateway.book, gateway.call("POST card", "k", card(number))));
        QCOMPARE(registered.status, 200);
        QCOMPARE(registered.body[QLatin1StringView("card")][QLatin1StringView("number")].toString(),
                 QStringLiteral("433012******1234"));
        const QByteArray key = text(registered, "billingKey");
        const auto pay = gateway.call("POST charge", "k", charge(QStringLiteral("member-7"), 12'000));
        const auto charged = gateway.noted(chargeCard(gateway.book, key, pay));
        QCOMPARE(charged.status, 200);
        QCOMPARE(text(charged, "status"), QByteArray("DONE"));
        QCOMPARE(text(charged, "type"), QByteArray("BILLING"));
        QCOMPARE(chargeCard(gateway.book, key, pay).body, charged.body);
        QCOMPARE(gateway.book.payments().size(), std::size_t(1));
        QCOMPARE(authorizeCard(gateway.book, gateway.call("POST card", "k", card(number))).body, registered.body);
    }

    /// A35: the number is in no record.
    void theNumberIsNotKept()
    {
        GatewayCase gateway;
        gateway.noted(authorizeCard(gateway.book, gateway.call("POST card", "k", card(number))));
        const QByteArray written = QJsonDocument(gateway.journal.constFirst()).toJson();
        QVERIFY(!written.contains("4330123412341234"));
        QVERIFY(!written.contains("900101"));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("billingKey");
        QTest::addColumn<QJsonObject>("body");
        QTest::addColumn<QByteArray>("code");
        const QString own = QStringLiteral("member-7");
        QTest::newRow("another customer")
            << QString() << charge(QStringLiteral("member-8"), 1) << QByteArray("NOT_MATCHES_CUSTOMER_KEY");
        QTest::newRow("no such card") << QStringLiteral("bill_x") << charge(own, 1)
                                      << QByteArray("INVALID_BILL_KEY_REQUEST");
        QTest::newRow("nothing to pay") << QString() << charge(own, 0) << QByteArray("INVALID_REQUEST");
    }
    void refuses()
    {
        QFETCH(QString, billingKey);
        QFETCH(QJsonObject, body);
        QFETCH(QByteArray, code);
        GatewayCase gateway;
        const auto registered = gateway.noted(authorizeCard(gateway.book, gateway.call("POST card", {}, card(number))));
        const QByteArray key = billingKey.isEmpty() ? text(registered, "billingKey") : billingKey.toLatin1();
        QCOMPARE(text(chargeCard(gateway.book, key, gateway.call("POST charge", {}, body)), "code"), code);
        QVERIFY(gateway.book.payments().empty());
    }

    void cardNumbersAreDigits()
    {
        GatewayCase gateway;
        for (const char *bad : {"", "1234", "4330-1234-1234-1234", "43301234123412341234"}) {
            const auto answer =
                authorizeCard(gateway.book, gateway.call("POST card", {}, card(QString::fromLatin1(bad))));
            QCOMPARE(text(answer, "code"), QByteArray("INVALID_CARD_NUMBER"));
        }
    }
};

QTEST_GUILESS_MAIN(ChargeCardTest)
#include "charge_card_test.moc"
