// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"
#include <QStringList>

namespace firstcome {

/// What an operator may do, as bits: the rights of an operator's token and of a route's policy.
/// The names (`view`, `sale.run`, ...) are what the command line, the API and the console show.
namespace permission {

enum OperatorPermission : quint32 {
    View = 1U << 0,
    CatalogueEdit = 1U << 1,
    StockCorrect = 1U << 2,
    SaleRun = 1U << 3,
    OrderAct = 1U << 4,
    RefundDecide = 1U << 5,
    PayoutDecide = 1U << 6,
    OpsAct = 1U << 7,
    LoadRun = 1U << 8,
    MemberViewPersonal = 1U << 9,
    SettingsEdit = 1U << 10,
    OperatorManage = 1U << 11,
};

inline constexpr quint32 every = (1U << 12) - 1;

} // namespace permission

/// The names of the bits set, in the order above.
QStringList permissionNames(quint32 permissions);

/// The bits of a list of names; a refusal PERMISSION_UNKNOWN names the first that is none, PERMISSION_MISSING an empty
/// list.
Result<quint32> permissionsFrom(const QStringList &names);

} // namespace firstcome
