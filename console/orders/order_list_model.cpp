// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/orders/order_list_model.h"

#include "console/orders/order_words.h"
#include "console/widgets/colours.h"
#include "console/widgets/format.h"
#include "console/widgets/icons.h"
#include "console/widgets/metrics.h"
#include "console/widgets/table_roles.h"

namespace firstcome {

namespace {

// Room for the frames that come between two versions read from the server.
constexpr int stampShift = 20;

} // namespace

std::optional<OrderFrame> orderFrameFrom(const QJsonObject &object)
{
    const auto id = idFrom(QStringView(object.value(QLatin1StringView("orderId")).toString()));
    const auto state = orderStateFrom(object.value(QLatin1StringView("state")).toString().toLatin1());
    const auto at = fromIso(object.value(QLatin1StringView("at")).toString());
    if (!id || !state || !at)
        return std::nullopt;
    return OrderFrame{*id, *state, object.value(QLatin1StringView("total")).toInteger(), *at};
}

OrderRow orderRow(const OrderView &order)
{
    return {order.id, order.version << stampShift, order};
}

bool isNews(const OrderRow &row, const OrderFrame &frame)
{
    // States only move on: a final one is not left and the first one not come back to, whatever the clock says.
    const bool back = isFinal(row.order.state) || frame.state == OrderState::PendingPayment;
    if (frame.at < row.order.updatedAt || back)
        return false;
    return frame.state != row.order.state || frame.total != row.order.total;
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
    return more == 0 ? text : QCoreApplication::translate("OrderListModel", "%1 + %n more", nullptr, more).arg(text);
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

bool OrderListModel::applyFrame(const OrderFrame &frame)
{
    const auto row = rowOf(frame.orderId);
    if (!row)
        return false;
    OrderRow newer = at(*row);
    if (!isNews(newer, frame))
        return true;
    newer.stamp += 1;
    newer.order.state = frame.state;
    newer.order.total = frame.total;
    newer.order.updatedAt = frame.at;
    // What kept it waiting belonged to the state it left.
    newer.order.attention.reset();
    return apply(newer);
}

void OrderListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(ColumnCount) - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, int(ColumnCount) - 1));
}

} // namespace firstcome
