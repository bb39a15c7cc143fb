// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/rehearsal_store.h"
#include "backend/load/server_readiness.h"
#include "backend/sales/sale.h"
#include "shared/contract/sale_checklist.h"

namespace firstcome::load {

inline constexpr std::chrono::minutes shortestGoodHold{2};
inline constexpr std::chrono::minutes longestGoodHold{30};
inline constexpr double longestGoodLag = 5; ///< seconds

/// What is known of a sale before it opens.
struct SaleFacts
{
    sales::Sale sale;
    qint64 units = 0;     ///< there or sold, of what is on sale of its product
    qint64 available = 0; ///< of them
    ServerReadiness server;
    std::optional<RehearsalVerdict> rehearsed; ///< of the last rehearsal that was judged
};

/// The go-live checklist: what must be so, and what to do where it is not. Pure.
QList<ChecklistLine> checklistOf(const SaleFacts &facts, Instant now);

} // namespace firstcome::load
