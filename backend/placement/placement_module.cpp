// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/placement_module.h"

namespace firstcome::placement {

PlacementModule::PlacementModule(const Ground &ground, const PlacementPeers &peers, const PlacementSettings &settings)
    : m_batch({peers.orders.tables(), peers.sales.store(), ground.peers, ground.clock, settings.rules}),
      m_queue(ground.database, m_batch, settings.limits), m_knownKeys(ground.database, peers.orders.tables().orders),
      m_rate(settings.ordersPerSecond),
      m_route({m_queue, m_knownKeys, EarlyNo(peers.stock.board(), peers.sales.board()), peers.sales.refusals(),
               m_outcomes, m_rate, ground.ids, ground.clock, settings.rules.samplesBuy})
{
    m_rate.share(ground.changes);
    m_queue.publishFigures(ground.metrics);
    m_outcomes.publishFigures(ground.metrics);
}

} // namespace firstcome::placement
