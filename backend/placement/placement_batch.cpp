// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/placement_batch.h"

#include "backend/orders/order_events.h"
#include "backend/orders/sample_order_store.h"
#include "backend/platform/module/peers.h"
#include "shared/base/assert.h"
#include <unordered_set>

namespace firstcome::placement {

namespace {

std::vector<Id> optionIdsOf(std::span<const PlacementRequest> batch)
{
    std::unordered_set<Id> ids;
    for (const PlacementRequest &request : batch) {
        for (const stock::OptionQuantity &line : request.lines)
            ids.insert(line.optionId);
    }
    return {ids.begin(), ids.end()};
}

} // namespace

std::vector<Outcome> PlacementBatch::run(sql::Connection &connection, std::span<const PlacementRequest> batch) const
{
    const Instant now = m_parts.clock();
    Decision decision = decide(batch, read(connection, batch, now), m_parts.rules, now);
    write(connection, decision, now);
    return std::move(decision.outcomes);
}

PlacementSnapshot PlacementBatch::read(sql::Connection &connection, std::span<const PlacementRequest> batch,
                                       Instant now) const
{
    PlacementSnapshot snapshot;
    for (stock::Option &option : m_parts.tables.stock.lock(connection, optionIdsOf(batch)))
        snapshot.options.emplace(option.id, std::move(option));
    readSales(connection, snapshot, now);
    readMembers(connection, snapshot, batch);
    std::vector<orders::MemberKey> keys;
    keys.reserve(batch.size());
    for (const PlacementRequest &request : batch)
        keys.push_back({request.memberId, request.key.key});
    for (orders::KnownOrder &known : m_parts.tables.orders.findByKeys(connection, keys)) {
        orders::MemberKey key{known.placed.order.memberId, known.key.key};
        snapshot.known.emplace(std::move(key), std::move(known));
    }
    return snapshot;
}

void PlacementBatch::readSales(sql::Connection &connection, PlacementSnapshot &snapshot, Instant now) const
{
    std::unordered_map<Id, std::vector<sales::Sale>> byProduct;
    std::vector<Id> productIds;
    for (const auto &[id, option] : snapshot.options) {
        if (byProduct.try_emplace(option.productId).second)
            productIds.push_back(option.productId);
    }
    snapshot.products = m_parts.peers.products(connection, productIds);
    for (sales::Sale &sale : m_parts.sales.salesOf(connection, productIds))
        byProduct[sale.productId].push_back(std::move(sale));
    std::vector<Id> deciding;
    for (const auto &[productId, sales] : byProduct) {
        if (const sales::Sale *sale = sales::decidingSale(sales, now))
            deciding.push_back(sale->id);
    }
    if (deciding.empty())
        return;
    for (sales::LockedSale &sale : m_parts.sales.lock(connection, deciding)) {
        const Id productId = sale.sale.productId;
        snapshot.sales.emplace(productId, std::move(sale));
    }
}

void PlacementBatch::readMembers(sql::Connection &connection, PlacementSnapshot &snapshot,
                                 std::span<const PlacementRequest> batch) const
{
    std::vector<sales::Allowance> pairs;
    for (const PlacementRequest &request : batch) {
        for (const stock::OptionQuantity &line : request.lines) {
            const auto option = snapshot.options.find(line.optionId);
            if (option == snapshot.options.end())
                continue;
            const auto sale = snapshot.sales.find(option->second.productId);
            if (sale != snapshot.sales.end() && sale->second.sale.perMemberLimit)
                pairs.push_back({sale->second.sale.id, request.memberId, 0});
        }
    }
    if (pairs.empty())
        return;
    for (const sales::Allowance &granted : m_parts.tables.admissions.granted(connection, pairs))
        snapshot.granted[{granted.saleId, granted.memberId}] = granted.units;
}

void PlacementBatch::write(sql::Connection &connection, const Decision &decision, Instant now) const
{
    std::vector<const orders::NewOrder *> added;
    std::vector<Id> samples;
    std::vector<stock::Hold> holds;
    std::vector<events::Event> events;
    for (const Outcome &outcome : decision.outcomes) {
        const auto *order = std::get_if<orders::NewOrder>(&outcome);
        if (!order)
            continue;
        const orders::Order &placed = order->placed.order;
        added.push_back(order);
        if (order->sample)
            samples.push_back(placed.id);
        for (const orders::OrderLine &line : order->placed.lines)
            holds.push_back(
                {line.id, line.orderId, line.optionId, line.quantity, HoldState::Held, placed.holdExpiresAt});
        events.push_back(orders::orderPlaced(placed, order->trace));
    }
    if (added.empty())
        return;
    std::vector<sales::Allowance> grants;
    for (const sales::Admission &admission : decision.admissions)
        grants.push_back({admission.saleId, admission.memberId, admission.quantity});
    m_parts.tables.admissions.grant(connection, std::move(grants));
    m_parts.tables.orders.insert(connection, added);
    orders::markSampleOrders(connection, samples);
    m_parts.tables.holds.insert(connection, holds);
    m_parts.tables.admissions.append(connection, decision.admissions);
    for (const sales::LockedSale &sale : decision.newHeads)
        m_parts.sales.moveHead(connection, sale);
    m_parts.tables.outbox.append(connection, events);
    takeStock(connection, decision.taken, now);
}

void PlacementBatch::takeStock(sql::Connection &connection, const std::map<Id, qint64> &taken, Instant now) const
{
    std::vector<Id> ids;
    for (const auto &[optionId, quantity] : taken) {
        const bool held = m_parts.tables.stock.hold(connection, {optionId, quantity}, now);
        FIRSTCOME_ASSERT(held, "what was decided under the option's lock is available");
        ids.push_back(optionId);
    }
    m_parts.tables.stock.announce(connection, ids);
}

} // namespace firstcome::placement
