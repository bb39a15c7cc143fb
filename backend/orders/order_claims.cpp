// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_claims.h"

#include "shared/base/assert.h"

namespace firstcome::orders {

namespace {

std::optional<ClaimedLine> withLine(std::optional<Order> order, const std::vector<OrderLine> &lines, Id lineId)
{
    const auto line = std::find_if(lines.begin(), lines.end(),
                                   [lineId](const OrderLine &candidate) { return candidate.id == lineId; });
    if (!order || line == lines.end())
        return std::nullopt;
    return ClaimedLine{std::move(*order), *line};
}

} // namespace

std::optional<ClaimedLine> OrderClaims::find(sql::Connection &connection, const LineOfOrder &which) const
{
    auto order = m_tables.orders.find(connection, which.orderId);
    return withLine(std::move(order), m_tables.orders.linesOf(connection, {which.orderId}), which.lineId);
}

std::optional<ClaimedLine> OrderClaims::lock(sql::Connection &connection, const LineOfOrder &which) const
{
    auto order = m_tables.orders.lock(connection, which.orderId);
    return withLine(std::move(order), m_tables.orders.linesOf(connection, {which.orderId}), which.lineId);
}

qint64 OrderClaims::setOpenClaim(sql::Connection &connection, const ClaimedLine &claimed, std::optional<Id> claimId,
                                 Instant now) const
{
    m_tables.orders.setOpenClaim(connection, claimed.line.id, claimId);
    return touched(connection, claimed.order, now);
}

qint64 OrderClaims::grant(sql::Connection &connection, const ClaimedLine &claimed, const LineGrant &grant,
                          Instant now) const
{
    const OrderLine &line = claimed.line;
    const bool given = m_tables.orders.addGivenBack(connection, line.id, {grant.amount, grant.quantity});
    FIRSTCOME_ASSERT(given, "a line gives back no more than it was bought with");
    if (grant.returns && line.returnedQuantity + grant.quantity == line.quantity)
        m_tables.orders.moveLines(connection, {line.id}, {LineState::Delivered, LineState::Returned}, now);
    const qint64 version = touched(connection, claimed.order, now);
    // Rows that others wait for come last: a hot option is locked as briefly as can be.
    if (grant.quantity > 0)
        takeBack(connection, line, grant, now);
    return version;
}

void OrderClaims::takeBack(sql::Connection &connection, const OrderLine &line, const LineGrant &grant,
                           Instant now) const
{
    const QByteArray claim = QByteArray::number(grant.claimId);
    m_tables.stock.putBack(connection, {{line.optionId, grant.quantity, "claim:" + claim}}, now);
    if (grant.restock)
        return;
    const auto scrapped =
        m_tables.stock.scrap(connection, {line.optionId, grant.quantity, "claim-scrap:" + claim}, now);
    FIRSTCOME_ASSERT(scrapped.has_value(), "units that have just come back are there to be scrapped");
}

std::vector<OrderLine> OrderClaims::claimedLines(sql::Connection &connection) const
{
    return m_tables.orders.claimedLines(connection);
}

qint64 OrderClaims::touched(sql::Connection &connection, const Order &order, Instant now) const
{
    m_tables.orders.touch(connection, {order.id}, now);
    return order.version + 1;
}

} // namespace firstcome::orders
