// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QList>

class QAbstractItemModel;

namespace firstcome {

class TableView;

/// One column of a list's table: how wide it is at first, what it draws, when it goes where there is no room.
struct ListColumn
{
    enum class Cell : quint8 { Text, End, Pill, Count, Money, Decimal, Time, Line };

    int width = 0; ///< 0: takes the room that is left
    Cell cell = Cell::Text;
    int goes = 0; ///< 1: the first that is given up; 0: never
};

struct ListColumns
{
    QList<ListColumn> columns;
    int least = 0; ///< what the stretched one needs
};

void arrangeColumns(TableView *table, QAbstractItemModel *model, const ListColumns &columns);

} // namespace firstcome
