// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/claim_rules.h"

#include "shared/contract/error_codes.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using claims::ApprovalForm;
using claims::ClaimForm;
using claims::LineFacts;

namespace {

Instant at(const char *iso)
{
    return *fromIso(QString::fromLatin1(iso));
}

/// Three units of 1,000 won, delivered on the noon of 30 January in Seoul.
LineFacts delivered()
{
    LineFacts facts;
    facts.claimed.order.state = OrderState::Completed;
    facts.claimed.line.unitPrice = 1'000;
    facts.claimed.line.quantity = 3;
    facts.claimed.line.state = LineState::Delivered;
    facts.claimed.line.deliveredAt = at("2026-01-30T03:00:00Z");
    facts.paymentLeft = 10'000;
    facts.days = std::chrono::days(1);
    return facts;
}

const Instant nextDay = at("2026-01-31T03:00:00Z");

ClaimForm refund(std::optional<Money> amount = {})
{
    ClaimForm form;
    form.amount = amount;
    return form;
}

ClaimForm returning(std::optional<qint64> quantity = {})
{
    ClaimForm form;
    form.kind = ClaimKind::Return;
    form.quantity = quantity;
    return form;
}

/// A claim to which so much was granted.
Claim granted(Money amount, ClaimDecider by, Id approvalId = 0)
{
    Claim claim;
    claim.state = ClaimState::Approved;
    claim.granted = ClaimGrant{amount, 0, false};
    claim.decided = Claim::Decided{by, 5, nextDay, {}, approvalId};
    return claim;
}

QByteArray saidOf(const Result<claims::Asked> &asked)
{
    return asked ? QByteArray("asked") : asked.error().code;
}

QByteArray saidOf(const Result<ClaimGrant> &granted)
{
    return granted ? QByteArray("granted") : granted.error().code;
}

} // namespace

class ClaimRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// N4: in parts nobody gives back more alone than at once.
    void N4_whatIsGivenAloneAddsUp()
    {
        Claim asked;
        asked.amount = 7'000;
        Claim rejected = asked;
        rejected.state = ClaimState::Rejected;
        rejected.decided = Claim::Decided{ClaimDecider::Seller, 5, nextDay, QStringLiteral("worn"), 0};
        QCOMPARE(claims::givenAlone({}), 0);
        QCOMPARE(claims::givenAlone({asked, rejected}), 0);
        QCOMPARE(claims::givenAlone({granted(300, ClaimDecider::Seller), granted(50, ClaimDecider::Operator), asked}),
                 350);
        QCOMPARE(claims::givenAlone({granted(300, ClaimDecider::Seller), granted(9'000, ClaimDecider::Operator, 12)}),
                 300);                                                          // two agreed
        QCOMPARE(claims::givenAlone({granted(9'000, ClaimDecider::Daily)}), 0); // nobody decided
    }

    void everyMoveOfAClaimIsInItsTable()
    {
        const QList<ClaimState> all{ClaimState::Requested, ClaimState::Withdrawn, ClaimState::Rejected,
                                    ClaimState::Approved, ClaimState::Completed};
        QByteArrayList moves;
        for (const ClaimState from : all) {
            for (const ClaimState to : all) {
                if (canMove(from, to))
                    moves << QByteArray(textOf(from)) + '>' + textOf(to);
            }
        }
        QCOMPARE(moves, (QByteArrayList{"REQUESTED>WITHDRAWN", "REQUESTED>REJECTED", "REQUESTED>APPROVED",
                                        "APPROVED>COMPLETED"}));
        for (const ClaimState state : all) {
            const bool open = state == ClaimState::Requested;
            QCOMPARE(allowedActions(state, ClaimRole::Owner), open ? quint32(WithdrawClaim) : 0U);
            QCOMPARE(allowedActions(state, ClaimRole::Seller), open ? ApproveClaim | RejectClaim : 0U);
            QCOMPARE(allowedActions(state, ClaimRole::Operator), open ? ApproveClaim | RejectClaim : 0U);
        }
    }

    /// O10: until the end of the next day in Seoul, whatever the month or year.
    void O10_aLineMayBeReturnedUntilTheEndOfTheNextDay_data()
    {
        QTest::addColumn<QByteArray>("deliveredAt");
        QTest::addColumn<int>("days");
        QTest::addColumn<QByteArray>("until");
        const auto row = [](const char *name, const char *deliveredAt, int days, const char *until) {
            QTest::newRow(name) << QByteArray(deliveredAt) << days << QByteArray(until);
        };
        row("noon", "2026-01-15T03:00:00.000Z", 1, "2026-01-16T15:00:00.000Z");
        row("the first moment of a day", "2026-01-14T15:00:00.000Z", 1, "2026-01-16T15:00:00.000Z");
        row("the last moment of the day before", "2026-01-14T14:59:59.999Z", 1, "2026-01-15T15:00:00.000Z");
        row("the end of a month", "2026-01-31T03:00:00.000Z", 1, "2026-02-01T15:00:00.000Z");
        row("the end of a year", "2025-12-31T03:00:00.000Z", 1, "2026-01-01T15:00:00.000Z");
        row("before a leap day", "2028-02-28T03:00:00.000Z", 1, "2028-02-29T15:00:00.000Z");
        row("a leap day", "2028-02-29T03:00:00.000Z", 1, "2028-03-01T15:00:00.000Z");
        row("no leap day", "2027-02-28T03:00:00.000Z", 1, "2027-03-01T15:00:00.000Z");
        row("the same day only", "2026-01-15T03:00:00.000Z", 0, "2026-01-15T15:00:00.000Z");
        row("a week", "2026-01-15T03:00:00.000Z", 7, "2026-01-22T15:00:00.000Z");
    }
    void O10_aLineMayBeReturnedUntilTheEndOfTheNextDay()
    {
        QFETCH(QByteArray, deliveredAt);
        QFETCH(int, days);
        QFETCH(QByteArray, until);
        LineFacts facts = delivered();
        facts.claimed.line.deliveredAt = at(deliveredAt.constData());
        facts.days = std::chrono::days(days);
        const Instant end = at(until.constData());
        QCOMPARE(saidOf(judgeRequest(facts, returning(), end - 1ms)), QByteArray("asked"));
        const auto late = judgeRequest(facts, returning(), end);
        QCOMPARE(saidOf(late), QByteArray("NOT_RETURNABLE"));
        QCOMPARE(late.error().extra.value(QStringLiteral("until")).toString().toLatin1(), until);
    }

    void theDailyJobComesAfterTheDay()
    {
        const QString after = QStringLiteral("2026-01-31T15:10:00.000Z");
        QCOMPARE(toIso(claims::completedDailyAfter(at("2026-01-30T15:00:00Z"))), after);
        QCOMPARE(toIso(claims::completedDailyAfter(at("2026-01-30T15:09:00Z"))), after);
        QCOMPARE(toIso(claims::completedDailyAfter(at("2026-01-31T14:59:59.999Z"))), after);
        QCOMPARE(toIso(claims::completedDailyAfter(at("2028-02-28T16:00:00Z"))),
                 QStringLiteral("2028-02-29T15:10:00.000Z"));
    }

    void aRefundIsOfWhatIsLeft()
    {
        LineFacts facts = delivered();
        QCOMPARE(judgeRequest(facts, refund(), nextDay)->amount, 3'000);
        facts.claimed.line.refundedAmount = 800;
        QCOMPARE(judgeRequest(facts, refund(), nextDay)->amount, 2'200);
        QCOMPARE(judgeRequest(facts, refund(2'200), nextDay)->amount, 2'200);
        const auto more = judgeRequest(facts, refund(2'201), nextDay);
        QCOMPARE(saidOf(more), QByteArray("AMOUNT_TOO_LARGE"));
        QCOMPARE(more.error().extra.value(QStringLiteral("left")).toInteger(), 2'200);
        facts.paymentLeft = 500; // the rest went back at the gateway without us
        QCOMPARE(judgeRequest(facts, refund(), nextDay)->amount, 500);
        QCOMPARE(saidOf(judgeRequest(facts, refund(501), nextDay)), QByteArray("AMOUNT_TOO_LARGE"));
        facts.paymentLeft = 0;
        QCOMPARE(saidOf(judgeRequest(facts, refund(), nextDay)), QByteArray("NOT_REFUNDABLE"));
    }

    void nothingIsGivenBackOfWhatIsNotPaid_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("line");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char *name, OrderState order, LineState line, const char *said) {
            QTest::newRow(name) << int(order) << int(line) << QByteArray(said);
        };
        row("not paid", OrderState::PendingPayment, LineState::Reserved, "NOT_REFUNDABLE");
        row("failed", OrderState::PaymentFailed, LineState::Cancelled, "NOT_REFUNDABLE");
        row("expired", OrderState::Expired, LineState::Cancelled, "NOT_REFUNDABLE");
        row("cancelled", OrderState::Cancelled, LineState::Cancelled, "NOT_REFUNDABLE");
        row("cancelled line", OrderState::PartiallyCancelled, LineState::Cancelled, "NOT_REFUNDABLE");
        row("other line cancelled", OrderState::PartiallyCancelled, LineState::Paid, "asked");
        row("paid", OrderState::Paid, LineState::Paid, "asked");
        row("requested", OrderState::Paid, LineState::DeliveryRequested, "asked");
        row("on its way", OrderState::Paid, LineState::InDelivery, "asked");
        row("delivered", OrderState::Completed, LineState::Delivered, "asked");
    }
    void nothingIsGivenBackOfWhatIsNotPaid()
    {
        QFETCH(int, order);
        QFETCH(int, line);
        QFETCH(QByteArray, said);
        LineFacts facts = delivered();
        facts.claimed.order.state = OrderState(order);
        facts.claimed.line.state = LineState(line);
        QCOMPARE(saidOf(judgeRequest(facts, refund(), nextDay)), said);
        const bool isDelivered = LineState(line) == LineState::Delivered;
        QCOMPARE(saidOf(judgeRequest(facts, returning(), nextDay)),
                 isDelivered ? QByteArray("asked") : QByteArray("NOT_RETURNABLE"));
    }

    void aReturnPaysWhatIsLeftOfItsUnits()
    {
        LineFacts facts = delivered();
        QCOMPARE(judgeRequest(facts, returning(), nextDay)->amount, 3'000);
        QCOMPARE(judgeRequest(facts, returning(), nextDay)->quantity, 3);
        QCOMPARE(judgeRequest(facts, returning(1), nextDay)->amount, 1'000);
        facts.claimed.line.returnedQuantity = 1;
        facts.claimed.line.refundedAmount = 1'500; // a unit that came back, and 500 for a scratch
        QCOMPARE(judgeRequest(facts, returning(1), nextDay)->amount, 1'000);
        QCOMPARE(judgeRequest(facts, returning(), nextDay)->amount, 1'500);
        const auto more = judgeRequest(facts, returning(3), nextDay);
        QCOMPARE(saidOf(more), QByteArray("QUANTITY_INVALID"));
        QCOMPARE(more.error().extra.value(QStringLiteral("left")).toInteger(), 2);
        facts.claimed.line.refundedAmount = 3'000;
        QCOMPARE(saidOf(judgeRequest(facts, returning(), nextDay)), QByteArray("NOT_RETURNABLE"));
    }

    void oneClaimIsOpenAndARejectionIsFinal()
    {
        LineFacts facts = delivered();
        facts.rejected = true;
        QCOMPARE(saidOf(judgeRequest(facts, refund(), nextDay)), QByteArray("CLAIM_REJECTED"));
        QCOMPARE(saidOf(judgeRequest(facts, returning(), nextDay)), QByteArray("CLAIM_REJECTED"));
        facts.claimed.line.openClaimId = 77;
        const auto open = judgeRequest(facts, refund(), nextDay);
        QCOMPARE(saidOf(open), QByteArray("CLAIM_OPEN"));
        QCOMPARE(open.error().extra.value(QStringLiteral("claimId")).toString(), QStringLiteral("77"));
    }

    void anApprovalGivesAtMostWhatWasAsked()
    {
        LineFacts facts = delivered();
        Claim claim;
        claim.amount = 2'000;
        QCOMPARE(judgeApproval(facts, claim, {})->amount, 2'000);
        QCOMPARE(judgeApproval(facts, claim, {})->quantity, 0);
        ApprovalForm form;
        form.amount = 2'001;
        QCOMPARE(saidOf(judgeApproval(facts, claim, form)), QByteArray("AMOUNT_TOO_LARGE"));
        form.amount = 1'999;
        form.restock = true;
        QCOMPARE(judgeApproval(facts, claim, form)->quantity, 3);
        QVERIFY(judgeApproval(facts, claim, form)->restock);
        form.quantity = 2;
        QCOMPARE(judgeApproval(facts, claim, form)->quantity, 2);
        form.quantity = 4;
        QCOMPARE(saidOf(judgeApproval(facts, claim, form)), QByteArray("QUANTITY_INVALID"));
        facts.claimed.line.state = LineState::InDelivery;
        form.quantity.reset();
        QCOMPARE(saidOf(judgeApproval(facts, claim, form)), QByteArray("VALUE_INVALID"));
        facts.paymentLeft = 100;
        QCOMPARE(saidOf(judgeApproval(facts, claim, {})), QByteArray("AMOUNT_TOO_LARGE"));
        facts.paymentLeft = 0;
        QCOMPARE(saidOf(judgeApproval(facts, claim, {})), QByteArray("NOT_REFUNDABLE"));
    }

    void anApprovedReturnIsForSaleAgainUnlessSaidOtherwise()
    {
        const LineFacts facts = delivered();
        Claim claim;
        claim.kind = ClaimKind::Return;
        claim.quantity = 3;
        claim.amount = 3'000;
        const auto whole = judgeApproval(facts, claim, {});
        QCOMPARE(whole->amount, 3'000);
        QCOMPARE(whole->quantity, 3);
        QVERIFY(whole->restock);
        ApprovalForm form;
        form.quantity = 2;
        form.restock = false;
        QCOMPARE(judgeApproval(facts, claim, form)->amount, 2'000);
        QVERIFY(!judgeApproval(facts, claim, form)->restock);
        form.amount = 1'500;
        QCOMPARE(judgeApproval(facts, claim, form)->amount, 1'500);
        form.amount = 2'001;
        QCOMPARE(saidOf(judgeApproval(facts, claim, form)), QByteArray("AMOUNT_TOO_LARGE"));
        form.quantity = 4;
        QCOMPARE(saidOf(judgeApproval(facts, claim, form)), QByteArray("QUANTITY_INVALID"));
    }

    /// A8: amounts and quantities that are none.
    void A8_whatIsNoAmountIsNamed_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *fields, const char *said, const char *field) {
            QTest::newRow(fields) << QByteArray(fields) << QByteArray(said) << QString::fromLatin1(field);
        };
        row(R"("kind":"REFUND","amount":0)", "VALUE_INVALID", "amount");
        row(R"("kind":"REFUND","amount":-1)", "VALUE_INVALID", "amount");
        row(R"("kind":"REFUND","amount":1.5)", "REQUEST_INVALID", "amount");
        row(R"("kind":"REFUND","amount":"1")", "REQUEST_INVALID", "amount");
        row(R"("kind":"REFUND","amount":18446744073709551616)", "REQUEST_INVALID", "amount");
        row(R"("kind":"REFUND","quantity":1)", "VALUE_INVALID", "quantity");
        row(R"("kind":"RETURN","quantity":0)", "QUANTITY_INVALID", "quantity");
        row(R"("kind":"RETURN","quantity":-3)", "QUANTITY_INVALID", "quantity");
        row(R"("kind":"RETURN","quantity":"all")", "REQUEST_INVALID", "quantity");
        row(R"("kind":"RETURN","amount":5)", "VALUE_INVALID", "amount");
        row(R"("kind":"CANCEL")", "VALUE_INVALID", "kind");
        row(R"("kind":"refund")", "VALUE_INVALID", "kind");
        row(R"("kind":"REFUND","money":5)", "REQUEST_INVALID", "money");
    }
    void A8_whatIsNoAmountIsNamed()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, said);
        QFETCH(QString, field);
        const auto form = claims::claimFormFrom(R"({"orderId":"1","lineId":"2","reason":"torn",)" + fields + '}');
        QVERIFY(!form);
        QCOMPARE(form.error().code, said);
        QCOMPARE(form.error().errors.constFirst().field, field);
    }

    void aClaimSaysWhy()
    {
        QCOMPARE(claims::claimFormFrom(R"({"orderId":"1","lineId":"2","kind":"REFUND"})").error().code,
                 QByteArray("REQUEST_INVALID"));
        QCOMPARE(claims::claimFormFrom(R"({"orderId":"1","lineId":"2","kind":"REFUND","reason":"  "})").error().code,
                 QByteArray("VALUE_INVALID"));
        QCOMPARE(claims::rejectionFrom(R"({"reason":" "})").error().code, QByteArray("VALUE_INVALID"));
        QCOMPARE(*claims::rejectionFrom(R"({"reason":" worn "})"), QStringLiteral("worn"));
        QVERIFY(claims::approvalFormFrom({}).has_value());
        QCOMPARE(claims::approvalFormFrom(R"({"amount":0})").error().code, QByteArray("VALUE_INVALID"));
    }
};

QTEST_APPLESS_MAIN(ClaimRulesTest)
#include "claim_rules_test.moc"
