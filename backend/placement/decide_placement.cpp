// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/decide_placement.h"

namespace firstcome::placement {

namespace {

using Reason = NotPlaced::Reason;

/// One batch while it is decided: what is still available, who got how much, and where each ledger stands.
class Deciding
{
public:
    Deciding(PlacementSnapshot snapshot, const PlacementRules &rules, Instant now)
        : m_snapshot(std::move(snapshot)), m_rules(rules), m_now(now)
    {
    }

    Outcome decide(const PlacementRequest &request);
    Decision finish(std::vector<Outcome> outcomes);

private:
    std::optional<NotPlaced> missing(const PlacementRequest &request) const;
    std::optional<NotPlaced> closed(const PlacementRequest &request) const;
    std::optional<NotPlaced> overLimit(const PlacementRequest &request);
    std::optional<NotPlaced> shortOfStock(const PlacementRequest &request) const;
    std::optional<Money> totalOf(const PlacementRequest &request) const;
    NotPlaced priceChanged(const PlacementRequest &request, Money total) const;
    orders::NewOrder grant(const PlacementRequest &request, Money total);
    orders::OrderLine lineOf(const stock::OptionQuantity &wanted) const;
    void admit(const PlacementRequest &request, orders::NewOrder &order);

    const stock::Option &option(const stock::OptionQuantity &line) const
    {
        return m_snapshot.options.at(line.optionId);
    }
    sales::LockedSale *saleOf(const stock::OptionQuantity &line);
    const sales::LockedSale *saleOf(const stock::OptionQuantity &line) const;

