// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/imports/import_list_model.h"

#include "console/imports/import_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

ImportRow importRow(const ImportRun &run)
{
    return {run.id, run.state == ImportState::Running ? 0 : 1, run};
}

QVariant ImportListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportRun &run = at(index.row()).run;
    switch (role) {
    case Qt::DisplayRole:
        return shown(run, index.column());
    case Qt::ToolTipRole:
        return index.column() == Store ? QVariant(run.store) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Length ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case PillRole:
        return index.column() == State ? QVariant::fromValue(import_words::runPill(run)) : QVariant();
    case InstantRole:
        return index.column() == Started ? QVariant(toMillis(run.startedAt)) : QVariant();
    default:
        return {};
    }
}

QVariant ImportListModel::shown(const ImportRun &run, int column) const
{
    switch (column) {
    case State:
        return import_words::runPill(run).word;
    case Kind:
        return run.dryRun ? tr("Dry run") : tr("Import");
    case Store:
        return run.store;
    case TakenAway:
        return run.endMissing ? tr("Taken off sale") : tr("Only named");
    case Length:
        return run.finishedAt ? format::duration(*run.finishedAt - run.startedAt) : QStringLiteral("–");
    default:
        return {};
    }
}

QVariant ImportListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Length ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == TakenAway)
        return tr("What became of what the source took away");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"), tr("Kind"), tr("Store"), tr("Taken away"), tr("Started"), tr("Took")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

bool ImportListModel::hasRunning() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).run.state == ImportState::Running)
            return true;
    }
    return false;
}

void ImportListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
