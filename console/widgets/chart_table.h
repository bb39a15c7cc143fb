// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/chart_view.h"
#include <QAbstractTableModel>

namespace firstcome {

/// The samples of a chart as rows: time, then one column for each series, newest first.
/// Thread: GUI.
class ChartTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setLines(const std::vector<ChartLine> &lines);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_names.size()) + 1;
    }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Instant at;
        std::vector<std::optional<double>> values;
    };
    QStringList m_names;
    std::vector<Row> m_rows;
};

} // namespace firstcome
