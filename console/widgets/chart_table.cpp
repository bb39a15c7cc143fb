// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_table.h"

#include "console/widgets/format.h"
#include "console/widgets/server_time.h"
#include "console/widgets/table_roles.h"
#include <map>

namespace firstcome {

void ChartTable::setLines(const std::vector<ChartLine> &lines)
{
    std::map<Instant, std::vector<std::optional<double>>, std::greater<>> byTime;
    QStringList names;
    for (size_t line = 0; line < lines.size(); ++line) {
        names.append(lines[line].name);
        for (const Sample &sample : lines[line].samples.samples()) {
            auto &values = byTime[sample.at];
            values.resize(lines.size());
            values[line] = sample.value;
        }
    }
    beginResetModel();
    m_names = names;
    m_rows.clear();
    for (auto &[at, values] : byTime)
        m_rows.push_back({at, std::move(values)});
    endResetModel();
}

QVariant ChartTable::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows[size_t(index.row())];
    if (index.column() == 0) {
        if (role == Qt::DisplayRole)
            return format::clockKst(serverTimeOf(row.at));
        return role == InstantRole ? QVariant(toMillis(row.at)) : QVariant();
    }
    const auto value = row.values[size_t(index.column()) - 1];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == NumberRole)
        return value ? QVariant(*value) : QVariant();
    if (role == Qt::DisplayRole)
        return value ? format::decimal(*value, 1) : QStringLiteral("–");
    return {};
}

QVariant ChartTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == 0 ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return section == 0 ? tr("Time (KST)") : m_names[section - 1];
    return {};
}

} // namespace firstcome
