// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/claim_payloads.h"
#include "shared/contract/delivery_payloads.h"
#include "shared/contract/order_payloads.h"
#include "shared/contract/payment_payloads.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;

namespace {

constexpr Instant at = fromMillis(1'800'000'000'123);

QJsonObject objectOf(const QByteArray &encoded)
{
    return QJsonDocument::fromJson(encoded).object();
}

QByteArray without(const QByteArray &encoded, const QString &field)
{
    QJsonObject object = objectOf(encoded);
    object.remove(field);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// It comes back as it was told; without a field it is nothing, unless that may be left out; others are passed over.
template <typename Payload>
void comesBack(const Payload &payload, const QStringList &mayBeLeftOut = {})
{
    const QByteArray encoded = encodePayload(payload);
    const auto read = payloadFrom<Payload>(encoded);
    QVERIFY(read);
    QCOMPARE(encodePayload(*read), encoded);
    QJsonObject more = objectOf(encoded);
    for (const QString &field : more.keys()) {
        const bool whole = payloadFrom<Payload>(without(encoded, field)).has_value();
        QVERIFY2(whole == mayBeLeftOut.contains(field), qPrintable(field));
    }
    more.insert(QStringLiteral("unknown"), 1);
    QVERIFY(payloadFrom<Payload>(QJsonDocument(more).toJson()));
    QVERIFY(!payloadFrom<Payload>("[]"));
    QVERIFY(!payloadFrom<Payload>("no JSON"));
}

} // namespace

class PayloadsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orders()
    {
        comesBack(OrderPlaced{1, 2, 3'000, PaymentMethod::Balance, at});
        comesBack(OrderClosed{1, OrderState::PaymentFailed, QStringLiteral("why")}, {QStringLiteral("reason")});
        QVERIFY(!objectOf(encodePayload(OrderClosed{1})).contains(QStringLiteral("reason")));
        comesBack(LinesCancelled{1, {11, 12}, 500, QStringLiteral("why"), {{11, 5, 500}}}, {QStringLiteral("lines")});
        comesBack(LinesDelivered{1, at, {{11, 5, 6, 500}, {12, 5, 6, 700}}});
        comesBack(OrderCompleted{1});
        comesBack(StockCommitted{1, 2, {{11, 21, 3}}});
    }

    void payments()
    {
        comesBack(PaymentApproved{1, 9, 500, PaymentMethod::Balance});
        comesBack(PaymentCanceled{1, 9, 200, 500, QStringLiteral("claim:7")}, {QStringLiteral("cause")});
        comesBack(RefundEnded{1, 9, 200, QStringLiteral("claim:7"), PaidBackBy::ByHand});
    }

    void deliveries()
    {
        comesBack(DeliveryRequested{1, {11, 12}});
        comesBack(DeliveryStarted{1, 11});
        comesBack(Delivered{1, 11});
        comesBack(DeliveryFailed{1, 11, QStringLiteral("lost")});
    }

    void claims()
    {
        comesBack(ClaimMoved{event::claimRejected, 7, 1, 11, ClaimKind::Return});
        comesBack(ClaimApproved{7, 1, 11, 2, 5, 6, ClaimKind::Return, 1, 500, QStringLiteral("torn")});
        comesBack(ClaimCompleted{7, 1, 11, 5, 6, ClaimKind::Return, 1, 500, 400, PaidBackBy::Balance});
    }

    void whatIsNotAsDeclaredIsNothing_data()
    {
        QTest::addColumn<QByteArray>("encoded");
        QTest::newRow("an id as a number") << QByteArray(R"({"orderId":1,"lineIds":["11"]})");
        QTest::newRow("an id that is none") << QByteArray(R"({"orderId":"x","lineIds":["11"]})");
        QTest::newRow("a list that is none") << QByteArray(R"({"orderId":"1","lineIds":"11"})");
        QTest::newRow("an item that is none") << QByteArray(R"({"orderId":"1","lineIds":["11",12]})");
    }
    void whatIsNotAsDeclaredIsNothing()
    {
        QFETCH(QByteArray, encoded);
        QVERIFY(!payloadFrom<DeliveryRequested>(encoded));
    }

    /// An operator's store may have no seller: its lines are the house's own, and their money goes back all the same.
    void aLineOfTheHouseIsRead()
    {
        const auto read = payloadFrom<LinesCancelled>(encodePayload(LinesCancelled{1, {11}, 500, {}, {{11, 0, 500}}}));
        QVERIFY(read);
        QCOMPARE(read->lines.front().sellerId, 0);
        QVERIFY(payloadFrom<ClaimApproved>(encodePayload(ClaimApproved{7, 1, 11, 2, 0, 6})));
    }

    void linesAreReadStrictlyToo()
    {
        QVERIFY(!payloadFrom<StockCommitted>(R"({"orderId":"1","memberId":"2","lines":[{"lineId":"11"}]})"));
        QVERIFY(!payloadFrom<OrderClosed>(R"({"orderId":"1","state":"GONE"})"));
        QVERIFY(!payloadFrom<LinesDelivered>(R"({"orderId":"1","placedAt":"yesterday","lines":[]})"));
        QVERIFY(!payloadFrom<RefundEnded>(R"({"orderId":"1","paymentId":"2","amount":"3","cause":"","by":"NOTHING"})"));
    }
};

QTEST_GUILESS_MAIN(PayloadsTest)
#include "payloads_test.moc"
