// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/deliveries/deliveries.h"
#include "backend/platform/module/module.h"

namespace firstcome::deliveries {

/// Deliveries of order lines: requested when the stock is committed, handed to the carrier, followed until they end.
class DeliveriesModule final : public Module
{
public:
    DeliveriesModule(DeliveryParts parts, Deliveries &deliveries) : m_parts(std::move(parts)), m_deliveries(deliveries)
    {
    }

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override { makeAllDue(connection, m_parts.clock()); }
    QList<Check> checks() const override { return deliveryChecks(); }
    Id highestId(sql::Connection &connection) const override { return highestDeliveryId(connection); }
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const override;

private:
    QCoro::Task<http::Response> notified(const http::Request &request);

    DeliveryParts m_parts;
    Deliveries &m_deliveries;
};

} // namespace firstcome::deliveries
