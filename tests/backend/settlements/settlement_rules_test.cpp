// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement.h"
#include <QTest>
#include <random>

using namespace firstcome;
using namespace firstcome::settlements;

namespace {

Instant at(const char *iso)
{
    return *fromIso(QString::fromLatin1(iso));
}

SettlementLine saleOf(Money amount, Money fee, Day day = 100)
{
    SettlementLine sale;
    sale.id = 1;
    sale.day = day;
    sale.lineId = 7;
    sale.amount = amount;
    sale.fee = fee;
    return sale;
}

} // namespace

/// Days, fees, what goes back and what is carried over, without a database.
class SettlementRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysAreThoseOfSeoul()
    {
        QCOMPARE(dayText(dayOf(at("2026-11-27T14:59:59.999Z"))), QStringLiteral("2026-11-27"));
        QCOMPARE(dayText(dayOf(at("2026-11-27T15:00:00.000Z"))), QStringLiteral("2026-11-28"));
        QCOMPARE(dayText(dayOf(at("2028-02-28T15:00:00.000Z"))), QStringLiteral("2028-02-29"));
        QCOMPARE(dayText(dayOf(at("2026-12-31T15:00:00.000Z"))), QStringLiteral("2027-01-01"));
        QCOMPARE(beginOf(*dayFrom(u"2026-11-28")), at("2026-11-27T15:00:00.000Z"));
        QVERIFY(!dayFrom(u"2026-02-29"));
        QVERIFY(!dayFrom(u"2026-2-1"));
        QVERIFY(!dayFrom(u"1969-12-31"));
        QVERIFY(!dayFrom(u"20260201xx"));
    }

    void V12_aDayIsDueAtFourOfTheNext()
    {
        const Day day = *dayFrom(u"2026-11-27");
        QCOMPARE(lastDueDay(at("2026-11-27T18:59:59.999Z")), day - 1);
        QCOMPARE(lastDueDay(at("2026-11-27T19:00:00.000Z")), day);
        QCOMPARE(lastDueDay(at("2026-11-28T18:59:59.999Z")), day);
    }

    void aHalfGoesToTheEvenWon_data()
    {
        QTest::addColumn<Money>("amount");
        QTest::addColumn<qint64>("rate");
        QTest::addColumn<Money>("fee");
        QTest::newRow("0.5 down to 0") << Money(10) << qint64(500) << Money(0);
        QTest::newRow("1.5 up to 2") << Money(30) << qint64(500) << Money(2);
        QTest::newRow("2.5 down to 2") << Money(50) << qint64(500) << Money(2);
        QTest::newRow("0.51 up") << Money(51) << qint64(100) << Money(1);
        QTest::newRow("0.49 down") << Money(49) << qint64(100) << Money(0);
        QTest::newRow("all") << Money(12'900) << qint64(10'000) << Money(12'900);
        QTest::newRow("nothing") << Money(12'900) << qint64(0) << Money(0);
        QTest::newRow("below") << Money(-30) << qint64(500) << Money(-2);
        QTest::newRow("beyond 64 bits") << Money(4'000'000'000'000'000'000) << qint64(5'000)
                                        << Money(2'000'000'000'000'000'000);
    }
    void aHalfGoesToTheEvenWon()
    {
        QFETCH(Money, amount);
        QFETCH(qint64, rate);
        QTEST(shareOf(amount, {rate}), "fee");
    }

    /// However a line goes back in parts: when all of it has, all of its fee has, and never more in between.
    void feesGoBackInTheSameShare()
    {
        std::mt19937 random(20261128);
        for (int round = 0; round < 2'000; ++round) {
            const Money amount = 1 + Money(random() % 20'000);
            const SettlementLine sale = saleOf(amount, shareOf(amount, {qint64(random() % 3'000)}));
            BackBefore before;
            Id claim = 0;
            while (before.amount + amount > 0) {
                const Money part = 1 + Money(random() % quint64(amount + before.amount));
                const auto line = backLine(sale, {++claim, 7, part, {}}, before, 99);
                QVERIFY(line);
                before.amount += line->amount;
                before.fee += line->fee;
                QVERIFY(before.fee <= 0 && -before.fee <= sale.fee);
            }
            QCOMPARE(before.fee, -sale.fee);
            QVERIFY(!backLine(sale, {++claim, 7, 1, {}}, before, 99));
        }
        QVERIFY(!backLine(saleOf(100, 5), {1, 7, 0, {}}, {}, 99));
        QVERIFY(!backLine(saleOf(100, 5), {1, 7, 101, {}}, {}, 99));
    }

    void N6_whatGoesBackAfterTheRunIsAClawbackOfAnOpenDay()
    {
        const SettlementLine sale = saleOf(1'000, 50);
        const GivenBack back{9, 7, 400, beginOf(105)};
        const auto sameDay = backLine(sale, back, {}, 99);
        QCOMPARE(sameDay->kind, SettlementLineKind::Refund);
        QCOMPARE(sameDay->day, 100);
        QCOMPARE(sameDay->amount, -400);
        QCOMPARE(sameDay->fee, -20);
        QCOMPARE(sameDay->claimId, 9);
        const auto later = backLine(sale, back, {}, 100);
        QCOMPARE(later->kind, SettlementLineKind::Clawback);
        QCOMPARE(later->day, 105);
        QCOMPARE(backLine(sale, back, {}, 110)->day, 111);
    }

    void N6_aDeficitIsTheNextRowsBurden()
    {
        const Settlement row = settled({5, 3, 1'000, -700, 15}, 100, -500);
        QCOMPARE(row.earned(), 285);
        QCOMPARE(row.net, -215);
        QCOMPARE(row.payable(), -215);
        Settlement carried = row;
        carried.carried = true;
        QCOMPARE(carried.payable(), 0);
        QCOMPARE(row.state, SettlementState::Open);
    }
};

QTEST_GUILESS_MAIN(SettlementRulesTest)
#include "settlement_rules_test.moc"
