// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/dead_letter_list_model.h"

#include "console/events/letter_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

QVariant DeadLetterListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DeadLetter &letter = at(index.row()).letter;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(letter, column);
    case Qt::ToolTipRole:
        return column == Reason || column == Type ? shown(letter, column) : QVariant();
    case PillRole:
        return column == State ? QVariant::fromValue(letter_words::pill(letter)) : QVariant();
    case IdRole:
        return column == Key ? QVariant(true) : QVariant();
    case NumberRole:
        return column == Attempts ? QVariant(letter.attempts) : column == Parked ? QVariant(letter.parked) : QVariant();
    case InstantRole:
        return column == Since ? QVariant(toMillis(letter.at)) : QVariant();
    default:
        return {};
    }
}

QVariant DeadLetterListModel::shown(const DeadLetter &letter, int column)
{
    switch (column) {
    case State:
        return letter_words::pill(letter).word;
    case Type:
        return letter.type;
    case Key:
        return letter.key;
    case Group:
        return letter.group;
    case Reason:
        return letter.reason;
    default:
        return {};
    }
}

QVariant DeadLetterListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section == Attempts || section == Parked;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),  tr("Event"), tr("Order"),  tr("Group"),
                              tr("Reason"), tr("Tries"), tr("Behind"), tr("Since")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void DeadLetterListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
