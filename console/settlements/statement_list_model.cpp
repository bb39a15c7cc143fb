// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_list_model.h"

#include "console/settlements/settlement_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

QVariant StatementListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Statement &row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case PillRole:
        return column == State ? QVariant::fromValue(settlement_words::pill(row.state)) : QVariant();
    case Qt::ToolTipRole:
        return column == Seller ? QVariant(row.seller) : QVariant();
    case NumberRole:
        return number(row, column);
    default:
        return {};
    }
}

QVariant StatementListModel::number(const Statement &row, int column) const
{
    switch (column) {
    case Lines:
        return row.lines;
    case Gross:
        return row.gross;
    case Refunds:
        return row.refunds;
    case Fee:
        return -row.fee;
    case Carried:
        return row.carriedOver;
    case Net:
        return row.net;
    default:
        return {};
    }
}

QString StatementListModel::shown(const Statement &row, int column) const
{
    switch (column) {
    case Day:
        return row.date.toString(Qt::ISODate);
    case Seller:
        return row.seller;
    case State:
        return settlement_words::pill(row.state).word;
    default:
        return {};
    }
}

QVariant StatementListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool atRight = section == Lines || section == Gross || section == Refunds || section == Fee ||
                             section == Carried || section == Net;
        return int((atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Day"),     tr("Seller"), tr("State"),        tr("Lines"), tr("Sales"),
                              tr("Refunds"), tr("Fee"),    tr("Carried over"), tr("Net")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void StatementListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
