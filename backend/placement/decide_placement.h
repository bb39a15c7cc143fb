// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include "backend/placement/not_placed.h"
#include "backend/platform/module/product_facts.h"
#include "backend/sales/admission_store.h"
#include "backend/sales/sale_store.h"
#include "backend/stock/option.h"
#include "shared/base/adjustable.h"
#include <map>
#include <variant>

namespace firstcome::placement {

/// A request to place an order, decoded and checked in form.
struct PlacementRequest
{
    Id orderId = 0; ///< its lines get the ids that follow
    Id memberId = 0;
    orders::OrderKey key;
    PaymentMethod method = PaymentMethod::Pg;
    std::vector<stock::OptionQuantity> lines; ///< each option once, quantities above 0
    std::optional<Money> expectedTotal;       ///< what the buyer was shown: another one is not placed
    QByteArray trace;
    bool sample = false; ///< by a member of a load run
    Instant receivedAt{};
};

/// Everything a batch is decided on, read under its locks.
struct PlacementSnapshot
{
    std::unordered_map<Id, stock::Option> options;
    std::unordered_map<Id, ProductFacts> products;
    std::unordered_map<Id, sales::LockedSale> sales; ///< by product: the one that decides now
    std::map<std::pair<Id, Id>, qint64> granted;     ///< units by sale and member
    std::unordered_map<orders::MemberKey, orders::KnownOrder, orders::MemberKeyHash> known;
};

struct PlacementRules
{
    Adjustable<std::chrono::seconds> holdTime = std::chrono::seconds(600); ///< where no sale says otherwise
    bool samplesBuy = false; ///< members of load runs may buy what is for everybody
};

/// What became of one request: placed now, placed before under the same key, or not placed.
struct Replay
{
    orders::PlacedOrder placed;
};
using Outcome = std::variant<orders::NewOrder, Replay, NotPlaced>;

struct Decision
{
    std::vector<Outcome> outcomes; ///< one a request, in their order
    std::vector<sales::Admission> admissions;
    std::map<Id, qint64> taken;              ///< units by option, in order of the locks
    std::vector<sales::LockedSale> newHeads; ///< sales with their ledger's new head
};

/// The largest order total: what a double in somebody's JSON still carries exactly.
constexpr Money largestTotal = 9'007'199'254'740'991;

/// Decides a whole batch, first come first served in the order given: all lines of an order or none, prices included.
/// The same key in one batch counts once. Pure: the snapshot is used up.
Decision decide(std::span<const PlacementRequest> batch, PlacementSnapshot snapshot, const PlacementRules &rules,
                Instant now);

} // namespace firstcome::placement
