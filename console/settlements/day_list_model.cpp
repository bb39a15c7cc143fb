// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/day_list_model.h"

#include "console/settlements/settlement_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

QVariant DayListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DayRun &row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case PillRole:
        return column == State ? QVariant::fromValue(settlement_words::pill(row.state, isOpen(row))) : QVariant();
    case NumberRole:
        return number(row, column);
    case InstantRole:
        return column == Ended && row.endedAt ? QVariant(toMillis(*row.endedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant DayListModel::number(const DayRun &row, int column) const
{
    switch (column) {
    case Sellers:
        return row.state ? QVariant(row.sellers) : QVariant();
    case Lines:
        return row.state ? QVariant(row.lines) : QVariant();
    case Net:
        return row.state ? QVariant(row.net) : QVariant();
    default:
        return {};
    }
}

QString DayListModel::shown(const DayRun &row, int column) const
{
    switch (column) {
    case Day:
        return row.date.toString(Qt::ISODate);
    case State:
        return settlement_words::pill(row.state, isOpen(row)).word;
    default:
        return {};
    }
}

QVariant DayListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool atRight = section == Sellers || section == Lines || section == Net;
        return int((atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Day"), tr("State"), tr("Sellers"), tr("Lines"), tr("Net"), tr("Settled")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void DayListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
