// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_list_model.h"

#include "console/page/order_words.h"
#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

OrderRow orderRow(const OrderView &order)
{
    return {order.id, order.version * 2 + 1, order};
}

QString itemsText(const OrderView &order)
{
    if (order.lines.isEmpty())
        return QStringLiteral("–");
    const OrderLineView &first = order.lines.constFirst();
    QString text = first.product;
    if (first.quantity > 1)
        text += QStringLiteral(" × ") + format::count(first.quantity);
    const int more = int(order.lines.size()) - 1;
    return more == 0 ? text : QCoreApplication::translate("OrderListModel", "%1 + %Ln more", nullptr, more).arg(text);
}

QVariant OrderListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const OrderView &order = at(index.row()).order;
    const int column = index.column();
    if (column == Order && (role == Qt::DecorationRole || role == Qt::ToolTipRole))
        return mark(order, role);
    switch (role) {
    case Qt::DisplayRole:
        return shown(order, column);
    case Qt::ToolTipRole:
        return column == Items || column == Member ? shown(order, column) : QVariant();
    case PillRole:
        return column == State ? QVariant::fromValue(order_words::pill(order.state)) : QVariant();
    case NumberRole:
        return column == Total ? QVariant(order.total) : QVariant();
    case IdRole:
        return column == Order || column == Member ? shown(order, column) : QVariant();
    case InstantRole:
        return column == Placed ? QVariant(toMillis(order.createdAt)) : QVariant();
    default:
        return {};
    }
}

QVariant OrderListModel::shown(const OrderView &order, int column) const
{
    switch (column) {
    case State:
        return order_words::pill(order.state).word;
    case Order:
        return idText(order.id);
    case Items:
        return itemsText(order);
    case Method:
        return order_words::methodName(order.method);
    case Member:
        return idText(order.memberId);
    default:
        return {};
    }
}

QVariant OrderListModel::mark(const OrderView &order, int role) const
{
    if (role == Qt::ToolTipRole)
        return order.attention ? tr("%1 – waits for a person: %2")
                                     .arg(idText(order.id), order_words::attention(order.attention->reason))
                               : idText(order.id);
    if (!order.attention)
        return {};
    return tintedIcon(QStringLiteral("tone-act"), {currentColours().act, metrics::iconSmall});
}

QVariant OrderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Total ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("State"),   tr("Order"),  tr("Items"), tr("Total"),
                              tr("Payment"), tr("Member"), tr("Placed")};
    return section < int(ColumnCount) ? titles[section] : QString();
}

bool OrderListModel::applyFrame(const OrderChanged &frame)
{
    return apply(frame.orderId, frame.version * 2, [&frame](OrderRow &row) {
        // What kept it waiting belonged to the state it left.
        if (row.order.state != frame.state)
            row.order.attention.reset();
        row.order.state = frame.state;
        row.order.total = frame.total;
        row.order.version = frame.version;
        row.order.updatedAt = frame.at;
    });
}

void OrderListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
