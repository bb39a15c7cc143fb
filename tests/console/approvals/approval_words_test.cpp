// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval_words.h"

#include <QJsonArray>
#include <QTest>

using namespace firstcome;

namespace {

QJsonObject waiting()
{
    return {{QStringLiteral("id"), QStringLiteral("12")},
            {QStringLiteral("action"), QStringLiteral("STOCK_CORRECTION")},
            {QStringLiteral("permission"), QStringLiteral("stock.correct")},
            {QStringLiteral("subject"), QJsonObject{{QStringLiteral("type"), QStringLiteral("option")},
                                                    {QStringLiteral("id"), QStringLiteral("77")},
                                                    {QStringLiteral("label"), QStringLiteral("Ring · Gold")}}},
            {QStringLiteral("before"), QJsonObject{{QStringLiteral("onHand"), 1'040}}},
            {QStringLiteral("after"),
             QJsonObject{{QStringLiteral("onHand"), 12}, {QStringLiteral("kind"), QStringLiteral("SCRAPPED")}}},
            {QStringLiteral("reason"), QStringLiteral("water damage")},
            {QStringLiteral("requestedBy"), QJsonObject{{QStringLiteral("login"), QStringLiteral("kim")}}},
            {QStringLiteral("requestedAt"), QStringLiteral("2026-01-31T09:00:00.000Z")},
            {QStringLiteral("expiresAt"), QStringLiteral("2026-02-01T09:00:00.000Z")},
            {QStringLiteral("state"), QStringLiteral("WAITING")},
            {QStringLiteral("version"), 1},
            {QStringLiteral("allowedActions"), QJsonArray{QStringLiteral("APPROVE")}}};
}

} // namespace

class ApprovalWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsReadWhole()
    {
        const auto approval = approvalFrom(waiting());
        QVERIFY(approval);
        QCOMPARE(approval->id, Id(12));
        QCOMPARE(approval->subject.label, QStringLiteral("Ring · Gold"));
        QCOMPARE(approval->askedBy, QStringLiteral("kim"));
        QCOMPARE(approval->expiresAt - approval->askedAt, std::chrono::hours(24));
        QVERIFY(!approval->amount && !approval->decidedAt);
        QVERIFY(approval->isAllowed("APPROVE") && !approval->isAllowed("REJECT"));
    }

    void whatIsOfAKindThatIsNotKnownIsLeftOut()
    {
        QJsonObject strange = waiting();
        strange.insert(QStringLiteral("action"), QStringLiteral("LAUNCH"));
        QVERIFY(!approvalFrom(strange));
    }

    void beforeAndAfterAreSaidInWords()
    {
        const auto approval = approvalFrom(waiting());
        const QList<BeforeAfter> changes = approval_words::changes(*approval);
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0].name, QStringLiteral("Kind"));
        QCOMPARE(changes[0].after, QStringLiteral("scrapped"));
        QVERIFY(changes[0].before.isEmpty());
        QCOMPARE(changes[1].before, QStringLiteral("1,040"));
        QCOMPARE(approval_words::summary(*approval), QStringLiteral("Kind scrapped, On hand 1,040 → 12"));
    }

    void whatStaysTheSameComesLastAndIsNoChange()
    {
        QJsonObject object = waiting();
        object.insert(QStringLiteral("before"),
                      QJsonObject{{QStringLiteral("available"), 5}, {QStringLiteral("onHand"), 7}});
        object.insert(QStringLiteral("after"),
                      QJsonObject{{QStringLiteral("available"), 5}, {QStringLiteral("onHand"), 9}});
        const QList<BeforeAfter> changes = approval_words::changes(*approvalFrom(object));
        QCOMPARE(changes[0].name, QStringLiteral("On hand"));
        QVERIFY(!changes[1].differs());
        QCOMPARE(approval_words::summary(*approvalFrom(object)), QStringLiteral("On hand 7 → 9"));
    }

    void moneyIsMoney()
    {
        QJsonObject object = waiting();
        object.insert(QStringLiteral("before"), QJsonObject{{QStringLiteral("refundedAmount"), 0}});
        object.insert(QStringLiteral("after"), QJsonObject{{QStringLiteral("refundedAmount"), 250'000}});
        QCOMPARE(approval_words::changes(*approvalFrom(object))[0].after, QStringLiteral("₩250,000"));
    }

    void aSettingIsSaidInWords()
    {
        QJsonObject object = waiting();
        object.insert(QStringLiteral("action"), QStringLiteral("SETTING_CHANGE"));
        object.insert(QStringLiteral("before"), QJsonObject{{QStringLiteral("value"), 500'000}});
        object.insert(QStringLiteral("after"), QJsonObject{{QStringLiteral("value"), 900'000}});
        const auto approval = approvalFrom(object);
        QCOMPARE(approval_words::act(approval->action), QStringLiteral("Change of a setting"));
        QCOMPARE(approval_words::summary(*approval), QStringLiteral("Value 500,000 → 900,000"));
    }

    void everyActLeadsToItsPage_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("page");
        QTest::newRow("option") << "option"
                                << "stock";
        QTest::newRow("claim") << "claim"
                               << "refunds";
        QTest::newRow("payout") << "payout"
                                << "settlements";
        QTest::newRow("setting") << "setting"
                                 << "instances";
        QTest::newRow("operator") << "operator" << QString();
    }

    void everyActLeadsToItsPage()
    {
        QFETCH(QString, type);
        QFETCH(QString, page);
        Approval approval = *approvalFrom(waiting());
        approval.subject.type = type;
        QCOMPARE(approval_words::place(approval).page, page);
        QCOMPARE(approval_words::place(approval).key, QStringLiteral("77"));
    }
};

QTEST_MAIN(ApprovalWordsTest)
#include "approval_words_test.moc"
