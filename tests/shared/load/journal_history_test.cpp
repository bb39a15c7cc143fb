// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/journal_history.h"
#include "tests/shared/load/fakes/histories.h"
#include "tests/shared/load/fakes/story.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

HistoryOthers othersIn(const Story &story)
{
    BuyerJournal journal;
    for (const Grant &grant : story.grants)
        journal.granted(grant);
    return othersOf({journal, story.market, story.members, story.books});
}

} // namespace

class JournalHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJournalMakesOne()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::Refused, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", began, {{1, option, 1, 500}}, {{sale, 1}}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin + 1ms, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        journal.tried({101,
                       begin + 2ms,
                       begin + 6ms,
                       422,
                       "LIMIT_EXCEEDED",
                       {{option, 3, 0}},
                       {},
                       OrderTry::notGranted,
                       ToldLimit{2, 1}});
        Market market;
        market.products = {{5, "ring", {option}, sale, 2}};
        const ShownStock stock{{{option, 4}}, {{option, 4}}};
        const History history = historyOf({journal, market, stock, fromMillis(0), {begin + 7ms, began, true}});
        QCOMPARE(history.tries.size(), std::size_t(2));
        QCOMPARE(history.tries[0].sentMicros, 0);
        QCOMPARE(history.tries[1].answeredMicros, std::optional<qint64>(5'000));
        QVERIFY(history.tries[0].givenBack);
        QCOMPARE(history.before.front().sale, sale);
        QVERIFY(history.serverBegan == began - 6ms); // the first was sent 6 ms before the stock was read
        QCOMPARE(history.tries[1].limit->granted, 1);
        QCOMPARE(failedOf(history), QStringList());
    }

    /// By the server's clock, which may be hours away from ours.
    void whatWasNeverPaidComesBackWhenItsTimeIsOver()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::NotAsked, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", began + 60s, {{1, option, 1, 500}}, {}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        Market market;
        market.products = {{5, "ring", {option}, 0, std::nullopt}};
        const ShownStock back{{{option, 4}}, {{option, 4}}};
        const auto seenAt = [&](Instant server) {
            return failedOf(historyOf({journal, market, back, fromMillis(0), {begin + 61s, server, true}}));
        };
        QCOMPARE(seenAt(began + 61s), QStringList());
        QCOMPARE(seenAt(began + 30s), only("units-conserved"));
    }

    /// The shop takes the money after the answer; an order for which there was too little gives its units back.
    void whatTheShopTakesFromABalanceMayComeBack()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::Taken, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", began + 90s, {{1, option, 1, 500}}, {}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin + 1ms, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        Market market;
        market.products = {{5, "ring", {option}, 0, std::nullopt}};
        for (const qint64 after : {3, 4}) {
            const ShownStock stock{{{option, 4}}, {{option, after}}};
            QCOMPARE(failedOf(historyOf({journal, market, stock, fromMillis(0), {begin + 5ms, began}})), QStringList());
        }
    }

    void whatCameInTheRunIsNamed()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::Approved, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", {}, {{1, 8, 1, 500}}, {{sale, 1}}};
        journal.tried({100, begin, begin + 5ms, 201, {}, {{8, 1, 0}}, {}, journal.granted(grant)});
        Market market;
        market.products = {{5, "ring", {option}, 0, std::nullopt}};
        const ShownStock stock{{{option, 4}}, {{option, 4}, {8, 3}}};
        const HistoryFolder folder;
        const QByteArray text = folder.text(historyOf({journal, market, stock, began, {begin, began}}));
        const auto read = readHistory(folder.write(text));
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().detail));
        QVERIFY(!read->serverBegan); // its clock is not known
    }

    /// Everything that the books say and the run does not.
    void othersAreWhatTheBooksSayBesideTheRun()
    {
        Story story;
        QVERIFY(othersIn(story).options.empty());
        QVERIFY(othersIn(story).sales.empty());
        story.books.lastOrderBefore = 999;
        story.books.before[optionA] = {9, 3, 6, 0}; // holds from before the run
        story.books.after[optionA].onHand += 5;     // and three of the five more were there
        BookOrder other{2'000, 900, OrderState::Cancelled, price, readAt, false, {}, {}};
        other.lines = {{{2'001, optionA, 2, price}, LineState::Cancelled}};
        story.books.orders.emplace(other.id, other);
        story.admissions().push_back({6, 2'000, 900, 2});
        story.admissions().push_back({7, 2'010, 901, 1}); // no list shows it
        story.admissions().insert(story.admissions().begin(), {0, 500, 100, 1});
        const HistoryOthers others = othersIn(story);
        QCOMPARE(others.options.size(), std::size_t(2));
        QCOMPARE(others.options[0].option, optionA);
        QCOMPARE(others.options[0].took, 3);
        QCOMPARE(others.options[0].returned, 3 + 2 + 2 + 1);
        QCOMPARE(others.options[1].took, 1);
        QCOMPARE(others.sales.size(), std::size_t(1));
        QCOMPARE(others.sales[0].count, 2);
        QCOMPARE(others.members.size(), std::size_t(1));
        QCOMPARE(others.members[0].member, Id(100));
        QCOMPARE(others.members[0].units, 1);
    }
};

QTEST_GUILESS_MAIN(JournalHistoryTest)
#include "journal_history_test.moc"
