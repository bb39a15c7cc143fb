// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/payments/payment_worker.h"

#include "backend/platform/events/event_payload.h"
#include "shared/contract/claim_payloads.h"
#include "shared/contract/order_payloads.h"

namespace firstcome::payments {

namespace {

/// The same for the same thing that happened, wherever in the log it stands.
QByteArray causeOf(const events::Event &event)
{
    return event.type + ':' + QByteArray::number(event.key) + ':' + QByteArray::number(event.sequence);
}

} // namespace

void PaymentWorker::mount(Workers &workers)
{
    workers.consume(
        {"payments",
         {topic::orders, topic::claims},
         [this](sql::Connection &connection, std::span<const events::Event> events) { apply(connection, events); }});
}

void PaymentWorker::apply(sql::Connection &connection, std::span<const events::Event> events)
{
    // Orders that stand side by side are paid together.
    std::vector<Id> placed;
    for (const events::Event &event : events) {
        if (event.type != event::orderPlaced) {
            m_books.fromBalance(connection, std::exchange(placed, {}));
            apply(connection, event);
        } else if (events::payloadOf<OrderPlaced>(event).method == PaymentMethod::Balance) {
            placed.push_back(event.key);
        }
    }
    m_books.fromBalance(connection, placed);
}

void PaymentWorker::apply(sql::Connection &connection, const events::Event &event)
{
    if (event.type == event::linesCancelled) {
        const auto cancelled = events::payloadOf<LinesCancelled>(event);
        m_books.giveBack(connection, {event.key, cancelled.amount, causeOf(event), cancelled.reason});
        return;
    }
    if (event.type == event::claimApproved) {
        const auto claim = events::payloadOf<ClaimApproved>(event);
        m_books.giveBack(connection,
                         {event.key, claim.amount, "claim:" + QByteArray::number(claim.claimId), claim.reason});
        return;
    }
    if (event.type == event::orderClosed)
        m_books.orderClosed(connection, event.key);
}

} // namespace firstcome::payments
