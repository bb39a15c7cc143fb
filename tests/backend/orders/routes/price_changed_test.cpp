// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/orders/routes/orders_case.h"
#include <QTest>

using namespace firstcome;
using test::Answer;
using test::Caller;
using test::OrdersCase;

class PriceChangedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void A7_anotherPriceIsRefusedWithTheNewOne()
    {
        OrdersCase given;
        const Id option = given.offer({.stock = 5});
        Caller shopper = given.member();
        const auto expecting = [option](Money total) {
            QJsonObject body = OrdersCase::body(option, 2);
            body.insert(QStringLiteral("expectedTotal"), total);
            return body;
        };
        const Answer placed =
            shopper.post(QStringLiteral("/v1/orders"), OrdersCase::body(option, 2), {{"Idempotency-Key", "1"}});
        const Money total = placed.json.value(QStringLiteral("total")).toInteger();
        const Answer dearer =
            shopper.post(QStringLiteral("/v1/orders"), expecting(total - 1), {{"Idempotency-Key", "2"}});
        QCOMPARE(dearer.status, 409);
        QCOMPARE(dearer.code(), QByteArray("PRICE_CHANGED"));
        QCOMPARE(dearer.json.value(QStringLiteral("total")).toInteger(), total);
        const QJsonObject line = dearer.json.value(QStringLiteral("lines")).toArray().first().toObject();
        QCOMPARE(line.value(QStringLiteral("optionId")).toString(), idText(option));
        QCOMPARE(line.value(QStringLiteral("unitPrice")).toInteger(), total / 2);
        // Nothing was held for it, and its key is free.
        QCOMPARE(shopper.post(QStringLiteral("/v1/orders"), expecting(total), {{"Idempotency-Key", "2"}}).status, 201);
    }
};

QTEST_GUILESS_MAIN(PriceChangedTest)
#include "price_changed_test.moc"
