// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/histories.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodOneHolds() { QCOMPARE(failedOf(goodHistory()), QStringList()); }

    void seesALaterBuyerBeforeAnEarlierOne()
    {
        History history = goodHistory();
        std::swap(history.tries[2].admissions, history.tries[3].admissions);
        QCOMPARE(failedOf(history), only("first-come-first-served"));
        history.tries[3].sentMicros = history.tries[2].sentMicros; // at the same time, either may come first
        QCOMPARE(failedOf(history), QStringList());
    }

    void seesAPlaceGivenTwiceOrToNobody()
    {
        History twice = goodHistory();
        twice.tries[3].admissions = {{sale, 3}};
        QVERIFY(failedOf(twice).contains(QStringLiteral("places-distinct")));
        History nobody = goodHistory();
        nobody.tries.erase(nobody.tries.begin() + 3);
        nobody.after = {{option, 3}};
        nobody.tries.back().lines = {{option, 4}};
        nobody.tries.back().shortLines = {{option, 4, 3}};
        QCOMPARE(failedOf(nobody), only("places-distinct"));
        nobody.tries.push_back({300, 3'000, std::nullopt, 0, {}, 0, false, {{option, 1}}, {}, {}});
        QCOMPARE(failedOf(nobody), QStringList()); // it may be his who never got an answer
        History order = goodHistory();
        order.tries[1].order = order.tries[2].order;
        QCOMPARE(failedOf(order), only("places-distinct"));
    }

    void placesAndUnitsMayBeOthers()
    {
        History beside = goodHistory();
        beside.tries.erase(beside.tries.begin() + 3);
        QVERIFY(failedOf(beside).contains(QStringLiteral("places-distinct")));
        beside.others->sales = {{sale, 1}};
        beside.others->options = {{option, 1, 0}};
        QCOMPARE(failedOf(beside), QStringList()); // as the books have it
        beside.others.reset();
        QCOMPARE(failedOf(beside), QStringList()); // nobody says who else was there
        QVERIFY(findingsText(checkHistory(beside)).contains(QStringLiteral("1 between them may be others'")));
        History gone = goodHistory();
        gone.after = {{option, 1}};
        QCOMPARE(failedOf(gone), only("units-conserved"));
        gone.others->options = {{option, 1, 0}};
        QCOMPARE(failedOf(gone), QStringList());
        gone.others.reset();
        QCOMPARE(failedOf(gone), QStringList());
        gone.after = {{option, 3}}; // nobody buys less than nothing
        QCOMPARE(failedOf(gone), only("units-conserved"));
    }

    void whatNobodyElseCanHaveCausedIsSeenInAnyCompany()
    {
        History history = goodHistory();
        history.others.reset();
        History twice = history;
        twice.tries[3].admissions = {{sale, 3}};
        QVERIFY(failedOf(twice).contains(QStringLiteral("places-distinct")));
        History order = history;
        order.tries[1].order = order.tries[2].order;
        QCOMPARE(failedOf(order), only("places-distinct"));
        History later = history;
        std::swap(later.tries[2].admissions, later.tries[3].admissions);
        QCOMPARE(failedOf(later), only("first-come-first-served"));
        History oversold = history;
        oversold.before = {{option, 7, sale}};
        oversold.after = {{option, 0}};
        QVERIFY(failedOf(oversold).contains(QStringLiteral("no-oversell")));
        History named = history;
        named.tries.back().shortLines = {{option, 3, 5}};
        QCOMPARE(failedOf(named), only("turned-away-rightly"));
    }

    void unitsComeBackFromBeforeTheRun()
    {
        History history = goodHistory();
        history.before = {{option, 7, sale}};
        history.after = {{option, 2}};
        QVERIFY(failedOf(history).contains(QStringLiteral("no-oversell")));
        history.others->options = {{option, 0, 3}};
        QCOMPARE(failedOf(history), QStringList());
    }

    void seesAGrantWithoutAPlace()
    {
        History history = goodHistory();
        history.tries.back() = {200, 9'000, 9'500, 201, {}, 2'000, false, {{option, 1}}, {}, {}};
        history.after = {{option, 1}};
        QCOMPARE(failedOf(history), only("places-distinct"));
        for (HistoryOption &each : history.before)
            each.sale = 0; // the other orders tell of which sale it is
        QCOMPARE(failedOf(history), only("places-distinct"));
    }

    void seesUnitsGrantedTwice()
    {
        History history = goodHistory();
        history.before = {{option, 7}};
        history.after = {{option, 0}};
        QVERIFY(failedOf(history).contains(QStringLiteral("no-oversell")));
        history.tries[0].givenBack = true;
        QVERIFY(!failedOf(history).contains(QStringLiteral("no-oversell")));
    }

    void seesUnitsThatVanish()
    {
        History history = goodHistory();
        history.after = {{option, 1}};
        QCOMPARE(failedOf(history), only("units-conserved"));
        history.after = {{option, 3}};
        QCOMPARE(failedOf(history), only("units-conserved"));
        history.tries[0].givenBack = true;
        QCOMPARE(failedOf(history), QStringList());
    }

    void seesAMemberAboveTheLimit()
    {
        History history = goodHistory();
        for (const int i : {1, 2, 3})
            history.tries[std::size_t(i)].member = 100;
        QCOMPARE(failedOf(history), only("limits-held"));
        history.tries[1].givenBack = history.tries[2].givenBack = true;
        QVERIFY(!failedOf(history).contains(QStringLiteral("limits-held")));
    }

    void seesWhoWasRefusedForALimitHeWasBelow()
    {
        const HistoryTry refused{100, 9'000, 9'500, 422, "LIMIT_EXCEEDED", 0, false, {{option, 1}}, {}, {}};
        History less = goodHistory();
        less.tries.back() = refused;
        QCOMPARE(failedOf(less), only("limits-held")); // he has one of two
        History full = less;
        full.tries[1].member = 100;
        QCOMPARE(failedOf(full), QStringList());
        full.tries[1].givenBack = true; // he may have had it then
        QVERIFY(!failedOf(full).contains(QStringLiteral("limits-held")));
        History later = less;
        later.tries[1].member = 100;
        later.tries[1].sentMicros = 9'600;
        QVERIFY(failedOf(later).contains(QStringLiteral("limits-held")));
        History open = less;
        open.tries.push_back({100, 8'000, std::nullopt, 0, {}, 0, false, {{option, 1}}, {}, {}});
        QCOMPARE(failedOf(open), QStringList());
        History before = less;
        before.others->members = {{sale, 100, 1}};
        QCOMPARE(failedOf(before), QStringList());
        History many = less;
        many.tries.back().lines = {{option, 2}};
        QCOMPARE(failedOf(many), QStringList());
        less.others.reset(); // what he had before is not known
        QCOMPARE(failedOf(less), QStringList());
        less.tries.back().limit = ToldLimit{2, 1};
        QCOMPARE(failedOf(less), only("limits-held"));
        less.tries.back().limit = ToldLimit{2, 2};
        QCOMPARE(failedOf(less), QStringList());
    }

    void aLimitThatIsChangedInTheRunIsBoth()
    {
        History history = goodHistory();
        history.tries[1].member = 100;
        history.sales.front().perMemberLimit = 1;
        history.tries.back() = {102, 9'000, 9'500, 422, "LIMIT_EXCEEDED", 0, false, {{option, 1}}, {}, {}};
        QCOMPARE(failedOf(history), QStringList());
        history.salesAfter.front().perMemberLimit = 1;
        QCOMPARE(failedOf(history), only("limits-held"));
        history.sales.front().perMemberLimit = history.salesAfter.front().perMemberLimit = std::nullopt;
        QCOMPARE(failedOf(history), only("limits-held")); // there never was one
    }

    void seesASaleThatIsShutInItsTimeOrSellsOutOfIt_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("opens"); // seconds from the run's begin on
        QTest::addColumn<int>("closes");
        QTest::addColumn<bool>("holds");
        const auto row = [](const char *name, const char *code, int opens, int closes, bool holds) {
            QTest::newRow(name) << QByteArray(code) << opens << closes << holds;
        };
        row("not open while open", "SALE_NOT_OPEN", -60, 60, false);
        row("closed while open", "SALE_CLOSED", -60, 60, false);
        row("not open yet", "SALE_NOT_OPEN", 11, 60, true);
        row("not open, just opened by a clock that is not quite ours", "SALE_NOT_OPEN", 9, 60, true);
        row("closed, just closed by such a clock", "SALE_CLOSED", -60, 12, true);
        row("closed", "SALE_CLOSED", -60, 5, true);
        row("sold before it opened", "", 13, 60, false);
        row("sold after it closed", "", -60, 7, false);
        row("sold as it closed", "", -60, 9, true);
    }
    void seesASaleThatIsShutInItsTimeOrSellsOutOfIt()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, opens);
        QFETCH(int, closes);
        QFETCH(bool, holds);
        History history = goodHistory();
        history.tries.clear();
        const bool granted = code.isEmpty();
        HistoryTry asked{100,           10'000'000, 10'100'000, granted ? 201 : 409, code.toStdString(), 0, false,
                         {{option, 1}}, {},         {}};
        if (granted) {
            asked.order = 1'000;
            asked.admissions = {{sale, 1}};
        }
        history.tries = {asked};
        history.after = {{option, granted ? 9 : 10}};
        const SaleWindow window{began + std::chrono::seconds(opens), began + std::chrono::seconds(closes)};
        history.sales.front().window = history.salesAfter.front().window = window;
        QCOMPARE(failedOf(history), holds ? QStringList() : only("open-in-its-time"));
        history.salesAfter.front().window = SaleWindow{window.openAt, window.closeAt + 1h};
        history.sales.front().window->openAt -= 1h; // a window that was moved was perhaps not there yet
        QCOMPARE(failedOf(history).isEmpty(), holds || granted);
        history.serverBegan.reset();
        QCOMPARE(failedOf(history), QStringList());
    }

    void seesWhoWasTurnedAwayWrongly()
    {
        History left = goodHistory();
        left.tries.back().lines = {{option, 1}};
        left.tries.back().shortLines = {{option, 1, 0}};
        QCOMPARE(failedOf(left), only("turned-away-rightly"));
        History named = goodHistory();
        named.tries.back().shortLines = {{option, 3, 5}};
        QCOMPARE(failedOf(named), only("turned-away-rightly"));
        History later = goodHistory();
        later.before = {{option, 8}};
        later.after = {{option, 0}};
        later.tries.back() = {200, 6'600, 6'900, 409, "STOCK_INSUFFICIENT", 0, false, {{option, 2}}, {{option, 2, 0}},
                              {}};
        QCOMPARE(failedOf(later), only("turned-away-rightly")); // the eighth asked after that
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
