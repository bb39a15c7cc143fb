// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/settlements/settlement_values.h"
#include "console/widgets/paged_model.h"
#include <QCoreApplication>

namespace firstcome {

using PayoutListRows = PagedModel<Payout, &Payout::id, &Payout::version>;

/// Payouts that sellers asked for, the newest first.
/// Thread: GUI.
class PayoutListModel : public PayoutListRows
{
    Q_DECLARE_TR_FUNCTIONS(PayoutListModel)

public:
    enum Column { State, Seller, Period, Days, Amount, Asked, Decided, ColumnCount };

    using PayoutListRows::PayoutListRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void retranslate();

private:
    QVariant number(const Payout &row, int column) const;
    QString shown(const Payout &row, int column) const;
};

} // namespace firstcome
