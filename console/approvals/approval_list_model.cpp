// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval_list_model.h"

#include "console/approvals/approval_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

ApprovalRow approvalRow(const Approval &approval)
{
    return {approval.id, approval.version, approval};
}

QVariant ApprovalListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Approval &approval = at(index.row()).approval;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(approval, column);
    case Qt::ToolTipRole:
        return column == Subject || column == Changes ? shown(approval, column) : QVariant();
    case PillRole:
        return column == State ? QVariant::fromValue(approval_words::pill(approval.state)) : QVariant();
    case NumberRole:
        return column == Amount && approval.amount ? QVariant(*approval.amount) : QVariant();
    case InstantRole:
        return column == Asked ? QVariant(toMillis(approval.askedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant ApprovalListModel::shown(const Approval &approval, int column) const
{
    switch (column) {
    case State:
        return approval_words::pill(approval.state).word;
    case Act:
        return approval_words::act(approval.action);
    case Subject:
        return approval.subject.label;
    case Changes:
        return approval_words::summary(approval);
    case AskedBy:
        return approval.askedBy;
    default:
        return {};
    }
}

QVariant ApprovalListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),  tr("What"),     tr("About"), tr("Changes"),
                              tr("Amount"), tr("Asked by"), tr("Asked")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void ApprovalListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
