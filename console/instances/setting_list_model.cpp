// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_list_model.h"

#include "console/instances/setting_words.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

SettingView SettingListModel::numbered(SettingView setting)
{
    if (!m_numbers.contains(setting.name))
        m_numbers.insert(setting.name, m_numbers.size() + 1);
    setting.id = m_numbers.value(setting.name);
    setting.stamp = ++m_reads;
    return setting;
}

QVariant SettingListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const SettingView &setting = at(index.row());
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(setting, column);
    case Qt::ToolTipRole:
        return column == Name ? setting_words::meaning(setting.name) : QString();
    case Qt::TextAlignmentRole:
        return int((column == Value || column == Usual ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case InstantRole:
        return column == At && setting.at ? QVariant(toMillis(*setting.at)) : QVariant();
    default:
        return {};
    }
}

QString SettingListModel::shown(const SettingView &setting, int column)
{
    switch (column) {
    case Name:
        return setting.name;
    case Value:
        return setting_words::value(setting, setting.value);
    case Usual:
        return setting_words::value(setting, setting.usual);
    case Range:
        return setting_words::range(setting);
    case By:
        return setting.by;
    default:
        return {};
    }
}

QVariant SettingListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Value || section == Usual ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Setting"), tr("Value"), tr("Default"), tr("Takes"), tr("Changed by"), tr("Changed")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void SettingListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
