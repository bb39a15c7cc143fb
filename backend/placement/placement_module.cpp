// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/placement_module.h"

namespace firstcome::placement {

PlacementModule::PlacementModule(const Ground &ground, const orders::OrdersModule &orders,
                                 const stock::StockModule &stock, sales::SalesModule &sales,
                                 const PlacementSettings &settings)
    : m_batch({orders.tables(), sales.store(), ground.peers, ground.clock, settings.rules}),
      m_queue(ground.database, m_batch, settings.limits), m_knownKeys(ground.database, orders.tables().orders),
      m_rate(settings.ordersPerSecond),
      m_route({m_queue, m_knownKeys, EarlyNo(stock.board(), sales.board()), sales.refusals(), m_rate, ground.ids,
               ground.clock, settings.samplesBuy})
{
    m_queue.publishFigures(ground.metrics);
}

} // namespace firstcome::placement
