// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_list_model.h"

#include "console/instances/instance_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

namespace {

template <typename Number>
QVariant known(const std::optional<Number> &number, double scale = 1)
{
    return number ? QVariant(qRound64(double(*number) * scale)) : QVariant();
}

} // namespace

ServerInstance InstanceListModel::stamped(ServerInstance instance)
{
    instance.stamp = ++m_reads;
    return instance;
}

QVariant InstanceListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const ServerInstance &instance = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(instance, column);
    case PillRole:
        return column == State ? QVariant::fromValue(instance_words::pill(instance)) : QVariant();
    case NumberRole:
        return number(instance, column);
    case InstantRole:
        return column == Since ? QVariant(toMillis(instance.startedAt)) : QVariant();
    default:
        return {};
    }
}

QString InstanceListModel::shown(const ServerInstance &instance, int column)
{
    switch (column) {
    case State:
        return instance_words::pill(instance).word;
    case Name:
        return instance.number;
    case Address:
        return instance.address;
    case Version:
        return instance.version;
    case Roles:
        return instance_words::roles(instance);
    default:
        return {};
    }
}

QVariant InstanceListModel::number(const ServerInstance &instance, int column)
{
    switch (column) {
    case Processor:
        return known(instance.cores, 100);
    case Memory:
        return known(instance.memory, 1e-6);
    case LoopDelay:
        return known(instance.loopDelay);
    case Connections:
        return known(instance.connections);
    case PerSecond:
        return instance.perSecond ? QVariant(*instance.perSecond) : QVariant();
    default:
        return {};
    }
}

QVariant InstanceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section >= Processor && section <= PerSecond;
    if (role == Qt::TextAlignmentRole)
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const QString hints[] = {{},
                             {},
                             {},
                             {},
                             tr("What it was started to do"),
                             tr("Of one core of the processor"),
                             tr("Of the whole process"),
                             tr("By how much its main loop is late"),
                             tr("Open now"),
                             tr("Answers to shoppers and sellers"),
                             {}};
    if (role == Qt::ToolTipRole)
        return section < int(ColumnCount) ? hints[section] : QString();
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),       tr("No."),        tr("Address"),    tr("Version"),
                              tr("Does"),        tr("CPU, %"),     tr("Memory, MB"), tr("Delay, ms"),
                              tr("Connections"), tr("Requests/s"), tr("Started")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void InstanceListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
