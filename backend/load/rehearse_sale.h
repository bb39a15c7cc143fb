// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/load/rehearsal_store.h"
#include "shared/base/result.h"

namespace firstcome::load {

inline constexpr qint64 mostShadowStock = 1'000'000;
inline constexpr std::chrono::minutes briefestRehearsal{10};
inline constexpr std::chrono::minutes longestRehearsal{240}; ///< as long as load members live
inline constexpr int mostRehearsalsOpen = 20;                ///< of a sale

/// What is asked for, and by whom.
struct RehearsalWanted
{
    Id ofSaleId = 0;
    std::optional<qint64> stock; ///< of each option; else as much as is available of it
    Id operatorId = 0;
    QByteArray requestId;
    Instant now{};
};

struct BegunRehearsal
{
    Rehearsal rehearsal;
    std::vector<Id> optionIds;
};

/// The same sale on shadow stock: it opens at once and lasts as long as the sale does, within bounds. In the caller's
/// transaction. SALE_NOT_FOUND (also of a rehearsal), STATE_CONFLICT when it is over or too many are under way,
/// VALUE_INVALID without stock.
Result<BegunRehearsal> beginRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts,
                                      const RehearsalWanted &wanted);
/// Nobody buys it any more: its time is over, or somebody closed its sale.
bool isOver(sql::Connection &connection, const catalog::CatalogParts &parts, const Rehearsal &rehearsal, Instant now);
/// STATE_CONFLICT when it is over: what a run shows is told while it is on. SALE_NOT_FOUND when the sale has no such
/// rehearsal.
Result<void> judgeRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts,
                            const RehearsalOf &rehearsal, const RehearsalVerdict &verdict);
/// Nobody buys it any more; what was ordered goes its way.
void endRehearsal(sql::Connection &connection, const catalog::CatalogParts &parts, const Rehearsal &rehearsal,
                  Instant now);

} // namespace firstcome::load
