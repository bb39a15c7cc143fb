// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_filter.h"
#include "console/refunds/claim_words.h"
#include "console/refunds/grant_dialog.h"
#include "console/widgets/theme.h"
#include <QCheckBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace firstcome;

namespace {

QJsonObject object(const char *kind)
{
    return {{QStringLiteral("id"), QStringLiteral("12")},
            {QStringLiteral("orderId"), QStringLiteral("700000000000000001")},
            {QStringLiteral("kind"), QLatin1StringView(kind)},
            {QStringLiteral("state"), QStringLiteral("REQUESTED")},
            {QStringLiteral("quantity"), 2},
            {QStringLiteral("amount"), 9'000},
            {QStringLiteral("product"), QStringLiteral("Ring")},
            {QStringLiteral("option"), QStringLiteral("Gold")},
            {QStringLiteral("reason"), QStringLiteral("scratched")},
            {QStringLiteral("requestedAt"), QStringLiteral("2026-01-31T09:00:00.000Z")},
            {QStringLiteral("version"), 3},
            {QStringLiteral("allowedActions"), QJsonArray{QStringLiteral("approve"), QStringLiteral("reject")}},
            {QStringLiteral("line"),
             QJsonObject{{QStringLiteral("quantity"), 3},
                         {QStringLiteral("unitPrice"), 5'000},
                         {QStringLiteral("paid"), 15'000},
                         {QStringLiteral("left"), 12'000},
                         {QStringLiteral("deliveredAt"), QStringLiteral("2026-01-30T09:00:00.000Z")}}},
            {QStringLiteral("payment"),
             QJsonObject{{QStringLiteral("method"), QStringLiteral("PG")},
                         {QStringLiteral("amount"), 15'000},
                         {QStringLiteral("exception"),
                          QJsonObject{{QStringLiteral("reason"), QStringLiteral("GATEWAY_REFUSES_CANCEL")},
                                      {QStringLiteral("since"), QStringLiteral("2026-01-31T09:05:00.000Z")},
                                      {QStringLiteral("said"), QStringLiteral("NOT_CANCELABLE_PAYMENT")}}}}}};
}

} // namespace

class ClaimWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aClaimIsReadWithWhatItStandsOn()
    {
        const auto detail = claimDetailFrom(object("RETURN"));
        QVERIFY(detail);
        QCOMPARE(detail->claim.kind, ClaimKind::Return);
        QCOMPARE(detail->claim.version, qint64(3));
        QCOMPARE(detail->line.left, Money(12'000));
        QVERIFY(detail->line.deliveredAt);
        QCOMPARE(detail->payment->exception->said, QStringLiteral("NOT_CANCELABLE_PAYMENT"));
        QVERIFY(!detail->payment->exception->theirs);
        QVERIFY(detail->allows("approve") && !detail->allows("withdraw"));
        QCOMPARE(claim_words::product(detail->claim), QStringLiteral("Ring · Gold"));
    }

    void whatIsNoClaimIsNone()
    {
        QJsonObject strange = object("RETURN");
        strange.insert(QStringLiteral("kind"), QStringLiteral("EXCHANGE"));
        QVERIFY(!claimDetailFrom(strange));
    }

    void whatGrantingDoesIsSaidBefore()
    {
        const auto detail = claimDetailFrom(object("RETURN"));
        const QString words = claim_words::preview(*detail, {6'000, 2, true}).join(u'\n');
        QVERIFY2(words.contains(QStringLiteral("₩6,000 goes back at the payment gateway")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("₩3,000 of what was asked for stays paid")), qPrintable(words));
        QVERIFY2(words.contains(QStringLiteral("for sale again")), qPrintable(words));
        QVERIFY(claim_words::preview(*detail, {9'000, 2, false}).join(u'\n').contains(QStringLiteral("scrapped")));
        QVERIFY(
            claim_words::preview(*detail, {9'000, 0, false}).join(u'\n').contains(QStringLiteral("keeps the goods")));
    }

    void whatTheButtonPromisesIsWhatIsSent()
    {
        GrantDialog dialog(*claimDetailFrom(object("RETURN")));
        QCOMPARE(dialog.verb()->text(), QStringLiteral("Give back ₩9,000"));
        dialog.amount()->setText(QStringLiteral("6,500"));
        dialog.restock()->setChecked(false);
        dialog.note()->setText(QStringLiteral(" worn "));
        QCOMPARE(dialog.verb()->text(), QStringLiteral("Give back ₩6,500"));
        QCOMPARE(dialog.body(), (QJsonObject{{QStringLiteral("amount"), 6'500},
                                             {QStringLiteral("quantity"), 2},
                                             {QStringLiteral("restock"), false},
                                             {QStringLiteral("note"), QStringLiteral("worn")}}));
    }

    void moreThanIsLeftCannotBeGranted_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("more than was asked") << QStringLiteral("9001");
        QTest::newRow("more than is left") << QStringLiteral("12001");
        QTest::newRow("nothing") << QStringLiteral("0");
        QTest::newRow("no amount") << QStringLiteral("all of it");
        QTest::newRow("below nothing") << QStringLiteral("-5");
    }

    void moreThanIsLeftCannotBeGranted()
    {
        QFETCH(QString, typed);
        GrantDialog dialog(*claimDetailFrom(object("REFUND")));
        dialog.amount()->setText(typed);
        QVERIFY(!dialog.verb()->isEnabled());
        QVERIFY(!dialog.error().isEmpty());
    }

    void whatComesBackBoundsTheAmount()
    {
        GrantDialog dialog(*claimDetailFrom(object("RETURN")));
        dialog.units()->setValue(1);
        QCOMPARE(dialog.body().value(QStringLiteral("amount")), QJsonValue(5'000));
        QTest::keyClicks(dialog.amount(), QStringLiteral("1")); // behind what stands there: 50001
        QVERIFY(!dialog.verb()->isEnabled());
        dialog.units()->setValue(2);
        QVERIFY2(!dialog.verb()->isEnabled(), "what was typed stays");
    }

    void aRefundLeavesTheGoodsUnlessSaidOtherwise()
    {
        GrantDialog dialog(*claimDetailFrom(object("REFUND")));
        QCOMPARE(dialog.body(), (QJsonObject{{QStringLiteral("amount"), 9'000}}));
        dialog.units()->setValue(1);
        dialog.restock()->setChecked(true);
        QCOMPARE(dialog.body().value(QStringLiteral("restock")), QJsonValue(true));
    }

    void theFilterIsKeptAndSent()
    {
        ClaimFilter filter;
        filter.text = QStringLiteral("kim");
        filter.state = ClaimState::Approved;
        filter.kind = ClaimKind::Return;
        filter.olderThan = std::chrono::hours(24);
        QCOMPARE(claimFilterFrom(toVariant(filter)), filter);
        QCOMPARE(claimFilterFrom({}), ClaimFilter{});
        const QByteArray query = claimsRequest(filter).query;
        for (const char *part : {"q=kim", "state=APPROVED", "kind=RETURN", "olderThan=86400"})
            QVERIFY2(query.contains(part), query);
        filter.state.reset();
        QCOMPARE(claimFilterFrom(toVariant(filter)), filter);
        QVERIFY(!claimsRequest(filter).query.contains("state="));
    }

private:
    Theme m_theme;
};

QTEST_MAIN(ClaimWordsTest)
#include "claim_words_test.moc"
