// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/orders_module.h"
#include "backend/placement/place_route.h"

namespace firstcome::placement {

struct PlacementSettings
{
    PlacementRules rules{};
    PlacementLimits limits{};
    Adjustable<int> ordersPerSecond = 10; ///< a member; 0: no limit
};

/// Whose tables and boards it works on.
struct PlacementPeers
{
    const orders::OrdersModule &orders;
    const stock::StockModule &stock;
    sales::SalesModule &sales;
};

/// Where a request becomes an order. See README.md.
class PlacementModule final : public Module
{
public:
    PlacementModule(const Ground &ground, const PlacementPeers &peers, const PlacementSettings &settings = {});

    Role role() const override { return Role::Orders; }
    void mountRoutes(http::Router &router) override { m_route.mount(router); }
    /// The ids it gives are those of orders.
    Id highestId(sql::Connection &) const override { return 0; }

    const PlacementBatch &batch() const { return m_batch; }

private:
    PlacementBatch m_batch;
    PlacementQueue m_queue;
    KnownKeys m_knownKeys;
    OrderRate m_rate;
    OutcomeCounts m_outcomes;
    PlaceRoute m_route;
};

} // namespace firstcome::placement
