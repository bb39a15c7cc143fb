// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/payout_list_model.h"

#include "console/settlements/settlement_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

QVariant PayoutListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Payout &row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case PillRole:
        return column == State ? QVariant::fromValue(settlement_words::pill(row.state)) : QVariant();
    case Qt::ToolTipRole:
        return column == Seller || column == Period ? QVariant(shown(row, column)) : QVariant();
    case NumberRole:
        return number(row, column);
    case InstantRole:
        if (column == Asked)
            return toMillis(row.requestedAt);
        return column == Decided && row.decidedAt ? QVariant(toMillis(*row.decidedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant PayoutListModel::number(const Payout &row, int column) const
{
    switch (column) {
    case Days:
        return row.settlements;
    case Amount:
        return row.amount;
    default:
        return {};
    }
}

QString PayoutListModel::shown(const Payout &row, int column) const
{
    switch (column) {
    case State:
        return settlement_words::pill(row.state).word;
    case Seller:
        return row.seller;
    case Period:
        return settlement_words::period(row.from, row.to);
    default:
        return {};
    }
}

QVariant PayoutListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool atRight = section == Days || section == Amount;
        return int((atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),  tr("Seller"), tr("Days from and to"), tr("Statements"),
                              tr("Amount"), tr("Asked"),  tr("Decided")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void PayoutListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