    PlacementSnapshot m_snapshot;
    PlacementRules m_rules;
    Instant m_now;
    Decision m_decision;
};

const sales::LockedSale *Deciding::saleOf(const stock::OptionQuantity &line) const
{
    const auto found = m_snapshot.sales.find(option(line).productId);
    return found == m_snapshot.sales.end() ? nullptr : &found->second;
}

sales::LockedSale *Deciding::saleOf(const stock::OptionQuantity &line)
{
    return const_cast<sales::LockedSale *>(std::as_const(*this).saleOf(line));
}

Outcome Deciding::decide(const PlacementRequest &request)
{
    const auto known = m_snapshot.known.find({request.memberId, request.key.key});
    if (known != m_snapshot.known.end()) {
        if (known->second.key.bodyHash != request.key.bodyHash)
            return NotPlaced{.reason = Reason::KeyReused};
        return Replay{known->second.placed};
    }
    if (auto refused = missing(request))
        return *refused;
    if (auto refused = closed(request))
        return *refused;
    if (auto refused = overLimit(request))
        return *refused;
    if (auto refused = shortOfStock(request))
        return *refused;
    const auto total = totalOf(request);
    if (!total)
        return NotPlaced{.reason = Reason::TotalTooLarge};
    if (request.expectedTotal && *request.expectedTotal != *total)
        return priceChanged(request, *total);
    orders::NewOrder order = grant(request, *total);
    m_snapshot.known.emplace(orders::MemberKey{request.memberId, request.key.key},
                             orders::KnownOrder{order.key, order.placed});
    return order;
}

std::optional<NotPlaced> Deciding::missing(const PlacementRequest &request) const
{
    for (const stock::OptionQuantity &line : request.lines) {
        const auto option = m_snapshot.options.find(line.optionId);
        const bool hasOption = option != m_snapshot.options.end() && !option->second.deletedAt;
        const auto product = hasOption ? m_snapshot.products.find(option->second.productId) : m_snapshot.products.end();
        if (product == m_snapshot.products.end() || product->second.deleted)
            return NotPlaced{.reason = Reason::OptionNotFound, .optionId = line.optionId};
        if (!isFor(Buyer{request.sample, m_rules.samplesBuy}, option->second.shadow))
            return NotPlaced{.reason = Reason::OptionNotFound, .optionId = line.optionId};
        if (option->second.off != OffSale::No || !product->second.onSale)
            return NotPlaced{.reason = Reason::OffSale, .optionId = line.optionId};
    }
    return std::nullopt;
}

std::optional<NotPlaced> Deciding::closed(const PlacementRequest &request) const
{
    for (const stock::OptionQuantity &line : request.lines) {
        const sales::LockedSale *sale = saleOf(line);
        if (!sale)
            continue;
        switch (sale->sale.stateAt(m_now)) {
        case SaleState::Open:
            continue;
        case SaleState::Planned:
            return NotPlaced{.reason = Reason::SaleNotOpen, .saleId = sale->sale.id, .openAt = sale->sale.openAt};
        case SaleState::Ended:
            return NotPlaced{.reason = Reason::SaleClosed, .saleId = sale->sale.id};
        }
    }
    return std::nullopt;
}

std::optional<NotPlaced> Deciding::overLimit(const PlacementRequest &request)
{
    std::map<Id, qint64> wanted; // several options of one product count together
    for (const stock::OptionQuantity &line : request.lines) {
        const sales::LockedSale *sale = saleOf(line);
        if (!sale || !sale->sale.perMemberLimit)
            continue;
        const qint64 limit = *sale->sale.perMemberLimit;
        const qint64 granted = m_snapshot.granted[{sale->sale.id, request.memberId}];
        qint64 &units = wanted[sale->sale.id];
        if (__builtin_add_overflow(units, line.quantity, &units) || units > limit - granted)
            return NotPlaced{
                .reason = Reason::LimitExceeded, .saleId = sale->sale.id, .limit = limit, .granted = granted};
    }
    return std::nullopt;
}

std::optional<NotPlaced> Deciding::shortOfStock(const PlacementRequest &request) const
{
    NotPlaced refused{.reason = Reason::StockInsufficient};
    for (const stock::OptionQuantity &line : request.lines) {
        const qint64 available = option(line).available();
        if (available >= line.quantity)
            continue;
        refused.shortages.append({line.optionId, line.quantity, available});
        if (const sales::LockedSale *sale = saleOf(line))
            refused.saleId = sale->sale.id;
    }
    return refused.shortages.isEmpty() ? std::nullopt : std::optional(refused);
}

std::optional<Money> Deciding::totalOf(const PlacementRequest &request) const
{
    Money total = 0;
    for (const stock::OptionQuantity &line : request.lines) {
        const auto amount = checkedMultiply(option(line).price, line.quantity);
        const auto sum = amount ? checkedAdd(total, *amount) : std::nullopt;
        if (!sum || *sum > largestTotal)
            return std::nullopt;
        total = *sum;
    }
    return total;
}

NotPlaced Deciding::priceChanged(const PlacementRequest &request, Money total) const
{
    auto prices = std::make_shared<NewPrices>();
    prices->total = total;
    for (const stock::OptionQuantity &line : request.lines)
        prices->lines.emplace_back(line.optionId, option(line).price);
    return NotPlaced{.reason = Reason::PriceChanged, .prices = std::move(prices)};
}

orders::OrderLine Deciding::lineOf(const stock::OptionQuantity &wanted) const
{
    const stock::Option &taken = option(wanted);
    const ProductFacts &product = m_snapshot.products.at(taken.productId);
    orders::OrderLine line;
    line.optionId = taken.id;
    line.productId = taken.productId;
    line.storeId = product.storeId;
    line.sellerId = product.sellerId;
    line.product = product.name;
    line.option = taken.name;
    line.unitPrice = taken.price;
    line.quantity = wanted.quantity;
    return line;
}

orders::NewOrder Deciding::grant(const PlacementRequest &request, Money total)
{
    orders::NewOrder added;
    added.key = request.key;
    added.trace = request.trace;
    added.sample = request.sample;
    auto holdTime = std::chrono::seconds::max();
    added.placed.lines.reserve(request.lines.size());
    for (const stock::OptionQuantity &wanted : request.lines) {
        orders::OrderLine line = lineOf(wanted);
        line.orderId = request.orderId;
        line.id = request.orderId + Id(added.placed.lines.size()) + 1;
        const sales::LockedSale *sale = saleOf(wanted);
        if (sale)
            line.saleId = sale->sale.id;
        holdTime = std::min(holdTime, sale ? sale->sale.holdTime : m_rules.holdTime.get());
        m_snapshot.options.at(wanted.optionId).held += wanted.quantity;
        m_decision.taken[wanted.optionId] += wanted.quantity;
        added.placed.lines.push_back(std::move(line));
    }
    orders::Order &order = added.placed.order;
    order.id = request.orderId;
    order.memberId = request.memberId;
    order.method = request.method;
    order.total = total;
    order.createdAt = order.updatedAt = m_now;
    order.holdExpiresAt = m_now + holdTime;
    order.dueAt = order.holdExpiresAt;
    admit(request, added);
    return added;
}

void Deciding::admit(const PlacementRequest &request, orders::NewOrder &order)
{
    // One admission an order and sale: the units of all its lines together.
    for (size_t i = 0; i < request.lines.size(); ++i) {
        sales::LockedSale *sale = saleOf(request.lines[i]);
        if (!sale)
            continue;
        m_snapshot.granted[{sale->sale.id, request.memberId}] += request.lines[i].quantity;
        auto &admissions = m_decision.admissions;
        const auto same = std::find_if(admissions.rbegin(), admissions.rend(), [&](const sales::Admission &other) {
            return other.orderId != request.orderId || other.saleId == sale->sale.id;
        });
        const bool admitted =
            same != admissions.rend() && same->orderId == request.orderId && same->saleId == sale->sale.id;
        if (admitted)
            same->quantity += request.lines[i].quantity;
        else
            admissions.push_back({sale->sale.id,
                                  ++sale->admissionCount,
                                  request.orderId,
                                  request.memberId,
                                  request.lines[i].quantity,
                                  request.receivedAt,
                                  m_now,
                                  {}});
        order.placed.lines[i].admission = sale->admissionCount;
    }
}

Decision Deciding::finish(std::vector<Outcome> outcomes)
{
    std::map<Id, sales::LockedSale *> byId;
    for (auto &[productId, sale] : m_snapshot.sales)
        byId.emplace(sale.sale.id, &sale);
    std::map<Id, sales::LockedSale *> moved;
    // The quantities are final now, so the chain can be closed over them.
    for (sales::Admission &admission : m_decision.admissions) {
        sales::LockedSale *sale = byId.at(admission.saleId);
        admission.hash = sale->admissionHead = sales::linkAfter(sale->admissionHead, admission);
        moved.emplace(admission.saleId, sale);
    }
    for (const auto &[id, sale] : moved)
        m_decision.newHeads.push_back(*sale);
    m_decision.outcomes = std::move(outcomes);
    return std::move(m_decision);
}

} // namespace

Decision decide(std::span<const PlacementRequest> batch, PlacementSnapshot snapshot, const PlacementRules &rules,
                Instant now)
{
    Deciding deciding(std::move(snapshot), rules, now);
    std::vector<Outcome> outcomes;
    outcomes.reserve(batch.size());
    for (const PlacementRequest &request : batch)
        outcomes.push_back(deciding.decide(request));
    return deciding.finish(std::move(outcomes));
}

} // namespace firstcome::placement
