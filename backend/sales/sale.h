// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/changes.h"
#include <span>

namespace firstcome::sales {

/// A flash sale of a product. Whether it is open follows from the clock alone: openAt included, closeAt excluded.
struct Sale
{
    Id id = 0;
    Id productId = 0;
    Instant openAt{};
    Instant closeAt{};
    std::optional<qint64> perMemberLimit;
    std::chrono::seconds holdTime{600};
    bool announced = true;
    qint64 version = 1;
    std::optional<Id> shadowOf{}; ///< the sale it rehearses; the board does not say which

    SaleWindow window() const { return {openAt, closeAt}; }
    SaleState stateAt(Instant now) const { return window().stateAt(now); }
};

/// A sale as everybody is told of it, and back.
inline SaleChanged changeOf(const Sale &sale, Instant now)
{
    return {sale.id,        sale.productId, sale.window(), sale.perMemberLimit,      sale.holdTime,
            sale.announced, sale.version,   now,           sale.shadowOf.has_value()};
}
inline Sale saleOf(const SaleChanged &change)
{
    return {change.saleId,         change.productId, change.window.openAt, change.window.closeAt,
            change.perMemberLimit, change.holdTime,  change.announced,     change.version};
}

constexpr std::chrono::seconds shortestHold{2};
constexpr std::chrono::seconds longestHold{86'400};

/// Of one product's sales the one that decides now: the open one, else the next planned, else the last ended.
/// Nothing when it never had one: then it is sold as a normal product.
inline const Sale *decidingSale(std::span<const Sale> sales, Instant now)
{
    const Sale *decides = nullptr;
    const auto rank = [now](const Sale &sale) {
        const SaleState state = sale.stateAt(now);
        return state == SaleState::Open ? 0 : state == SaleState::Planned ? 1 : 2;
    };
    for (const Sale &sale : sales) {
        if (!decides || rank(sale) < rank(*decides)) {
            decides = &sale;
            continue;
        }
        if (rank(sale) > rank(*decides))
            continue;
        const bool ended = rank(sale) == 2;
        if (ended ? sale.closeAt > decides->closeAt : sale.openAt < decides->openAt)
            decides = &sale;
    }
    return decides;
}

/// Two sales of one product never share a moment.
inline bool overlap(const Sale &a, const Sale &b)
{
    return a.openAt < b.closeAt && b.openAt < a.closeAt;
}

} // namespace firstcome::sales
