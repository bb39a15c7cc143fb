// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/recorder/recording.h"
#include <QAbstractTableModel>

namespace firstcome {

/// Every figure of a moment. Thread: GUI.
class FigureTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Topic, Path, Value, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFigures(std::vector<RecordedFigure> figures);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_figures.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<RecordedFigure> m_figures;
};

} // namespace firstcome
