// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/error_codes.h"
#include "tests/backend/settlements/seller_case.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::settlements;
using test::Engine;
using test::SellerCase;

/// Days that are settled, interrupted, settled again, on every engine.
class RunSettlementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void V12_aDayIsSummedForEachSeller_data() { Engine::addRows(); }
    void V12_aDayIsSummedForEachSeller()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        const Id first = shop.sold(SellerCase::alice, 10'000);
        shop.sold(SellerCase::alice, 30);
        shop.sold(SellerCase::bob, 5'000);
        shop.back(first, 4'000, 1);
        QCOMPARE(shop.run(day).error().code, QByteArray(code::dayNotOver));
        shop.goOn();
        const auto run = shop.run(day);
        QVERIFY(run);
        QCOMPARE(run->state, SettlementRunState::Done);
        QCOMPARE(run->sellers, 2);
        QCOMPARE(run->lines, 4);
        const Settlement row = shop.row(SellerCase::alice, day);
        QCOMPARE(row.gross, 10'030);
        QCOMPARE(row.refunds, -4'000);
        QCOMPARE(row.fee, 500 + 2 - 200);
        QCOMPARE(row.net, 10'030 - 4'000 - 302);
        QCOMPARE(row.state, SettlementState::Open);
        QCOMPARE(shop.row(SellerCase::bob, day).net, 4'750);
        QCOMPARE(run->net, row.net + 4'750);
        QCOMPARE(shop.ledgerOf(SellerCase::alice), row.net);
        QCOMPARE(shop.ground.audit.entries().constLast().action, QByteArray("settlement.run"));
        QCOMPARE(shop.broken(), QStringList());
    }

    void aDayBeforeAnythingWasSoldIsRefused_data() { Engine::addRows(); }
    void aDayBeforeAnythingWasSoldIsRefused()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        shop.sold(SellerCase::alice, 10'000);
        shop.goOn();
        for (const Day early : {*dayFrom(u"1999-12-31"), day - 1}) {
            const auto run = shop.run(early);
            QVERIFY(!run);
            QCOMPARE(run.error().code, QByteArray(code::valueInvalid));
            QVERIFY2(run.error().detail.contains(dayText(day)), qPrintable(run.error().detail));
        }
        QVERIFY(shop.run(day).has_value());
        QVERIFY(!shop.run(day - 1)); // it was not settled meanwhile
        QCOMPARE(shop.broken(), QStringList());
    }

    /// F11: killed in the middle it goes on where it was, and whoever runs it again changes nothing.
    void F11_anInterruptedRunGoesOnAndASecondChangesNothing_data() { Engine::addRows(); }
    void F11_anInterruptedRunGoesOnAndASecondChangesNothing()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        constexpr int sellers = RunSettlement::sellersAtOnce + 50;
        for (int i = 1; i <= sellers; ++i)
            shop.sold(1'000 + i, 1'000);
        shop.goOn();
        // The process dies after its first slice; what it had read is told twice by another.
        const auto sums = [&](Id after) {
            return shop.engine->read([&](sql::Connection &connection) {
                return SettlementLineStore(connection).sums(day, after, RunSettlement::sellersAtOnce);
            });
        };
        const Run begun = shop.engine->write([&](sql::Connection &connection) {
            return shop.settlements.runs().begin(connection, {day, 0, {}}, shop.now);
        });
        const auto firstSums = sums(0);
        for (int twice = 0; twice < 2; ++twice) {
            const Run after = shop.engine->write([&](sql::Connection &connection) {
                return shop.settlements.runs().slice(connection, begun, firstSums, shop.now);
            });
            QCOMPARE(after.sellers, RunSettlement::sellersAtOnce);
            QCOMPARE(after.state, SettlementRunState::Running);
        }
        QCOMPARE(toJson(begun, shop.now + std::chrono::minutes(2))[QStringLiteral("state")].toString(),
                 QStringLiteral("INTERRUPTED"));
        QCoro::waitFor(shop.settlements.runs().runDue());
        QCOMPARE(shop.number("SELECT COUNT(*) FROM settlements"), sellers);
        QCOMPARE(shop.number("SELECT seller_count FROM settlement_runs WHERE state = 'DONE' ORDER BY day"), sellers);
        const qint64 entries = shop.number("SELECT COUNT(*) FROM ledger_entries");
        const qint64 net = shop.number("SELECT SUM(net) FROM settlements");
        QCOMPARE(net, qint64(sellers) * 950);
        const auto again = shop.run(day);
        QCOMPARE(again->net, net);
        QCOMPARE(again->sellers, sellers);
        QCoro::waitFor(shop.settlements.runs().runDue());
        QCOMPARE(shop.number("SELECT COUNT(*) FROM settlements"), sellers);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM ledger_entries"), entries);
        QCOMPARE(shop.number("SELECT SUM(net) FROM settlements"), net);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// What comes after a day was closed counts for the next, as it were of that one.
    void V13_whatComesLateGoesIntoTheNextDay_data() { Engine::addRows(); }
    void V13_whatComesLateGoesIntoTheNextDay()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        shop.sold(SellerCase::alice, 1'000);
        const Instant delivered = shop.now;
        shop.goOn();
        QVERIFY(shop.run(day));
        const Instant noon = std::exchange(shop.now, delivered);
        const Id late = shop.sold(SellerCase::alice, 2'000);
        shop.now = noon;
        QCOMPARE(shop.lines(SellerCase::alice, day).size(), 1U);
        QCOMPARE(shop.lines(SellerCase::alice, day + 1).front().lineId, late);
        QVERIFY(shop.run(day));
        QCOMPARE(shop.row(SellerCase::alice, day).gross, 1'000);
        shop.goOn();
        QVERIFY(shop.run(day + 1));
        QCOMPARE(shop.row(SellerCase::alice, day + 1).gross, 2'000);
        QCOMPARE(shop.broken(), QStringList());
    }

    void N6_aClawbackBelowZeroIsCarriedOverOnce_data() { Engine::addRows(); }
    void N6_aClawbackBelowZeroIsCarriedOverOnce()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        const Id line = shop.sold(SellerCase::alice, 10'000);
        shop.goOn();
        QVERIFY(shop.run(day));
        shop.back(line, 10'000, 1);
        shop.back(line, 10'000, 1); // the event comes twice
        shop.goOn(3);
        shop.sold(SellerCase::alice, 1'000);
        shop.goOn();
        QCoro::waitFor(shop.settlements.runs().runDue());
        const Settlement clawed = shop.row(SellerCase::alice, day + 1);
        QCOMPARE(clawed.refunds, -10'000);
        QCOMPARE(clawed.fee, -500);
        QCOMPARE(clawed.net, -9'500);
        QVERIFY(clawed.carried);
        QCOMPARE(shop.lines(SellerCase::alice, day + 1).front().kind, SettlementLineKind::Clawback);
        const Settlement next = shop.row(SellerCase::alice, day + 4);
        QCOMPARE(next.carriedOver, -9'500);
        QCOMPARE(next.net, 950 - 9'500);
        QVERIFY(!next.carried);
        // 9,500 earned, 9,500 taken back, 950 earned.
        QCOMPARE(shop.ledgerOf(SellerCase::alice), 950);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// A refund of what is under way still waits for its delivery and counts beside it.
    void N6_aRefundBeforeTheDeliveryCountsBesideTheSale_data() { Engine::addRows(); }
    void N6_aRefundBeforeTheDeliveryCountsBesideTheSale()
    {
        OPEN_SELLERS(shop);
        const Id next = shop.lastLine + 1;
        shop.back(next, 300, 1);
        shop.back(next, 300, 1);
        shop.goOn(2);
        const Day day = shop.today();
        QCOMPARE(shop.sold(SellerCase::alice, 1'000), next);
        const auto lines = shop.lines(SellerCase::alice, day);
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines.back().kind, SettlementLineKind::Refund);
        QCOMPARE(lines.back().amount, -300);
        QCOMPARE(lines.back().fee, -15);
        QCOMPARE(shop.broken(), QStringList());
    }

    void theFeeIsThatOfWhenItWasSold_data() { Engine::addRows(); }
    void theFeeIsThatOfWhenItWasSold()
    {
        OPEN_SELLERS(shop);
        const Instant before = shop.now;
        shop.goOn();
        approvals::ApprovalsModule approvals(shop.ground.all, std::chrono::hours(24));
        SettlementsModule dearer(shop.ground.all, approvals, {1'000, SellerCase::tier});
        shop.engine->write([&](sql::Connection &connection) { dearer.load(connection); });
        shop.engine->write([&](sql::Connection &connection) {
            dearer.book().sold(connection, {{1, 2, SellerCase::alice, 9, 1'000, before, shop.now},
                                            {1, 3, SellerCase::alice, 9, 1'000, shop.now, shop.now}});
        });
        const auto lines = shop.lines(SellerCase::alice, shop.today());
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines.front().fee + lines.back().fee, 150);
        QCOMPARE(lines.front().lineId == 2 ? lines.front().fee : lines.back().fee, 50);
    }

    /// A server that was down settles what it missed, the oldest day first.
    void V12_missedDaysAreCaughtUp_data() { Engine::addRows(); }
    void V12_missedDaysAreCaughtUp()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        const Id line = shop.sold(SellerCase::alice, 1'000);
        shop.goOn(3);
        shop.sold(SellerCase::alice, 2'000);
        shop.goOn(3);
        QCoro::waitFor(shop.settlements.runs().runDue());
        QCOMPARE(shop.number("SELECT COUNT(*) FROM settlement_runs WHERE state = 'DONE'"), 3);
        QCOMPARE(shop.row(SellerCase::alice, day).net, 950);
        QCOMPARE(shop.row(SellerCase::alice, day + 3).net, 1'900);
        QCOMPARE(shop.number("SELECT MAX(day) FROM settlement_runs"), day + 5);
        shop.back(line, 1, 1);
        QCOMPARE(shop.lines(SellerCase::alice, day + 6).size(), 1U);
        QCOMPARE(shop.broken(), QStringList());
    }

    void I21_whatIsNotAsItWasSettledIsFound_data() { Engine::addRows(); }
    void I21_whatIsNotAsItWasSettledIsFound()
    {
        OPEN_SELLERS(shop);
        const Day day = shop.today();
        const Id line = shop.sold(SellerCase::alice, 10'000);
        shop.sold(SellerCase::bob, 10'000);
        shop.goOn();
        QVERIFY(shop.run(day));
        shop.back(line, 10'000, 1);
        shop.goOn();
        shop.sold(SellerCase::alice, 100);
        shop.goOn();
        QCoro::waitFor(shop.settlements.runs().runDue());
        QCOMPARE(shop.broken(), QStringList());
        const auto finds = [&](const QByteArray &breaks, const QByteArray &mends, const char *check) {
            shop.spoil(breaks);
            const bool found = !shop.broken().filter(QString::fromLatin1(check) + u':').isEmpty();
            shop.spoil(mends);
            return found && shop.broken().isEmpty();
        };
        QVERIFY(finds("UPDATE settlements SET net = net + 1 WHERE seller_id = 502",
                      "UPDATE settlements SET net = net - 1 WHERE seller_id = 502", "settlements.net"));
        QVERIFY(finds("UPDATE settlements SET net = net + 1 WHERE seller_id = 502",
                      "UPDATE settlements SET net = net - 1 WHERE seller_id = 502", "settlements.ledger"));
        QVERIFY(finds("UPDATE settlements SET carried = 1 - carried WHERE net < 0 AND carried_over = 0",
                      "UPDATE settlements SET carried = 1 - carried WHERE net < 0 AND carried_over = 0",
                      "settlements.carried"));
        QVERIFY(finds("UPDATE settlement_lines SET amount = amount + 1 WHERE seller_id = 502",
                      "UPDATE settlement_lines SET amount = amount - 1 WHERE seller_id = 502", "settlements.sums"));
        QVERIFY(finds("UPDATE settlement_lines SET seller_id = 503 WHERE seller_id = 502",
                      "UPDATE settlement_lines SET seller_id = 502 WHERE seller_id = 503", "settlements.sums"));
        QVERIFY(finds("UPDATE settlement_lines SET kind = 'SALE' WHERE kind = 'CLAWBACK'",
                      "UPDATE settlement_lines SET kind = 'CLAWBACK' WHERE amount < 0", "settlements.lines"));
        QVERIFY(finds("UPDATE ledger_entries SET amount = amount + 1 WHERE credit_owner = 502",
                      "UPDATE ledger_entries SET amount = amount - 1 WHERE credit_owner = 502", "settlements.ledger"));
    }
};

QTEST_GUILESS_MAIN(RunSettlementTest)
#include "run_settlement_test.moc"
