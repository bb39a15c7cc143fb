// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_views.h"

#include "backend/platform/module/peers.h"
#include "shared/contract/permissions.h"

namespace firstcome::orders {

namespace {

/// What waits for a person of the house is nobody else's to read.
QJsonValue withoutExceptions(const QJsonValue &part)
{
    if (!part.isObject())
        return part;
    QJsonObject shown = part.toObject();
    shown.remove(QLatin1StringView("exception"));
    return shown;
}

/// What these permissions let an operator do at all.
quint32 actionsOf(quint32 rights)
{
    quint32 actions = 0;
    if (rights & permission::OrderAct)
        actions |= CancelOrder;
    if (rights & permission::RefundDecide)
        actions |= AskGatewayAgain | BookAsGateway | CloseException;
    return actions;
}

/// With what who looks may do as `allowedActions`.
QJsonObject shownTo(const OrderViewer &viewer, const OrderView &order)
{
    QJsonObject shown = toJson(order, viewer.role);
    if (viewer.role == OrderRole::Operator && !order.lines.isEmpty()) {
        const quint32 actions = allowedActions(order.standing(), viewer.role) & actionsOf(viewer.rights);
        shown.insert(QStringLiteral("allowedActions"), QJsonArray::fromStringList(actionNames(actions)));
    }
    return shown;
}

OrderLineView viewOf(const OrderLine &line)
{
    OrderLineView view;
    view.lineId = line.id;
    view.optionId = line.optionId;
    view.productId = line.productId;
    view.storeId = line.storeId;
    view.product = line.product;
    view.option = line.option;
    view.quantity = line.quantity;
    view.unitPrice = line.unitPrice;
    view.state = line.state;
    view.paidAt = line.paidAt;
    view.deliveredAt = line.deliveredAt;
    view.refundedAmount = line.refundedAmount;
    view.returnedQuantity = line.returnedQuantity;
    view.openClaimId = line.openClaimId;
    view.saleId = line.saleId;
    view.admission = line.admission;
    return view;
}

} // namespace

OrderView viewOf(const Order &order, std::span<const OrderLine> lines)
{
    OrderView view;
    view.id = order.id;
    view.memberId = order.memberId;
    view.state = order.state;
    view.method = order.method;
    view.total = order.total;
    view.createdAt = order.createdAt;
    view.updatedAt = order.updatedAt;
    view.holdExpiresAt = order.holdExpiresAt;
    view.payingSince = order.payingSince;
    view.attention = order.attention;
    view.version = order.version;
    for (const OrderLine &line : lines)
        view.lines.append(viewOf(line));
    return view;
}

std::optional<QJsonObject> OrderViews::detail(sql::Connection &connection, Id orderId, const OrderViewer &viewer) const
{
    const auto order = m_orders.find(connection, orderId);
    if (!order)
        return std::nullopt;
    QJsonObject detail = shownTo(viewer, viewOf(*order, m_orders.linesOf(connection, {orderId})));
    const QJsonObject parts = m_peers.orderParts(connection, orderId);
    for (auto part = parts.begin(); part != parts.end(); ++part)
        detail.insert(part.key(), viewer.role == OrderRole::Operator ? part.value() : withoutExceptions(part.value()));
    return detail;
}

QJsonArray OrderViews::list(sql::Connection &connection, const std::vector<Order> &orders,
                            const OrderViewer &viewer) const
{
    std::vector<Id> ids;
    for (const Order &order : orders)
        ids.push_back(order.id);
    std::unordered_map<Id, std::vector<OrderLine>> lines;
    for (OrderLine &line : m_orders.linesOf(connection, ids))
        lines[line.orderId].push_back(std::move(line));
    QJsonArray items;
    for (const Order &order : orders)
        items.append(shownTo(viewer, viewOf(order, lines[order.id])));
    return items;
}

} // namespace firstcome::orders
