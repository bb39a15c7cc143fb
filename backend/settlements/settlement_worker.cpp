// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement_worker.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/claim_payloads.h"
#include "shared/contract/order_payloads.h"

namespace firstcome::settlements {

namespace {

/// Without those of the house itself, which it owes to nobody.
std::vector<DeliveredLine> deliveredIn(const events::Event &event)
{
    const auto told = events::payloadOf<LinesDelivered>(event);
    std::vector<DeliveredLine> lines;
    for (const LinesDelivered::Line &line : told.lines) {
        if (line.sellerId != 0)
            lines.push_back(
                {told.orderId, line.lineId, line.sellerId, line.storeId, line.amount, told.placedAt, event.at});
    }
    return lines;
}

} // namespace

void SettlementWorker::mount(Workers &workers) const
{
    workers.consume(
        {"settlements",
         {topic::orders, topic::claims},
         [this](sql::Connection &connection, std::span<const events::Event> events) { apply(connection, events); }});
}

void SettlementWorker::apply(sql::Connection &connection, std::span<const events::Event> events) const
{
    for (const events::Event &event : events) {
        if (event.type == event::linesDelivered) {
            m_book.sold(connection, deliveredIn(event));
        } else if (event.type == event::claimCompleted) {
            const auto claim = events::payloadOf<ClaimCompleted>(event);
            if (claim.amount > 0 && claim.sellerId != 0)
                m_book.givenBack(connection, {claim.claimId, claim.lineId, claim.amount, event.at});
        }
    }
}

} // namespace firstcome::settlements
