// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include "shared/load/scenario/phase.h"
#include "shared/load/scenario/threshold.h"

namespace firstcome::load {

/// What somebody does in the shop.
enum class JourneyKind : quint8 {
    Browse, ///< reads a list and one of its products
    Stock,  ///< reads the stock
    Login,  ///< signs in
    Order,  ///< reads the stock and places an order
    Buy,    ///< and pays it
    Cancel, ///< and cancels it instead
    Refund, ///< and pays it, then asks for the money of a line back
    Sale,   ///< buys until all is sold out, is refused once more, and leaves
};
QStringList journeyNames();
QString journeyName(JourneyKind kind);

enum class PayBy : quint8 { Gateway, Balance };

struct Range
{
    qint64 least = 0;
    qint64 most = 0;
    bool operator==(const Range &) const = default;
};

/// One kind of journey of a run and how often it is begun beside the others.
struct MixEntry
{
    JourneyKind journey = JourneyKind::Buy;
    double weight = 1;
    Range quantity{1, 1};
    Range lines{1, 1};
    Range thinkMillis{0, 0};
    PayBy payBy = PayBy::Gateway;
    double neverPays = 0; ///< share of the orders that are left unpaid
    bool signsIn = false; ///< first, and does the rest in that session
    bool operator==(const MixEntry &) const = default;

    bool needsMember() const;
};

/// A run as values: who comes when, and what each does.
/// Open where `arrivals` says when journeys begin, whatever the server does; else closed: `users`, each with one
/// journey after the other.
/// Invariant: after `scenarioFrom` every value is within its limit and `mix` is not empty.
struct Scenario
{
    QString name;
    quint64 seed = 1;
    std::vector<Id> products;
    std::vector<Phase> arrivals;
    int users = 0; ///< 0: one for each member there is a token for
    std::chrono::seconds ramp{0};
    std::chrono::seconds duration{30};
    std::vector<MixEntry> mix;
    std::vector<Threshold> thresholds;

    bool isOpen() const { return !arrivals.empty(); }
    bool needsMembers() const;
    bool logsIn() const;
    /// Reads stock only, so that a product's id is all it must know.
    bool readsStockOnly() const;
    /// When this user starts, counted from the start of the run.
    Micros startOf(int user) const;
    /// "1000 users, journey sale" or "10000 arrivals in 10 s, journeys browse, buy"
    QString summary() const;
};

constexpr int usersLimit = 20'000;
constexpr double rateLimit = 100'000;
constexpr std::chrono::seconds runLimit{24 * 3600};

} // namespace firstcome::load
