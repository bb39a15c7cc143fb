// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "tests/backend/settlements/seller_case.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::settlements;
using test::Engine;
using test::SellerCase;

namespace {

QByteArray codeOf(const auto &result)
{
    return result ? QByteArray() : result.error().code;
}

} // namespace

/// What sellers are paid, alone and by two people, on every engine.
class PayoutsTest : public QObject
{
    Q_OBJECT

    /// Alice sold for so much and it is settled.
    static Day settledDay(SellerCase &shop, Money amount)
    {
        const Day day = shop.today();
        shop.sold(SellerCase::alice, amount);
        shop.goOn();
        if (!shop.run(day))
            qFatal("the day was not settled");
        return day;
    }

private Q_SLOTS:
    void V14_aPayoutIsThePeriodsOpenRows_data() { Engine::addRows(); }
    void V14_aPayoutIsThePeriodsOpenRows()
    {
        OPEN_SELLERS(shop);
        QCOMPARE(codeOf(shop.ask(SellerCase::alice, {0, 30'000})), QByteArray(code::nothingToPay));
        const Day first = settledDay(shop, 1'000);
        const Day second = settledDay(shop, 2'000);
        QCOMPARE(codeOf(shop.ask(SellerCase::bob, {first, second})), QByteArray(code::nothingToPay));
        const auto payout = shop.ask(SellerCase::alice, {first, first});
        QVERIFY(payout);
        QCOMPARE(payout->amount, 950);
        QCOMPARE(shop.row(SellerCase::alice, first).state, SettlementState::InPayout);
        QCOMPARE(shop.row(SellerCase::alice, second).state, SettlementState::Open);
        const auto another = shop.ask(SellerCase::alice, {second, second});
        QCOMPARE(codeOf(another), QByteArray(code::payoutWaiting));
        QCOMPARE(another.error().extra[QStringLiteral("payoutId")].toString(), idText(payout->id));
        QCOMPARE(shop.broken(), QStringList());

        const auto paid = shop.approve(payout->id);
        QVERIFY(paid);
        QCOMPARE(paid->status, 200);
        const QJsonObject shown = QJsonDocument::fromJson(paid->body).object();
        QCOMPARE(shown[QStringLiteral("state")].toString(), QStringLiteral("PAID"));
        QCOMPARE(shop.row(SellerCase::alice, first).state, SettlementState::Paid);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 1'900);
        QCOMPARE(codeOf(shop.approve(payout->id)), QByteArray(code::payoutClosed));
        QCOMPARE(codeOf(shop.reject(payout->id)), QByteArray(code::payoutClosed));
        QCOMPARE(codeOf(shop.approve(payout->id + 1)), QByteArray(code::payoutNotFound));
        QCOMPARE(codeOf(shop.ask(SellerCase::alice, {first, first})), QByteArray(code::nothingToPay));
        QCOMPARE(shop.ground.audit.entries().constLast().action, QByteArray("payout.pay"));
        QCOMPARE(shop.broken(), QStringList());
    }

    void V14_whatIsRejectedIsOpenAgain_data() { Engine::addRows(); }
    void V14_whatIsRejectedIsOpenAgain()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 1'000);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        const auto rejected = shop.reject(payout->id);
        QCOMPARE(rejected->state, PayoutState::Rejected);
        QCOMPARE(rejected->reason, QStringLiteral("no"));
        QCOMPARE(shop.row(SellerCase::alice, day).state, SettlementState::Open);
        QCOMPARE(shop.row(SellerCase::alice, day).payoutId, 0);
        QCOMPARE(shop.ask(SellerCase::alice, {day, day})->amount, 950);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 950);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// Nobody is paid beyond what he is owed by leaving out the days on which something went back.
    void N6_aDeficitIsInEveryPayout_data() { Engine::addRows(); }
    void N6_aDeficitIsInEveryPayout()
    {
        OPEN_SELLERS(shop);
        const Day first = shop.today();
        const Id line = shop.sold(SellerCase::alice, 1'000);
        shop.sold(SellerCase::alice, 3'000);
        shop.goOn();
        QVERIFY(shop.run(first));
        shop.back(line, 1'000, 1);
        const Day second = shop.today();
        shop.goOn();
        QVERIFY(shop.run(second));
        QCOMPARE(shop.row(SellerCase::alice, second).net, -950);
        const auto payout = shop.ask(SellerCase::alice, {first, first});
        QCOMPARE(payout->amount, 3'800 - 950);
        QCOMPARE(payout->settlements, 2);
        QVERIFY(shop.approve(payout->id));
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 0);
        // The deficit was paid off with it, so the next day carries nothing.
        const Day third = settledDay(shop, 100);
        QCOMPARE(shop.row(SellerCase::alice, third).carriedOver, 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    void N4_aboveTheTierASecondPersonPays_data() { Engine::addRows(); }
    void N4_aboveTheTierASecondPersonPays()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 2 * SellerCase::tier);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        const auto asked = shop.approve(payout->id);
        QVERIFY(asked);
        QCOMPARE(asked->status, 202);
        QCOMPARE(shop.row(SellerCase::alice, day).state, SettlementState::InPayout);
        QCOMPARE(codeOf(shop.approve(payout->id, 78)), QByteArray(code::approvalWaiting));
        const Id approvalId = *idFrom(
            QStringView(QJsonDocument::fromJson(asked->body).object()[QStringLiteral("approvalId")].toString()));
        const auto decide = [&](Id by) {
            return shop.engine->write([&](sql::Connection &connection) {
                return shop.approvals.acts().decide(
                    connection, {approvalId, ApproveIt, {by, permission::every}, "request", {}}, shop.now);
            });
        };
        QCOMPARE(codeOf(decide(77)), QByteArray(code::selfApproval));
        QCOMPARE(shop.broken(), QStringList());
        const auto approved = decide(78);
        QVERIFY(approved);
        QCOMPARE(approved->result[QStringLiteral("state")].toString(), QStringLiteral("PAID"));
        QCOMPARE(approved->result[QStringLiteral("approvalId")].toString(), idText(approvalId));
        QCOMPARE(approved->approval.asked.amount, std::optional<Money>(190'000));
        QCOMPARE(shop.row(SellerCase::alice, day).state, SettlementState::Paid);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 0);
        QCOMPARE(shop.broken(), QStringList());
        shop.spoil("UPDATE payouts SET approval_id = NULL");
        QCOMPARE(shop.broken().filter(QStringLiteral("approvals.effects")).size(), 1);
    }

    /// What two were asked about is not paid by one, whatever the tier is by then.
    void A34_whatWaitsForTwoIsNotPaidByOne_data() { Engine::addRows(); }
    void A34_whatWaitsForTwoIsNotPaidByOne()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 2 * SellerCase::tier);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        const auto asked = shop.approve(payout->id);
        QCOMPARE(asked->status, 202);
        shop.payoutTier.set(10 * SellerCase::tier);
        const auto alone = shop.approve(payout->id);
        QCOMPARE(codeOf(alone), QByteArray(code::approvalWaiting));
        QCOMPARE(alone.error().extra[QStringLiteral("approvalId")],
                 QJsonDocument::fromJson(asked->body).object()[QStringLiteral("approvalId")]);
        QCOMPARE(codeOf(shop.approve(payout->id, 78)), QByteArray(code::approvalWaiting));
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 190'000);
        shop.now += std::chrono::hours(25); // nobody agreed in time
        QCOMPARE(shop.approve(payout->id)->status, 200);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// Days asked for one after the other are no way around the tier; a day later it begins anew.
    void N4_partsAddUpWithinADay_data() { Engine::addRows(); }
    void N4_partsAddUpWithinADay()
    {
        OPEN_SELLERS(shop);
        const Day first = settledDay(shop, SellerCase::tier);
        const Day second = settledDay(shop, SellerCase::tier);
        QCOMPARE(shop.approve(shop.ask(SellerCase::alice, {first, first})->id)->status, 200);
        const auto part = shop.ask(SellerCase::alice, {second, second});
        QVERIFY(part->amount < SellerCase::tier);
        QCOMPARE(shop.approve(part->id)->status, 202);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), part->amount);
        shop.now += std::chrono::hours(25); // nobody agreed in time
        QCOMPARE(shop.approve(part->id)->status, 200);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    void A34_aPayoutRejectedMeanwhileIsNotPaid_data() { Engine::addRows(); }
    void A34_aPayoutRejectedMeanwhileIsNotPaid()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 2 * SellerCase::tier);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        const auto asked = shop.approve(payout->id);
        const Id approvalId = *idFrom(
            QStringView(QJsonDocument::fromJson(asked->body).object()[QStringLiteral("approvalId")].toString()));
        QVERIFY(shop.reject(payout->id));
        const auto approved = shop.engine->write([&](sql::Connection &connection) {
            return shop.approvals.acts().decide(
                connection, {approvalId, ApproveIt, {78, permission::every}, "request", {}}, shop.now);
        });
        QCOMPARE(codeOf(approved), QByteArray(code::subjectChanged));
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 190'000);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// ... and nobody is asked for it any more.
    void A34_whatWasAskedForARejectedPayoutIsVoid_data() { Engine::addRows(); }
    void A34_whatWasAskedForARejectedPayoutIsVoid()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 2 * SellerCase::tier);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        QCOMPARE(shop.approve(payout->id)->status, 202);
        const auto closed = [&] {
            QCoro::waitFor(shop.approvals.acts().expire());
            return shop.number("SELECT COUNT(*) FROM approvals WHERE state = 'EXPIRED' AND note = 'SUBJECT_CHANGED'");
        };
        QCOMPARE(closed(), 0);
        QVERIFY(shop.reject(payout->id));
        QCOMPARE(closed(), 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    void I21_aPayoutThatIsNotItsRowsIsFound_data() { Engine::addRows(); }
    void I21_aPayoutThatIsNotItsRowsIsFound()
    {
        OPEN_SELLERS(shop);
        const Day day = settledDay(shop, 1'000);
        const auto payout = shop.ask(SellerCase::alice, {day, day});
        const auto finds = [&](const QByteArray &breaks, const QByteArray &mends, const char *check) {
            shop.spoil(breaks);
            const bool found = !shop.broken().filter(QString::fromLatin1(check) + u':').isEmpty();
            shop.spoil(mends);
            return found && shop.broken().isEmpty();
        };
        QVERIFY(
            finds("UPDATE payouts SET amount = amount + 1", "UPDATE payouts SET amount = amount - 1", "payouts.rows"));
        QVERIFY(finds("UPDATE settlements SET payout_id = 1",
                      "UPDATE settlements SET payout_id = " + QByteArray::number(payout->id), "payouts.rows"));
        QVERIFY(finds("UPDATE payouts SET waiting_seller = NULL", "UPDATE payouts SET waiting_seller = seller_id",
                      "payouts.waiting"));
        QVERIFY(shop.approve(payout->id));
        QVERIFY(finds("UPDATE settlements SET state = 'IN_PAYOUT'", "UPDATE settlements SET state = 'PAID'",
                      "payouts.rows"));
    }
};

QTEST_GUILESS_MAIN(PayoutsTest)
#include "payouts_test.moc"
