// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/settlements/settlement_values.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using StatementListRows = PagedModel<Statement, &Statement::id, &Statement::version>;

/// Statements, the newest first.
/// Thread: GUI.
class StatementListModel : public StatementListRows
{
    Q_DECLARE_TR_FUNCTIONS(StatementListModel)

public:
    enum Column { Day, Seller, State, Lines, Gross, Refunds, Fee, Carried, Net, ColumnCount };

    using StatementListRows::StatementListRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    QVariant number(const Statement &row, int column) const;
    QString shown(const Statement &row, int column) const;
};

} // namespace firstcome
