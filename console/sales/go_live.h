// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/condition_list.h"
#include "shared/contract/sale.h"
#include <QStringList>

namespace firstcome {

/// What the server says of itself, as far as a sale depends on it; nothing: not known.
struct ServerReadiness
{
    std::optional<QStringList> closedBreakers;
    std::optional<QStringList> openBreakers;
    std::optional<double> lagSeconds;
};

/// Of GET /v1/ops/overview.
ServerReadiness readinessFrom(const QJsonObject &overview);

inline constexpr std::chrono::minutes shortestHold{2};
inline constexpr std::chrono::minutes longestHold{30};
inline constexpr double longestLag = 5; ///< seconds

/// The go-live checklist: what must be so before a sale opens, and what to do where it is not. What is not known does
/// not hold. `now` is the server's. Pure but for the language.
std::vector<ConditionList::Condition> goLiveLines(const SaleView &sale, const ServerReadiness &server, Instant now);

} // namespace firstcome
