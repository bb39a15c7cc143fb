// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/settlements/settlement_values.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using DayListRows = PagedModel<DayRun, &DayRun::id, &DayRun::stamp>;

/// Days and their runs, the newest first; the days that are not settled yet stand on top.
/// Thread: GUI.
class DayListModel : public DayListRows
{
    Q_DECLARE_TR_FUNCTIONS(DayListModel)

public:
    enum Column { Day, State, Sellers, Lines, Net, Ended, ColumnCount };

    using DayListRows::DayListRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

    /// The day it is; it is not over.
    void setToday(QDate today) { m_today = today; }
    bool isOpen(const DayRun &row) const { return row.date >= m_today; }

private:
    QVariant number(const DayRun &row, int column) const;
    QString shown(const DayRun &row, int column) const;

    QDate m_today;
};

} // namespace firstcome
