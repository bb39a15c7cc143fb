// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/narrow_columns.h"

#include "console/widgets/table_view.h"
#include "tests/support/waits.h"
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTest>

using namespace firstcome;

/// A table of four columns: the first takes the room that is left, the last is the least wanted.
class NarrowColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_memory = std::make_unique<UiMemory>(UiMemory::volatileMemory());
        m_model = std::make_unique<QStandardItemModel>(3, 4);
        m_table = std::make_unique<TableView>(*m_memory);
        m_table->setModelAndWidths(m_model.get(), {0, 100, 100, 100});
        new NarrowColumns(m_table.get(), {{3, 2}, 0, 150});
        m_table->resize(600, 200);
        m_table->show();
    }

    void columnsGoAndComeBackWithTheRoom()
    {
        WAIT_COMPARE(shown(), (QList<int>{0, 1, 2, 3}), 60'000);
        m_table->resize(400, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 1, 2}), 60'000);
        m_table->resize(300, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 1}), 60'000);
        m_table->resize(600, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 1, 2, 3}), 60'000);
    }

    void whatTheOperatorHidStaysHidden()
    {
        WAIT_COMPARE(shown(), (QList<int>{0, 1, 2, 3}), 60'000);
        m_table->horizontalHeader()->setSectionHidden(1, true);
        m_table->resize(400, 200);
        QTest::qWait(50);
        QCOMPARE(shown(), (QList<int>{0, 2, 3}));
        m_table->resize(300, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 2}), 60'000);
        m_table->resize(600, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 2, 3}), 60'000);
    }

    void whatIsLeftOutIsNotKept()
    {
        m_table->resize(300, 200);
        WAIT_COMPARE(shown(), (QList<int>{0, 1}), 60'000);
        QTest::qWait(500); // longer than the layout waits to be kept
        TableView again(*m_memory);
        again.setModelAndWidths(m_model.get(), {0, 100, 100, 100});
        QCOMPARE(again.shownColumns(), (QList<int>{0, 1, 2, 3}));
    }

private:
    QList<int> shown() const { return m_table->shownColumns(); }

    std::unique_ptr<UiMemory> m_memory;
    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<TableView> m_table;
};

QTEST_MAIN(NarrowColumnsTest)
#include "narrow_columns_test.moc"
