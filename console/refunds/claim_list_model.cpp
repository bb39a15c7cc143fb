// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_list_model.h"

#include "console/refunds/claim_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

ClaimRow claimRow(const Claim &claim)
{
    return {claim.id, claim.version * 2 + 1, claim};
}

QVariant ClaimListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Claim &claim = at(index.row()).claim;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(claim, column);
    case Qt::ToolTipRole:
        return column == Product || column == Reason ? shown(claim, column) : QVariant();
    case PillRole:
        return column == State ? QVariant::fromValue(claim_words::pill(claim.state)) : QVariant();
    case NumberRole:
        return column == Amount ? QVariant(claim.amount) : QVariant();
    case InstantRole:
        if (column == Asked)
            return toMillis(claim.requestedAt);
        return column == Due && claim.dueAt ? QVariant(toMillis(*claim.dueAt)) : QVariant();
    default:
        return {};
    }
}

QVariant ClaimListModel::shown(const Claim &claim, int column) const
{
    switch (column) {
    case State:
        return claim_words::pill(claim.state).word;
    case Kind:
        return claim_words::kind(claim.kind);
    case Product:
        return claim_words::product(claim);
    case Reason:
        return claim.reason;
    default:
        return {};
    }
}

QVariant ClaimListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Amount ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Due)
        return tr("When the daily job completes a return that nobody has decided");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),  tr("Kind"),  tr("Product"),  tr("Reason"),
                              tr("Amount"), tr("Asked"), tr("By itself")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

bool ClaimListModel::applyFrame(const QJsonObject &frame)
{
    const auto id = idFrom(QStringView(frame.value(u"claimId").toString()));
    const auto state = claimStateFrom(frame.value(u"state").toString().toLatin1());
    const qint64 version = frame.value(u"version").toInteger();
    return id && state && apply(*id, version * 2, [&](ClaimRow &row) {
               row.claim.state = *state;
               row.claim.version = version;
           });
}

void ClaimListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
