// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/figure_table.h"

#include "console/widgets/format.h"
#include <cmath>

namespace firstcome {

void FigureTable::setFigures(std::vector<RecordedFigure> figures)
{
    const bool same = std::equal(figures.begin(), figures.end(), m_figures.begin(), m_figures.end(),
                                 [](const auto &a, const auto &b) { return a.topic == b.topic && a.path == b.path; });
    if (same) { // what is read stays where it is
        m_figures = std::move(figures);
        return retranslate();
    }
    beginResetModel();
    m_figures = std::move(figures);
    endResetModel();
}

QVariant FigureTable::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RecordedFigure &figure = m_figures[size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Value)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && index.column() == Path)
        return figure.path;
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() != Value)
        return index.column() == Topic ? figure.topic : figure.path;
    if (!figure.value.isDouble())
        return figure.value.toVariant().toString();
    const double number = figure.value.toDouble();
    return number == std::floor(number) ? format::count(qint64(number)) : format::decimal(number, 3);
}

QVariant FigureTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Value ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Said by"), tr("Figure"), tr("Value")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

void FigureTable::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
