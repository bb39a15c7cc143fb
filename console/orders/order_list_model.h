// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/paged_model.h"
#include "shared/contract/changes.h"
#include "shared/contract/order_view.h"
#include <QCoreApplication>

namespace firstcome {

struct OrderRow
{
    Id id = 0;
    qint64 stamp = 0; ///< the order's version; of one version what was read whole comes after what a frame told
    OrderView order;
};

OrderRow orderRow(const OrderView &order);
/// "Silver Threader Necklace × 2 + 1 more"
QString itemsText(const OrderView &order);

using OrderRows = PagedModel<OrderRow, &OrderRow::id, &OrderRow::stamp>;

/// The table of orders, newest first. Live frames change rows in place.
/// Thread: GUI.
class OrderListModel : public OrderRows
{
    Q_DECLARE_TR_FUNCTIONS(OrderListModel)

public:
    enum Column { State, Order, Items, Total, Method, Member, Placed, ColumnCount };

    using OrderRows::OrderRows;

    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(ColumnCount); }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// False when the order is not loaded.
    bool applyFrame(const OrderChanged &frame);
    void retranslate();

private:
    QVariant shown(const OrderView &order, int column) const;
    QVariant mark(const OrderView &order, int role) const;
};

} // namespace firstcome
