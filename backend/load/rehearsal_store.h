// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"
#include <QJsonObject>
#include <vector>

namespace firstcome::load {

/// What the shop's own books say of it.
struct RehearsalBooks
{
    qint64 orders = 0; ///< that were granted
    qint64 units = 0;
    qint64 peakPerSecond = 0; ///< the most orders that were granted in a second
    qint64 oversold = 0;      ///< units that more than one order has
};

QJsonObject toJson(const RehearsalBooks &books);

/// What a run on it showed, as whoever ran it tells.
struct RehearsalVerdict
{
    bool ok = false;          ///< the books held
    qint64 peakPerSecond = 0; ///< the most that was sent in a second
    Instant at{};
    std::optional<RehearsalBooks> books{}; ///< as they were then; nothing: they were not asked
};

/// A rehearsal by the sale it is of.
struct RehearsalOf
{
    Id ofSaleId = 0;
    Id saleId = 0;
};

/// A sale on shadow stock.
struct Rehearsal
{
    Id saleId = 0;
    Id ofSaleId = 0; ///< the sale it rehearses
    Id productId = 0;
    Instant createdAt{};
    Instant expiresAt{};
    std::optional<Instant> endedAt{}; ///< nobody buys from then on
    std::optional<RehearsalVerdict> verdict{};
};

/// The table rehearsals. Decides nothing.
/// Thread: its connection's; as short-lived as the transaction.
class RehearsalStore
{
public:
    explicit RehearsalStore(sql::Connection &connection) : m_connection(connection) {}

    void insert(const Rehearsal &rehearsal);
    /// Of a sale, newest first.
    std::vector<Rehearsal> ofSale(Id saleId, int limit);
    std::optional<Rehearsal> find(const RehearsalOf &rehearsal);
    /// Those that have not ended, in order of sale, above `after`.
    std::vector<Rehearsal> open(Id after, int limit);
    void end(Id saleId, Instant now);
    /// Those that ended and whose sale and stock were not removed, in order of sale, above `after`.
    std::vector<Rehearsal> ended(Id after, int limit);
    /// False when its sale and stock were removed; else it is locked.
    bool lockStanding(Id saleId);
    void markRemoved(Id saleId, Instant now);
    /// Whose sale and stock are there.
    qint64 countStanding();
    void judge(Id saleId, const RehearsalVerdict &verdict);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::load
