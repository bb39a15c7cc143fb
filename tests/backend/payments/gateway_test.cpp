// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::payments;
using Kind = GatewayOutcome::Kind;

namespace {

outgoing::Answer answer(int status, const char *body)
{
    return outgoing::Received{status, body};
}

} // namespace

class GatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyADefiniteAnswerIsCalledOne_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        const auto row = [](int status, const char *body, Kind kind) {
            QTest::newRow(body) << status << QByteArray(body) << int(kind);
        };
        row(200, R"({"status":"DONE","totalAmount":5,"orderId":"7"})", Kind::Approved);
        row(200, R"({"status":"IN_PROGRESS"})", Kind::NotTaken);
        row(200, R"({"status":"READY"})", Kind::NotTaken);
        row(200, R"({"status":"ABORTED"})", Kind::Refused);
        row(200, R"({"status":"EXPIRED"})", Kind::Refused);
        row(200, R"({"status":"something new"})", Kind::Unknown);
        row(200, "no JSON", Kind::Unknown);
        row(403, R"({"code":"REJECT_CARD_PAYMENT"})", Kind::Refused);
        row(404, R"({"code":"NOT_FOUND_PAYMENT_SESSION"})", Kind::Refused);
        row(400, R"({"code":"ALREADY_PROCESSED_PAYMENT"})", Kind::Unknown);
        row(409, R"({"code":"IDEMPOTENT_REQUEST_PROCESSING"})", Kind::Unknown);
        row(401, R"({"code":"UNAUTHORIZED_KEY"})", Kind::Unknown);
        row(429, "{}", Kind::Unknown);
        row(500, R"({"code":"FAILED_INTERNAL_SYSTEM_PROCESSING"})", Kind::Unknown);
        row(503, "", Kind::Unknown);
    }
    void onlyADefiniteAnswerIsCalledOne()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QCOMPARE(int(decodePayment(outgoing::Received{status, body}).kind), kind);
    }

    void F33_aLostAnswerIsUnknownAndAnUnsentCallIsNot()
    {
        QCOMPARE(decodePayment(outgoing::Unknown{QStringLiteral("timed out")}).kind, Kind::Unknown);
        QCOMPARE(decodePayment(outgoing::NotSent{QStringLiteral("refused"), false}).kind, Kind::NotSent);
        QCOMPARE(decodeCancel(outgoing::Unknown{QStringLiteral("timed out")}).kind, Kind::Unknown);
    }

    void readsWhatWasApproved()
    {
        const auto outcome = decodePayment(
            answer(200, R"({"status":"DONE","totalAmount":12900,"orderId":"77","lastTransactionKey":"tx"})"));
        QCOMPARE(outcome.amount, 12900);
        QCOMPARE(outcome.orderId, QByteArray("77"));
        QCOMPARE(outcome.transactionKey, QByteArray("tx"));
    }

    void aCancelIsTheLastOfItsList()
    {
        const auto outcome = decodeCancel(answer(200, R"({"cancels":[{"transactionKey":"a","cancelAmount":1},
                                                       {"transactionKey":"b","cancelAmount":2}]})"));
        QCOMPARE(outcome.kind, Kind::Canceled);
        QCOMPARE(outcome.transactionKey, QByteArray("b"));
        QCOMPARE(outcome.amount, 2);
        QCOMPARE(decodeCancel(answer(400, R"({"code":"NOT_CANCELABLE_AMOUNT"})")).kind, Kind::Refused);
    }
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "gateway_test.moc"
