// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_list_model.h"

#include "console/load/load_words.h"
#include "console/widgets/format.h"
#include "console/widgets/table_roles.h"
#include <QUrl>

namespace firstcome {

QVariant RunListModel::number(const KeptRun &run, int column) const
{
    if (run.stamp == 0)
        return {};
    switch (column) {
    case PerSecond:
        return run.perSecond;
    case P99:
        return run.p99Micros ? QVariant(*run.p99Micros / 1e3) : QVariant();
    case Failed:
        return run.failed;
    case Unsent:
        return run.unsent;
    default:
        return {};
    }
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const KeptRun &run = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        if (column == State)
            return load_words::runPill(run).word;
        if (column == Name)
            return run.name;
        if (column == Server)
            return QUrl(run.url).authority();
        return column == Length && run.stamp > 0
                   ? QVariant(format::duration(std::chrono::milliseconds(qint64(run.seconds * 1000))))
                   : QVariant();
    case Qt::ToolTipRole:
        return column == Name ? QVariant(run.name) : column == Server ? QVariant(run.url) : QVariant();
    case Qt::TextAlignmentRole:
        return column >= Length ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case PillRole:
        return column == State ? QVariant::fromValue(load_words::runPill(run)) : QVariant();
    case InstantRole:
        return column == Started ? QVariant(toMillis(run.startedAt())) : QVariant();
    case NumberRole:
        return number(run, column);
    default:
        return {};
    }
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= Length ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == P99)
        return tr("Of what went well, since it was due");
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),      tr("Scenario"), tr("Server"), tr("Started"), tr("Took"),
                              tr("Requests/s"), tr("p99 ms"),   tr("Failed"), tr("Unsent")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void RunListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
