// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/gateway_outcome.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::payments;
using Kind = GatewayOutcome::Kind;

namespace {

outgoing::Answer answer(int status, const QByteArray &body)
{
    return outgoing::Received{status, body};
}

/// JSON written with single quotes.
QByteArray quoted(const char *text)
{
    return QByteArray(text).replace('\'', '"');
}

QByteArray error(const char *code)
{
    return quoted("{'code':'CODE','message':'so it is'}").replace("CODE", code);
}

constexpr auto page = "<html><body>403 Forbidden</body></html>";

} // namespace

/// What the gateway did not say in its own form is not its verdict.
class GatewayOutcomeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void F33_onlyItsOwnFormAndADecisiveCodeDecide_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("confirm");
        QTest::addColumn<Kind>("found");
        QTest::addColumn<Kind>("cancel");
        const auto row = [](int status, const QByteArray &body, Kind confirm, Kind found, Kind cancel) {
            QTest::addRow("%d %s", status, body.constData()) << status << body << confirm << found << cancel;
        };
        const auto all = [row](int status, const QByteArray &body, Kind kind) { row(status, body, kind, kind, kind); };
        const auto [unknown, refused] = std::pair(Kind::Unknown, Kind::Refused);
        row(403, error("REJECT_CARD_PAYMENT"), refused, unknown, unknown);
        row(404, error("NOT_FOUND_PAYMENT_SESSION"), refused, unknown, unknown);
        row(404, error("NOT_FOUND_PAYMENT"), refused, Kind::NotFound, refused);
        row(403, error("NOT_CANCELABLE_AMOUNT"), unknown, unknown, refused);
        row(400, error("ALREADY_CANCELED_PAYMENT"), unknown, unknown, refused);
        all(400, error("ALREADY_PROCESSED_PAYMENT"), unknown);
        all(409, error("IDEMPOTENT_REQUEST_PROCESSING"), unknown);
        all(400, error("PROVIDER_ERROR"), unknown);
        all(400, error("A_CODE_OF_TOMORROW"), unknown);
        all(429, error("TOO_MANY"), unknown);
        all(500, error("REJECT_CARD_PAYMENT"), unknown);
        all(401, error("UNAUTHORIZED_KEY"), Kind::KeyRefused);
        all(403, error("INCORRECT_BASIC_AUTH_FORMAT"), Kind::KeyRefused);
        all(403, R"({"code":"REJECT_CARD_PAYMENT"})", unknown);
        for (const int status : {200, 401, 403, 404, 407, 502, 503})
            all(status, page, unknown);
        all(302, "", unknown);
        all(200, "", unknown);
        all(200, quoted("{'status':'DONE','totalAm"), unknown);
        all(404, "{}", unknown);
    }
    void F33_onlyItsOwnFormAndADecisiveCodeDecide()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(Kind, confirm);
        QFETCH(Kind, found);
        QFETCH(Kind, cancel);
        QCOMPARE(decodeConfirm(answer(status, body)).kind, confirm);
        QCOMPARE(decodeFound(answer(status, body)).kind, found);
        QCOMPARE(decodeCancel(answer(status, body)).kind, cancel);
    }

    void wordsAndFiguresAreReadOrSaidToBeUnreadable_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *body, Kind kind, const char *said) {
            QTest::newRow(body) << QByteArray(body) << kind << QString::fromLatin1(said);
        };
        row(R"({"status":"DONE","totalAmount":5,"orderId":"7"})", Kind::Approved, "DONE");
        row(R"({"status":"DONE","totalAmount":5,"balanceAmount":5,"orderId":"7","card":null,"new":{"a":[null]}})",
            Kind::Approved, "DONE");
        row(R"({"status":"PARTIAL_CANCELED","totalAmount":5,"balanceAmount":2,"orderId":"7"})", Kind::PartlyCanceled,
            "PARTIAL_CANCELED");
        row(R"({"status":"CANCELED","totalAmount":5,"balanceAmount":0,"orderId":"7"})", Kind::Canceled, "CANCELED");
        row(R"({"status":"IN_PROGRESS","orderId":"7"})", Kind::NotTaken, "IN_PROGRESS");
        row(R"({"status":"READY"})", Kind::NotTaken, "READY");
        row(R"({"status":"ABORTED","approvedAt":null})", Kind::Refused, "ABORTED");
        row(R"({"status":"EXPIRED"})", Kind::Refused, "EXPIRED");
        row(R"({"status":"HALF_DONE","totalAmount":5,"orderId":"7"})", Kind::Unreadable, "status is \"HALF_DONE\"");
        row(R"({"totalAmount":5,"orderId":"7"})", Kind::Unreadable, "status is missing");
        row(R"({})", Kind::Unreadable, "status is missing");
        row(R"({"status":"DONE","totalAmount":"12900","orderId":"7"})", Kind::Unreadable, "totalAmount is \"12900\"");
        row(R"({"status":"DONE","totalAmount":5.5,"orderId":"7"})", Kind::Unreadable, "totalAmount is 5.5");
        row(R"({"status":"DONE","orderId":"7"})", Kind::Unreadable, "totalAmount is missing");
        row(R"({"status":"DONE","totalAmount":5,"balanceAmount":"5","orderId":"7"})", Kind::Unreadable,
            "balanceAmount is \"5\"");
        row(R"({"status":"CANCELED","totalAmount":5,"orderId":"7"})", Kind::Unreadable, "balanceAmount is missing");
        row(R"({"status":"DONE","totalAmount":5})", Kind::Unreadable, "orderId is missing");
        row(R"({"status":"DONE","totalAmount":5,"orderId":"7","currency":"USD"})", Kind::Unreadable,
            "currency is \"USD\"");
        row(R"({"status":"PARTIAL_CANCELED","totalAmount":5,"balanceAmount":5,"orderId":"7"})", Kind::Unreadable,
            "status is \"PARTIAL_CANCELED\" and balanceAmount is 5");
        row(R"({"status":"ABORTED","approvedAt":"2024-01-01T00:00:00+09:00"})", Kind::Unreadable,
            "status is \"ABORTED\" and approved");
    }
    void wordsAndFiguresAreReadOrSaidToBeUnreadable()
    {
        QFETCH(QByteArray, body);
        QFETCH(Kind, kind);
        QFETCH(QString, said);
        for (const auto &outcome : {decodeConfirm(answer(200, body)), decodeFound(answer(200, body))}) {
            QCOMPARE(outcome.kind, kind);
            QCOMPARE(outcome.reason, said);
        }
    }

    void F33_aLostAnswerIsUnknownAndAnUnsentCallIsNot()
    {
        for (const auto decode : {decodeConfirm, decodeFound, decodeCancel}) {
            QCOMPARE(decode(outgoing::Unknown{QStringLiteral("timed out")}).kind, Kind::Unknown);
            QCOMPARE(decode(outgoing::NotSent{QStringLiteral("refused"), false}).kind, Kind::NotSent);
        }
    }

    void readsWhatWasApproved()
    {
        const auto outcome = decodeConfirm(
            answer(200, R"({"status":"DONE","totalAmount":12900,"orderId":"77","lastTransactionKey":"tx"})"));
        QCOMPARE(outcome.amount, 12900);
        QCOMPARE(outcome.balance, std::optional<Money>(12900));
        QCOMPARE(outcome.orderId, QByteArray("77"));
        QCOMPARE(outcome.transactionKey, QByteArray("tx"));
    }

    void aCancelIsTheLastOfItsList()
    {
        const QByteArray body = quoted("{'status':'PARTIAL_CANCELED','totalAmount':9,'balanceAmount':6,'orderId':'7',"
                                       "'cancels':[{'transactionKey':'a','cancelAmount':1},"
                                       "{'transactionKey':'b','cancelAmount':2}]}");
        const auto outcome = decodeCancel(answer(200, body));
        QCOMPARE(outcome.kind, Kind::Canceled);
        QCOMPARE(outcome.transactionKey, QByteArray("b"));
        QCOMPARE(outcome.amount, 2);
        QCOMPARE(outcome.balance, std::optional<Money>(6));
        QByteArray asText = body;
        asText.replace(quoted("'cancelAmount':2"), quoted("'cancelAmount':'2'"));
        QCOMPARE(decodeCancel(answer(200, asText)).kind, Kind::Unreadable);
        QByteArray ofTomorrow = body;
        QCOMPARE(decodeCancel(answer(200, ofTomorrow.replace("PARTIAL_CANCELED", "PARTLY"))).kind, Kind::Unreadable);
        QCOMPARE(decodeCancel(answer(200, R"({"status":"DONE","totalAmount":9,"orderId":"7"})")).kind,
                 Kind::Unreadable);
    }

    void anAnswerAboutAnotherPaymentSaysNothingOfOurs()
    {
        GatewayOutcome theirs;
        theirs.kind = Kind::Approved;
        theirs.amount = 12'900;
        theirs.balance = 12'900;
        theirs.paymentKey = "theirs";
        QCOMPARE(aboutKey(theirs, "theirs").kind, Kind::Approved);
        const GatewayOutcome read = aboutKey(theirs, "ours");
        QCOMPARE(read.kind, Kind::Unreadable);
        QCOMPARE(read.reason, QStringLiteral("paymentKey is \"theirs\""));
        QVERIFY(!read.balance);
        theirs.paymentKey = QByteArray(""); // a payment without its key
        QCOMPARE(aboutKey(theirs, "ours").kind, Kind::Unreadable);
        GatewayOutcome refused;
        refused.kind = Kind::Refused; // an error names no payment
        QCOMPARE(aboutKey(refused, "ours").kind, Kind::Refused);
    }
};

Q_DECLARE_METATYPE(firstcome::payments::GatewayOutcome::Kind)

QTEST_GUILESS_MAIN(GatewayOutcomeTest)
#include "gateway_outcome_test.moc"
