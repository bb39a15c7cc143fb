// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/statement_line_model.h"

#include "console/settlements/settlement_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

QVariant StatementLineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const StatementLine &row = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case NumberRole:
        return number(row, column);
    case InstantRole:
        return column == At ? QVariant(toMillis(row.at)) : QVariant();
    default:
        return {};
    }
}

QVariant StatementLineModel::number(const StatementLine &row, int column) const
{
    switch (column) {
    case Amount:
        return row.amount;
    case Fee:
        return -row.fee;
    default:
        return {};
    }
}

QString StatementLineModel::shown(const StatementLine &row, int column) const
{
    switch (column) {
    case Kind:
        return settlement_words::kind(row.kind);
    default:
        return {};
    }
}

QVariant StatementLineModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool atRight = section == Amount || section == Fee;
        return int((atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Kind"), tr("Amount"), tr("Fee"), tr("When")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void StatementLineModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
