// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stock/stock_model.h"

#include "console/widgets/table_roles.h"
#include "console/widgets/table_view.h"
#include "tests/support/waits.h"
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

constexpr int manyOptions = 100'000;
constexpr int pageSize = 100;

StockView option(Id id, qint64 version = 1, qint64 held = 0)
{
    StockView view;
    view.optionId = id;
    view.productId = id / 4 + 1;
    view.product = QStringLiteral("Product %1").arg(id / 4, 6, 10, QChar(u'0'));
    view.option = QStringLiteral("Option %1").arg(id % 4);
    view.onHand = 1000;
    view.held = held;
    view.version = version;
    return view;
}

void fill(StockModel &model, int options)
{
    model.beginSnapshot();
    for (int first = 1; first <= options; first += pageSize) {
        std::vector<StockView> page;
        for (int id = first; id < first + pageSize && id <= options; ++id)
            page.push_back(option(id));
        model.takePage(page);
    }
    model.endSnapshot();
}

int changedRows(const QSignalSpy &spy)
{
    int rows = 0;
    for (const auto &signal : spy)
        rows += signal.at(1).toModelIndex().row() - signal.at(0).toModelIndex().row() + 1;
    return rows;
}

} // namespace

class StockModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_now = fromMillis(1'769'850'000'000); }

    void aFrameNamesOnlyTheRowsThatChanged()
    {
        StockModel model([this] { return m_now; });
        fill(model, manyOptions);
        model.sort(int(StockColumn::Product), Qt::AscendingOrder);
        QCOMPARE(model.rowCount(), manyOptions);
        QSignalSpy changed(&model, &StockModel::dataChanged);
        QSignalSpy reset(&model, &StockModel::modelReset);
        for (int i = 0; i < 20; ++i) {
            model.apply(option(1000 + i, 2, 5)); // beside each other
            model.apply(option(1000 + i, 3, 6)); // twice: said once
        }
        model.apply(option(70'000, 2, 1));
        model.apply(option(70'000, 1, 9)); // older
        QCOMPARE(changed.count(), 0);
        WAIT_COMPARE(changed.count(), 2, 60'000);
        QCOMPARE(changedRows(changed), 21);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.at(0).at(0).toModelIndex().column(), int(StockColumn::State));
    }

    void tenThousandChangesCostOneSignalAFrame()
    {
        StockModel model([this] { return m_now; });
        fill(model, manyOptions);
        QSignalSpy changed(&model, &StockModel::dataChanged);
        for (int i = 0; i < 10'000; ++i)
            model.apply(option(1 + i * 7, 2, 5));
        WAIT_VERIFY(!changed.isEmpty(), 60'000);
        QTest::qWait(100);
        QCOMPARE(changed.count(), 1);
    }

    void rowsMoveInAFixedNumberOfSignals()
    {
        StockModel model([this] { return m_now; });
        fill(model, manyOptions);
        model.setFilter({{}, StockFilter::Show::Selling});
        QCOMPARE(model.rowCount(), 0);
        QSignalSpy inserted(&model, &StockModel::rowsInserted);
        QSignalSpy removed(&model, &StockModel::rowsRemoved);
        QSignalSpy moved(&model, &StockModel::layoutChanged);
        QSignalSpy reset(&model, &StockModel::modelReset);
        for (int i = 0; i < 5'000; ++i)
            model.apply(option(1 + i * 19, 2, 1 + i % 50));
        model.tick();
        QCOMPARE(model.rowCount(), 5'000);
        QCOMPARE(inserted.count(), 1);
        QVERIFY(moved.count() <= 2);
        // Half of them go quiet, others start: still no more.
        m_now += 11s;
        for (int i = 0; i < 5'000; ++i)
            model.apply(option(2 + i * 19, 2, 1 + i % 50));
        inserted.clear();
        moved.clear();
        model.tick();
        QCOMPARE(model.rowCount(), 5'000);
        QCOMPARE(removed.count(), 1);
        QCOMPARE(inserted.count(), 1);
        QVERIFY(moved.count() <= 2);
        QCOMPARE(reset.count(), 0);
    }

    void theModelKeepsTheRulesOfModels()
    {
        StockModel model([this] { return m_now; });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        fill(model, 500);
        for (int round = 0; round < 20; ++round) {
            for (int i = 0; i < 40; ++i)
                model.apply(option(1 + (round * 37 + i * 13) % 500, 2 + round, (round * i) % 900));
            model.setFilter({{}, StockFilter::Show(round % 4)});
            model.sort(round % int(StockColumn::Trend), round % 2 ? Qt::AscendingOrder : Qt::DescendingOrder);
            m_now += 1s;
            model.tick();
        }
    }

    void selectionStaysOnItsOptionWhateverMoves()
    {
        StockModel model([this] { return m_now; });
        fill(model, 1000);
        TableView table(UiMemory::volatileMemory());
        table.setModelAndWidths(&model, {});
        table.selectRow(*model.rowOf(500));
        for (int i = 1; i <= 1000; i += 3)
            model.apply(option(i, 2, i % 97));
        model.tick();
        QCOMPARE(table.selectedRows(), QList<int>{*model.rowOf(500)});
        model.setFilter({QStringLiteral("option 0"), StockFilter::Show::All});
        QCOMPARE(table.selectedRows(), QList<int>{*model.rowOf(500)});
    }

    void sortsLiveAndStably()
    {
        StockModel model([this] { return m_now; });
        fill(model, 8);
        QCOMPARE(model.order(), (StockOrder{StockColumn::Rate, true}));
        model.apply(option(3, 2, 20));
        model.apply(option(6, 2, 40));
        model.tick();
        QCOMPARE(model.at(0).view.optionId, 6);
        QCOMPARE(model.at(1).view.optionId, 3);
        QCOMPARE(model.at(2).view.optionId, 1); // the rest by name
        model.sort(int(StockColumn::SoldOutIn), Qt::AscendingOrder);
        QCOMPARE(model.at(0).view.optionId, 6);
        model.sort(int(StockColumn::SoldOutIn), Qt::DescendingOrder);
        QCOMPARE(model.at(0).view.optionId, 3);
        QCOMPARE(model.at(1).view.optionId, 6); // those that never sell out stay last
        m_now += 11s;
        model.sort(int(StockColumn::Rate), Qt::DescendingOrder);
        model.tick();
        QCOMPARE(model.at(0).view.optionId, 1);
    }

    void aHeldOrderStays()
    {
        StockModel model([this] { return m_now; });
        fill(model, 8);
        model.holdOrder(true);
        model.apply(option(6, 2, 40));
        model.tick();
        QCOMPARE(model.at(0).view.optionId, 1);
        QCOMPARE(model.at(*model.rowOf(6)).view.held, 40);
        model.holdOrder(false);
        QCOMPARE(model.at(0).view.optionId, 6);
    }

    void filtersByEveryWord()
    {
        StockModel model([this] { return m_now; });
        fill(model, 40);
        model.setFilter({QStringLiteral("OPTION 2  product 000003"), StockFilter::Show::All});
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.at(0).view.optionId, 14);
    }

    void optionsThatAreGoneLeave()
    {
        StockModel model([this] { return m_now; });
        fill(model, 250);
        model.beginSnapshot();
        std::vector<StockView> page;
        for (int id = 1; id <= 100; ++id)
            page.push_back(option(id));
        model.takePage(page);
        model.endSnapshot();
        QCOMPARE(model.rowCount(), 100);
        QVERIFY(!model.rowOf(200));
    }

    void aChangeOfAnUnknownOptionAsksForASnapshotOnce()
    {
        StockModel model([this] { return m_now; });
        fill(model, 10);
        QVERIFY(!model.takeMissing());
        model.apply(option(11, 2, 1));
        QVERIFY(model.takeMissing());
        QVERIFY(!model.takeMissing());
    }

    void totals()
    {
        StockModel model([this] { return m_now; });
        fill(model, 10);
        model.apply(option(1, 2, 1000));
        model.apply(option(2, 2, 950));
        const StockTotals totals = model.totals();
        QCOMPARE(totals.options, 10);
        QCOMPARE(totals.soldOut, 1);
        QCOMPARE(totals.low, 1);
        QCOMPARE(totals.selling, 2);
        QCOMPARE(totals.available(), 10'000 - 1950);
        QCOMPARE(totals.perSecond, 195.0);
    }

private:
    Instant m_now;
};

QTEST_MAIN(StockModelTest)
#include "stock_model_test.moc"
