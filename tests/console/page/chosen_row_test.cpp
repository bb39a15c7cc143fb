// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/chosen_row.h"

#include "console/page/row_hold.h"
#include "console/widgets/paged_model.h"
#include "console/widgets/table_view.h"
#include "tests/support/waits.h"
#include <QAction>
#include <QEnterEvent>
#include <QSignalSpy>
#include <QTest>

using namespace firstcome;

namespace {

struct Row
{
    Id key = 0;
    qint64 version = 0;
    QString text;
};

class Rows : public PagedModel<Row, &Row::key, &Row::version>
{
public:
    Rows()
    {
        setFetch([this](const PageRequest &page) { m_asked = page.query; });
    }

    /// As the server answers: another query, or the same one again.
    void answer(const QList<Id> &keys, bool again)
    {
        again ? refresh() : reload();
        std::vector<Row> rows;
        for (const Id key : keys)
            rows.push_back({key, 1, QString::number(key)});
        takePage(m_asked, std::move(rows), {});
    }

    int columnCount(const QModelIndex &) const override { return 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? QVariant(at(index.row()).text) : QVariant();
    }

private:
    quint64 m_asked = 0;
};

} // namespace

/// A table of five rows of which one is chosen.
class ChosenRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rows = std::make_unique<Rows>();
        m_table = std::make_unique<TableView>(UiMemory::volatileMemory());
        m_chosen = new ChosenRow(
            m_table.get(), m_rows.get(),
            {[this](int row) { return m_rows->at(row).key; }, [this](Id key) { return m_rows->rowOf(key); }});
        m_rows->answer({1, 2, 3, 4, 5}, false);
        m_table->resize(300, 400);
        m_table->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_table.get()));
    }

    void theOperatorChooses_data() { modes(); }
    void theOperatorChooses()
    {
        QFETCH(QAbstractItemView::SelectionMode, mode);
        m_table->setSelectionMode(mode);
        QSignalSpy chosen(m_chosen, &ChosenRow::chosen);
        click(1);
        QCOMPARE(m_chosen->key(), 2);
        QTest::keyClick(m_table.get(), Qt::Key_Down);
        QCOMPARE(m_chosen->key(), 3);
        QCOMPARE(chosen.count(), 2);
        QTest::keyClick(m_table.get(), Qt::Key_Escape);
        QCOMPARE(m_chosen->key(), 0);
        QVERIFY(m_table->selectedRows().isEmpty());
    }

    void aRowThatLeavesIsStillChosenAndNoOtherIs_data() { modes(); }
    void aRowThatLeavesIsStillChosenAndNoOtherIs()
    {
        QFETCH(QAbstractItemView::SelectionMode, mode);
        m_table->setSelectionMode(mode);
        click(1);
        QSignalSpy chosen(m_chosen, &ChosenRow::chosen);
        QSignalSpy here(m_chosen, &ChosenRow::hereChanged);
        m_rows->answer({1, 3, 4, 5}, true);
        QCOMPARE(m_chosen->key(), 2);
        QVERIFY(!m_chosen->isHere());
        QCOMPARE(here.count(), 1);
        QVERIFY(m_table->selectedRows().isEmpty());
        // The neighbour is chosen by a click, although the table may think that it is current already.
        click(1);
        QCOMPARE(m_chosen->key(), 3);
        QCOMPARE(chosen.count(), 1);
    }

    void aRowThatComesBackIsSelectedAgain_data() { modes(); }
    void aRowThatComesBackIsSelectedAgain()
    {
        QFETCH(QAbstractItemView::SelectionMode, mode);
        m_table->setSelectionMode(mode);
        click(1);
        m_rows->answer({1, 3, 4, 5}, true);
        m_rows->answer({9, 8, 2, 1, 3}, true);
        QVERIFY(m_chosen->isHere());
        QCOMPARE(m_table->selectedRows(), QList<int>{2});
    }

    void anotherOrderAndAnotherQueryKeepIt()
    {
        QSignalSpy chosen(m_chosen, &ChosenRow::chosen);
        click(1);
        m_rows->answer({5, 4, 3, 2, 1}, true);
        QCOMPARE(m_table->selectedRows(), QList<int>{3});
        m_rows->answer({7, 2}, false);
        QCOMPARE(m_table->selectedRows(), QList<int>{1});
        m_rows->answer({7, 8}, false);
        QCOMPARE(m_chosen->key(), 2);
        QVERIFY(!m_chosen->isHere());
        QCOMPARE(chosen.count(), 1);
    }

    void manyScatteredRowsLeaveAtOnce()
    {
        QList<Id> all;
        for (Id key = 1; key <= 400; ++key)
            all << key;
        m_rows->answer(all, false);
        m_chosen->choose(201);
        QList<Id> odd;
        for (Id key = 399; key > 0; key -= 2)
            odd << key;
        m_rows->answer(odd, true);
        QCOMPARE(m_rows->at(m_table->selectedRows().value(0)).key, 201);
        odd.removeOne(201);
        m_rows->answer(odd, true);
        QVERIFY(!m_chosen->isHere() && m_table->selectedRows().isEmpty());
    }

    void whatIsAskedForIsSelectedOnceItComes()
    {
        m_chosen->choose(42);
        QVERIFY(m_chosen->isAwaited());
        m_rows->answer({1, 2, 42}, true);
        QVERIFY(m_chosen->isHere() && !m_chosen->isAwaited());
        QCOMPARE(m_table->selectedRows(), QList<int>{2});
    }

    void rowsStandStillForPointerChoiceAndPin()
    {
        RowHold hold(m_table.get(), m_chosen);
        QCOMPARE(hold.why(), RowHold::Why::Nothing);
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(m_table->viewport(), &enter);
        WAIT_COMPARE(hold.why(), RowHold::Why::Pointer, 60'000);
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(m_table->viewport(), &leave);
        WAIT_COMPARE(hold.why(), RowHold::Why::Nothing, 60'000);
        m_chosen->choose(3);
        QCOMPARE(hold.why(), RowHold::Why::Chosen);
        m_rows->answer({1, 2}, true);
        QVERIFY(!hold.isHeld());
        hold.pinAction()->trigger();
        QCOMPARE(hold.why(), RowHold::Why::Pinned);
        QVERIFY(hold.words().contains(QStringLiteral("Space")));
    }

    void spacePinsTheRows()
    {
        RowHold hold(m_table.get(), nullptr);
        m_table->activateWindow();
        m_table->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
        QTest::keyClick(m_table.get(), Qt::Key_Space);
        QVERIFY(hold.isHeld());
        QTest::keyClick(m_table.get(), Qt::Key_Space);
        QVERIFY(!hold.isHeld());
    }

private:
    static void modes()
    {
        QTest::addColumn<QAbstractItemView::SelectionMode>("mode");
        QTest::newRow("one") << QAbstractItemView::SingleSelection;
        QTest::newRow("several") << QAbstractItemView::ExtendedSelection;
    }

    void click(int row)
    {
        const QRect cell = m_table->visualRect(m_rows->index(row, 0));
        QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, cell.center());
    }

    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<TableView> m_table;
    ChosenRow *m_chosen = nullptr;
};

QTEST_MAIN(ChosenRowTest)
#include "chosen_row_test.moc"
