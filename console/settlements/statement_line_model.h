// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/settlements/settlement_values.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using StatementLineRows = PagedModel<StatementLine, &StatementLine::key, &StatementLine::version>;

/// The lines of one statement, as they were booked.
/// Thread: GUI.
class StatementLineModel : public StatementLineRows
{
    Q_DECLARE_TR_FUNCTIONS(StatementLineModel)

public:
    enum Column { Kind, Amount, Fee, At, ColumnCount };

    using StatementLineRows::StatementLineRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    QVariant number(const StatementLine &row, int column) const;
    QString shown(const StatementLine &row, int column) const;
};

} // namespace firstcome
