// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/tile_grid.h"
#include "tests/support/waits.h"

#include <QApplication>
#include <QTest>

using namespace firstcome;

class TileGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asManyInARowAsHaveRoom_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("columns");
        QTest::newRow("wide") << 2300 << 10;
        QTest::newRow("usual") << 1036 << 5;
        QTest::newRow("beside a pane") << 680 << 4;
        QTest::newRow("narrow") << 200 << 1;
    }

    void theRowsAreOfOneLength()
    {
        TileGrid grid;
        for (int i = 0; i < 6; ++i)
            grid.add(new QWidget);
        grid.resize(1036, 600); // five would have room, and one would be alone
        grid.show();
        WAIT_COMPARE(grid.columns(), 3, 60'000);
    }

    void asManyInARowAsHaveRoom()
    {
        QFETCH(int, width);
        QFETCH(int, columns);
        TileGrid grid;
        QList<QWidget *> tiles;
        for (int i = 0; i < 10; ++i) {
            auto *tile = new QWidget;
            tile->setMinimumSize(160, 132);
            grid.add(tile);
            tiles.append(tile);
        }
        grid.resize(width, 600);
        grid.show();
        WAIT_COMPARE(grid.columns(), columns, 60'000);
        QCOMPARE(grid.width(), width);
        WAIT_VERIFY(tiles.last()->geometry().right() < width, 60'000);
        QVERIFY(tiles[0]->geometry().top() <= tiles[1]->geometry().top());
    }
};

QTEST_MAIN(TileGridTest)
#include "tile_grid_test.moc"
