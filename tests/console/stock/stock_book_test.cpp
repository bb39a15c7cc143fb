// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_book.h"
#include "console/stock/stock_filter.h"
#include "console/stock/stock_order.h"
#include "console/stock/stock_words.h"

#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant start = fromMillis(1'769'850'000'000);

StockView option(Id id, qint64 version, qint64 held = 0, qint64 sold = 0)
{
    StockView view;
    view.optionId = id;
    view.productId = 1000 + id;
    view.product = QStringLiteral("Ring %1").arg(id);
    view.option = QStringLiteral("Size M");
    view.onHand = 100 - sold;
    view.held = held;
    view.sold = sold;
    view.version = version;
    return view;
}

/// As in a live frame: without names.
StockView change(Id id, qint64 version, qint64 held, qint64 sold = 0)
{
    StockView view = option(id, version, held, sold);
    view.product.clear();
    view.option.clear();
    return view;
}

} // namespace

class StockBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anOlderVersionNeverOverwritesANewerOne()
    {
        StockBook book;
        book.takePage({option(1, 5, 3)});
        QVERIFY(!book.apply(change(1, 4, 9), start));
        QVERIFY(!book.apply(change(1, 5, 9), start));
        QCOMPARE(book.at(0).view.held, 3);
        QCOMPARE(book.apply(change(1, 6, 9), start), std::optional(0));
        QCOMPARE(book.at(0).view.held, 9);
        QCOMPARE(book.at(0).view.product, QStringLiteral("Ring 1"));
        // A snapshot read before the change and answered after it.
        book.beginSnapshot();
        QVERIFY(book.takePage({option(1, 5, 3)}).empty());
        QCOMPARE(book.at(0).view.held, 9);
    }

    void aChangeThatComesBeforeItsPageIsKeptForIt()
    {
        StockBook book;
        book.beginSnapshot();
        QVERIFY(!book.apply(change(7, 12, 4), start));
        QVERIFY(!book.apply(change(7, 11, 2), start));
        QVERIFY(book.missesOptions());
        book.takePage({option(7, 10, 1)});
        QCOMPARE(book.at(0).view.held, 4);
        QCOMPARE(book.at(0).view.version, 12);
        QVERIFY(!book.missesOptions());
        // The page may also have been read after the change.
        QVERIFY(!book.apply(change(8, 3, 1), start));
        book.takePage({option(8, 9, 6)});
        QCOMPARE(book.at(1).view.held, 6);
    }

    void whatASnapshotDoesNotBringIsGoneAndMayComeBack()
    {
        StockBook book;
        book.beginSnapshot();
        book.takePage({option(1, 1), option(2, 1)});
        QVERIFY(book.endSnapshot().empty());
        book.beginSnapshot();
        book.takePage({option(2, 1)});
        QCOMPARE(book.endSnapshot(), std::vector<int>{0});
        QVERIFY(book.at(0).gone);
        QVERIFY(!book.at(1).gone);
        book.beginSnapshot();
        book.takePage({option(1, 1), option(2, 1)});
        QVERIFY(book.endSnapshot().empty());
        QVERIFY(!book.at(0).gone);
    }

    void aDeletedOneIsFoundByASearchAlone()
    {
        StockBook book;
        book.beginSnapshot();
        book.takePage({option(1, 1), option(2, 1)});
        book.endSnapshot();
        book.beginSnapshot();
        book.takePage({option(2, 1)});
        book.endSnapshot();
        StockView dead = option(3, 4);
        dead.deleted = true;
        book.takeFound({dead});
        StockRanking ranking;
        QCOMPARE(ranking.rank(book, start), std::vector<int>{1});
        ranking.setFilter({QStringLiteral("ring"), StockFilter::Show::All});
        QCOMPARE(ranking.rank(book, start).size(), size_t(3));
        QCOMPARE(book.at(0).standing(), StockStanding::Gone);
        QCOMPARE(book.at(2).standing(), StockStanding::Gone);
        QCOMPARE(pillOf(book.at(2), start).word, QStringLiteral("Deleted"));
        QCOMPARE(totalsOf(book, start).options, 1);
        // The next snapshot does not have it, and it stays what it is.
        book.beginSnapshot();
        book.takePage({option(2, 1)});
        QVERIFY(book.endSnapshot().empty());
        QCOMPARE(book.at(2).standing(), StockStanding::Gone);
    }

    void whatIsTakenOffSaleSaysSoAtOnce()
    {
        StockBook book;
        book.takePage({option(1, 1)});
        StockView off = change(1, 2, 0);
        off.onSale = false;
        book.apply(off, start);
        QCOMPARE(book.at(0).standing(), StockStanding::OffSale);
        QCOMPARE(pillOf(book.at(0), start).word, QStringLiteral("Off sale"));
    }

    void aRenamedOptionIsFoundUnderItsNewName()
    {
        StockBook book;
        book.takePage({option(1, 1)});
        StockView renamed = option(1, 1);
        renamed.product = QStringLiteral("은반지");
        QCOMPARE(book.takePage({renamed}), std::vector<int>{0});
        QVERIFY(book.at(0).searched.contains(QStringLiteral("은반지")));
    }

    void theRateIsWhatWasTakenInTheLastTenSeconds()
    {
        StockBook book;
        book.takePage({option(1, 1)});
        for (int second = 0; second < 20; ++second)
            QVERIFY(book.apply(change(1, 2 + second, 3 * (second + 1)), start + std::chrono::seconds(second)));
        const StockRow &row = book.at(0);
        QCOMPARE(row.perSecond(start + 19s), 3.0);
        QCOMPARE(row.untilSoldOut(start + 19s), std::optional(std::chrono::milliseconds(40'000 / 3)));
        QCOMPARE(row.perSecond(start + 24s), 1.5);
        QCOMPARE(row.perSecond(start + 29s), 0.0);
        QVERIFY(!row.untilSoldOut(start + 29s));
    }

    void unitsThatComeBackAreNoSale()
    {
        StockBook book;
        book.takePage({option(1, 1, 10)});
        book.apply(change(1, 2, 4), start);
        QCOMPARE(book.at(0).perSecond(start), 0.0);
        // Paid: from held to sold, nothing is taken from what is available.
        book.apply(change(1, 3, 0, 4), start + 1s);
        QCOMPARE(book.at(0).perSecond(start + 1s), 0.0);
    }

    void aQuietRowForgetsItsPulse()
    {
        StockBook book;
        book.takePage({option(1, 1), option(2, 1)});
        book.apply(change(1, 2, 5), start);
        QCOMPARE(book.pulsing(start + 30s), std::vector<int>{0});
        QVERIFY(book.at(0).pulse);
        QCOMPARE(book.at(0).pulse->perSecondSeries(start + 5s).samples().size(), 60u);
        // Told once more, so that what is shown of it goes too.
        QCOMPARE(book.pulsing(start + 2min), std::vector<int>{0});
        QVERIFY(!book.at(0).pulse);
        QVERIFY(book.pulsing(start + 2min).empty());
    }

    void thePulseKeepsAMinute()
    {
        StockPulse pulse(100);
        for (int second = 0; second < 600; ++second)
            pulse.add(100 + second, start + std::chrono::seconds(second));
        const Instant end = start + 599s;
        QCOMPARE(pulse.takenAt(end), 699);
        QCOMPARE(pulse.takenAt(end - 30s), 669);
        const auto samples = pulse.perSecondSeries(end).samples();
        QCOMPARE(samples.size(), 60u);
        QCOMPARE(pulse.perSecondSeries(end, end - 20s).samples().size(), 20u);
        QVERIFY(std::all_of(samples.begin(), samples.end(), [](const Sample &sample) { return sample.value == 1; }));
    }

    void standing()
    {
        StockRow row;
        row.view = option(1, 1, 0, 0);
        QCOMPARE(row.standing(), StockStanding::InStock);
        row.view = option(1, 2, 5, 90);
        QCOMPARE(row.standing(), StockStanding::Low);
        row.view = option(1, 3, 10, 90);
        QCOMPARE(row.standing(), StockStanding::SoldOut);
    }
};

QTEST_GUILESS_MAIN(StockBookTest)
#include "stock_book_test.moc"
