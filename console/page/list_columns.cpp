// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/list_columns.h"

#include "console/widgets/delegates.h"
#include "console/widgets/narrow_columns.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/table_view.h"
#include <map>

namespace firstcome {

namespace {

using Cell = ListColumn::Cell;

/// A long number of which the end tells one from the other.
class EndDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideLeft;
    }
};

QAbstractItemDelegate *delegateFor(Cell cell, TableView *table)
{
    switch (cell) {
    case Cell::End:
        return new EndDelegate(table);
    case Cell::Pill:
        return new StatePillDelegate(table);
    case Cell::Count:
        return new NumberDelegate(NumberDelegate::Kind::Count, table);
    case Cell::Money:
        return new NumberDelegate(NumberDelegate::Kind::Money, table);
    case Cell::Decimal:
        return new NumberDelegate(NumberDelegate::Kind::Decimal, table);
    case Cell::Time:
        return new TimeDelegate(table);
    case Cell::Line:
        return new SparklineDelegate(table);
    case Cell::Text:
        break;
    }
    return nullptr;
}

} // namespace

void arrangeColumns(TableView *table, QAbstractItemModel *model, const ListColumns &columns)
{
    QList<int> widths;
    std::map<int, int> going;
    NarrowColumns::Rule rule;
    rule.leastWidth = columns.least;
    for (const ListColumn &column : columns.columns) {
        const int number = int(widths.size());
        widths.append(column.width);
        if (column.width == 0)
            rule.stretched = number;
        if (column.goes > 0)
            going[column.goes] = number;
        if (QAbstractItemDelegate *delegate = delegateFor(column.cell, table))
            table->setItemDelegateForColumn(number, delegate);
    }
    for (const auto &[when, number] : going)
        rule.leastWanted.append(number);
    table->setModelAndWidths(model, widths);
    new NarrowColumns(table, rule);
}

} // namespace firstcome
