// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_rules.h"
#include "backend/placement/order_answer.h"
#include "backend/placement/order_rate.h"
#include "backend/placement/order_request.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::orders;
using namespace firstcome::placement;
using namespace std::chrono_literals;

class OrderRequestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// As of every other body.
    void theNearestKnownFieldIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        QTest::newRow("lines") << QByteArray(R"({"Lines":[],"payment":{"method":"PG"}})")
                               << QStringLiteral("Lines is not known here; did you mean 'lines'?");
        QTest::newRow("quantity")
            << QByteArray(R"({"lines":[{"optionId":"1","quantity":1,"qantity":1}],"payment":{"method":"PG"}})")
            << QStringLiteral("lines[0].qantity is not known here; did you mean 'quantity'?");
        QTest::newRow("nothing near") << QByteArray(R"({"coupon":1,"lines":[],"payment":{"method":"PG"}})")
                                      << QStringLiteral("coupon is not known here");
    }
    void theNearestKnownFieldIsNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        const auto request = placement::decodeOrderRequest(body);
        QVERIFY(!request);
        const FieldError error = request.error().errors.constFirst();
        QCOMPARE(QString(error.field + u' ' + error.message), message);
    }

    void readsAWholeRequest()
    {
        const auto request =
            decodeOrderRequest(R"({"lines":[{"optionId":"12","quantity":3},{"quantity":1,"optionId":"7"}],
            "addressId":"5","payment":{"method":"BALANCE"},"expectedTotal":4500})");
        QVERIFY(request);
        QCOMPARE(request->lines.size(), 2U);
        QCOMPARE(request->lines[0].optionId, 12);
        QCOMPARE(request->lines[0].quantity, 3);
        QCOMPARE(request->lines[1].optionId, 7);
        QCOMPARE(request->method, PaymentMethod::Balance);
        QCOMPARE(request->addressId, std::optional<Id>(5));
        QCOMPARE(request->expectedTotal, std::optional<Money>(4'500));
    }

    void nullIsNoAddressAndNoSavedMethod()
    {
        const auto request = decodeOrderRequest(R"({"lines":[{"optionId":"1","quantity":1}],"addressId":null,
            "payment":{"method":"CARD","paymentMethodId":null}})");
        QVERIFY(request);
        QVERIFY(!request->addressId);
        QVERIFY(!request->paymentMethodId);
        const auto guarded = decodeOrderRequest(
            R"({"lines":[{"optionId":"1","quantity":1}],"payment":{"method":"PG"},"expectedTotal":null})");
        QVERIFY(!guarded);
        QCOMPARE(guarded.error().errors.constFirst().field, QStringLiteral("expectedTotal"));
    }

    void linesOfOneOptionAreAddedUp()
    {
        const auto request = decodeOrderRequest(
            R"({"lines":[{"optionId":"1","quantity":2},{"optionId":"2","quantity":1},{"optionId":"1","quantity":3}],
            "payment":{"method":"PG"}})");
        QVERIFY(request);
        QCOMPARE(request->lines.size(), 2U);
        QCOMPARE(request->lines[0].quantity, 5);
    }

    /// What is no number of ours is still one of JSON: its field is named, and what it takes.
    void aNumberThatIsTooLargeIsNamed_data()
    {
        QTest::addColumn<QByteArray>("number");
        for (const char *number : {"9223372036854775808", "18446744073709551615", "18446744073709551617", "1e400",
                                   "-9223372036854775809", "99999999999999999999999999999999"})
            QTest::newRow(number) << QByteArray(number);
    }
    void aNumberThatIsTooLargeIsNamed()
    {
        QFETCH(QByteArray, number);
        const auto request =
            decodeOrderRequest(R"({"lines":[{"optionId":"1","quantity":1},{"optionId":"2","quantity":)" + number +
                               R"(}],"payment":{"method":"PG"}})");
        QVERIFY(!request);
        QCOMPARE(request.error().code, QByteArray("REQUEST_INVALID"));
        QCOMPARE(request.error().errors.size(), 1);
        QCOMPARE(request.error().errors[0].field, QStringLiteral("lines[1].quantity"));
        QVERIFY2(request.error().errors[0].message.contains(QStringLiteral("to 9223372036854775807")),
                 qPrintable(request.error().errors[0].message));
    }

    /// A repetition that says null where the first said nothing is the same request.
    void nullAndNothingAreOneRequest()
    {
        const auto hash = [](const char *rest) {
            const QByteArray body = R"({"lines":[{"optionId":"1","quantity":1}],"payment":{"method":"PG"})";
            return hashOf(decodeOrderRequest(body + rest + '}').value());
        };
        QCOMPARE(hash(R"(,"addressId":null)"), hash(""));
        QVERIFY(hash(R"(,"addressId":"5")") != hash(""));
    }

    void A1_A6_A8_refusesWhatIsNotARequest_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char *name, const char *body, const char *code) {
            QTest::newRow(name) << QByteArray(body) << QByteArray(code);
        };
        const auto quantity = [](const char *name, const char *text, const char *code) {
            QTest::newRow(name) << QByteArray("{\"payment\":{\"method\":\"PG\"},\"lines\":[{\"optionId\":\"1\","
                                              "\"quantity\":") +
                                       text + "}]}"
                                << QByteArray(code);
        };
        row("empty", "", "REQUEST_INVALID");
        row("not json", "{\"lines\":", "REQUEST_INVALID");
        row("an array", "[]", "REQUEST_INVALID");
        row("trailing", R"({"lines":[{"optionId":"1","quantity":1}],"payment":{"method":"PG"}} x)", "REQUEST_INVALID");
        row("no payment", R"({"lines":[{"optionId":"1","quantity":1}]})", "REQUEST_INVALID");
        row("no lines", R"({"payment":{"method":"PG"}})", "REQUEST_INVALID");
        row("empty lines", R"({"lines":[],"payment":{"method":"PG"}})", "LINES_EMPTY");
        row("unknown field", R"({"lines":[{"optionId":"1","quantity":1}],"payment":{"method":"PG"},"state":"PAID"})",
            "REQUEST_INVALID");
        row("price of the client", R"({"lines":[{"optionId":"1","quantity":1,"price":1}],"payment":{"method":"PG"}})",
            "REQUEST_INVALID");
        row("id as number", R"({"lines":[{"optionId":1,"quantity":1}],"payment":{"method":"PG"}})", "REQUEST_INVALID");
        row("id with sign", R"({"lines":[{"optionId":"-1","quantity":1}],"payment":{"method":"PG"}})",
            "REQUEST_INVALID");
        row("line without quantity", R"({"lines":[{"optionId":"1"}],"payment":{"method":"PG"}})", "REQUEST_INVALID");
        row("line is no object", R"({"lines":["1"],"payment":{"method":"PG"}})", "REQUEST_INVALID");
        row("unknown method", R"({"lines":[{"optionId":"1","quantity":1}],"payment":{"method":"CASH"}})",
            "REQUEST_INVALID");
        row("payment is no object", R"({"lines":[{"optionId":"1","quantity":1}],"payment":"PG"})", "REQUEST_INVALID");
        const auto total = [](const char *name, const char *text, const char *code) {
            QTest::newRow(name) << QByteArray(R"({"payment":{"method":"PG"},"lines":[{"optionId":"1","quantity":1}],)"
                                              R"("expectedTotal":)") +
                                       text + "}"
                                << QByteArray(code);
        };
        total("total below nothing", "-1", "VALUE_INVALID");
        total("half a won", "1000.5", "REQUEST_INVALID");
        total("a thousand in short", "1e3", "REQUEST_INVALID");
        total("total as text", "\"1000\"", "REQUEST_INVALID");
        total("a guard that guards nothing", "null", "REQUEST_INVALID");
        row("null for a line's quantity", R"({"lines":[{"optionId":"1","quantity":null}],"payment":{"method":"PG"}})",
            "REQUEST_INVALID");
        quantity("zero", "0", "QUANTITY_INVALID");
        quantity("negative", "-1", "QUANTITY_INVALID");
        quantity("a fraction", "1.5", "REQUEST_INVALID");
        quantity("a fraction of nothing", "1.0", "REQUEST_INVALID");
        quantity("an exponent", "1e2", "REQUEST_INVALID");
        quantity("a text", "\"1\"", "REQUEST_INVALID");
        quantity("2^64", "18446744073709551616", "REQUEST_INVALID");
        quantity("10^400", "1e400", "REQUEST_INVALID");
        quantity("not a number", "NaN", "REQUEST_INVALID");
    }
    void A1_A6_A8_refusesWhatIsNotARequest()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        const auto request = decodeOrderRequest(body);
        QVERIFY(!request);
        QCOMPARE(request.error().code, code);
    }

    void A8_repeatedLinesNeverWrap()
    {
        const auto request = decodeOrderRequest(
            R"({"lines":[{"optionId":"1","quantity":9223372036854775807},{"optionId":"1","quantity":1}],
            "payment":{"method":"PG"}})");
        QVERIFY(!request);
        QCOMPARE(request.error().code, QByteArray("QUANTITY_INVALID"));
    }

    void everyFieldInErrorIsNamed()
    {
        const auto request = decodeOrderRequest(R"({"lines":[{"optionId":"1","quantity":1},{"optionId":2}],"x":1})");
        QVERIFY(!request);
        QStringList fields;
        for (const FieldError &error : request.error().errors)
            fields.append(error.field);
        fields.sort();
        QCOMPARE(fields, (QStringList{QStringLiteral("lines[1].optionId"), QStringLiteral("lines[1].quantity"),
                                      QStringLiteral("payment"), QStringLiteral("x")}));
        for (const Refusal &whole : {decodeOrderRequest("[]").error(), decodeOrderRequest("null").error()}) {
            QVERIFY(whole.errors.isEmpty());
            QVERIFY2(whole.detail.contains(QStringLiteral("must be a JSON object")), qPrintable(whole.detail));
        }
    }

    void A13_deepNestingAndLongListsAreRefused()
    {
        QVERIFY(!decodeOrderRequest("{\"lines\":" + QByteArray(40, '[') + QByteArray(40, ']') + '}'));
        QByteArray lines;
        for (int i = 1; i <= int(mostLines) + 1; ++i)
            lines += (i > 1 ? ",{\"optionId\":\"" : "{\"optionId\":\"") + QByteArray::number(i) + "\",\"quantity\":1}";
        const auto request = decodeOrderRequest("{\"lines\":[" + lines + "],\"payment\":{\"method\":\"PG\"}}");
        QVERIFY(!request);
        QCOMPARE(request.error().code, QByteArray("VALUE_INVALID"));
    }

    void theAnswerIsAsTheContractSays()
    {
        PlacedOrder placed;
        placed.order.id = 10;
        placed.order.total = 3'000;
        placed.order.holdExpiresAt = fromMillis(1'800'000'000'000);
        placed.order.state = OrderState::Expired; // whatever became of it since
        OrderLine line;
        line.id = 11;
        line.optionId = 5;
        line.quantity = 3;
        line.unitPrice = 1'000;
        line.state = LineState::Cancelled;
        placed.lines = {line};
        QCOMPARE(encodePlaced(placed),
                 QByteArray(R"({"id":"10","state":"PENDING_PAYMENT","total":3000,"lines":[{"lineId":"11",)"
                            R"("optionId":"5","quantity":3,"unitPrice":1000,"state":"RESERVED"}],)"
                            R"("holdExpiresAt":"2027-01-15T08:00:00.000Z"})"));
        placed.lines[0].saleId = 9;
        placed.lines[0].admission = 77;
        const QJsonObject answer = QJsonDocument::fromJson(encodePlaced(placed)).object();
        const QJsonArray admissions = answer.value(QStringLiteral("admissions")).toArray();
        QCOMPARE(admissions.size(), 1);
        QCOMPARE(admissions[0].toObject().value(QStringLiteral("sequence")).toInt(), 77);
    }

    void A12_aMemberHasTenOrdersASecond()
    {
        OrderRate rate(10);
        const Instant now = fromMillis(1'800'000'000'000);
        for (int i = 0; i < 10; ++i)
            QVERIFY(rate.allow(1, now));
        QVERIFY(!rate.allow(1, now + 500ms));
        QVERIFY(rate.allow(2, now + 500ms));
        QVERIFY(!rate.allow(1, now + 1000ms));
        QVERIFY(rate.allow(1, now + 1500ms));
        QVERIFY(rate.allow(1, now + 5000ms));
        OrderRate none(0);
        for (int i = 0; i < 100; ++i)
            QVERIFY(none.allow(1, now));
    }

    /// Two processes have one limit; of a member's one order a second nothing is told.
    void A12_aMemberHasTenOrdersASecondWhereverHeTries()
    {
        Changes here;
        Changes there;
        int told = 0;
        here.sendTo([&](std::span<const Change> changes) {
            ++told;
            there.hear(changes);
        });
        there.sendTo([&](std::span<const Change> changes) { here.hear(changes); });
        OrderRate ann(10);
        OrderRate ben(10);
        ann.share(here);
        ben.share(there);
        const Instant now = fromMillis(1'800'000'000'000);
        QVERIFY(ann.allow(7, now));
        QVERIFY(ann.allow(8, now));
        QCOMPARE(told, 0);
        for (int i = 0; i < 6; ++i)
            QVERIFY(ann.allow(1, now));
        QCOMPARE(told, 5);
        for (int i = 0; i < 4; ++i)
            QVERIFY(ben.allow(1, now + 100ms));
        QVERIFY(!ben.allow(1, now + 200ms));
        QVERIFY(!ann.allow(1, now + 300ms));
        QVERIFY(!ann.allow(1, now + 1000ms));
        QVERIFY(ann.allow(1, now + 1900ms));
        // The clock of one is ahead: its second is the other's, too, and an early one of this second counts in it.
        QVERIFY(ben.allow(2, now + 2000ms) && ben.allow(2, now + 2000ms));
        QVERIFY(ann.allow(2, now + 1990ms));
        QVERIFY(ann.allow(1, now + 3500ms));
        // A clock that is put back is followed.
        QVERIFY(ann.allow(1, now - 3600s));
    }

    void whatADueOrderNeeds()
    {
        Order order;
        const Instant now = fromMillis(1'800'000'000'000);
        order.holdExpiresAt = now;
        QVERIFY(isExpired(order, now));
        QVERIFY(!isPayable(order, now));
        QVERIFY(isPayable(order, now - 1ms));
        QVERIFY(!attentionReason(order));
        order.payingSince = now - 1s;
        QVERIFY(!isExpired(order, now));
        QVERIFY(!isPayable(order, now - 1ms));
        QCOMPARE(attentionReason(order), QByteArray("PAYMENT_UNKNOWN"));
        order.state = OrderState::Paid;
        QVERIFY(!isExpired(order, now));
        QCOMPARE(attentionReason(order), QByteArray("SAGA_STUCK"));
        order.state = OrderState::Cancelled;
        QCOMPARE(attentionReason(order), QByteArray("MONEY_NOT_BACK"));
        order.state = OrderState::Completed;
        QVERIFY(!attentionReason(order));
    }

    void whatAPaidOrderWaitsFor()
    {
        const SagaLimits limits;
        const Instant now{};
        using enum LineState;
        const auto due = [&](std::vector<LineState> lines) { return dueOfPaid(lines, limits, now); };
        QCOMPARE(due({Reserved, LineState::Paid}), now + limits.stockCommitted);
        QCOMPARE(due({DeliveryRequested, Delivered}), now + limits.delivered);
        QCOMPARE(due({LineState::Cancelled}), now + limits.moneyBack);
        QCOMPARE(due({Delivered, LineState::Cancelled}), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(OrderRequestTest)
#include "order_request_test.moc"
