// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/sale.h"

namespace firstcome::sales {

/// What a request says of a new sale.
struct SaleForm
{
    SaleWindow window;
    std::optional<qint64> perMemberLimit;
    std::optional<std::chrono::seconds> holdTime;
    bool announced = true;
};

/// Reads openAt, closeAt, perMemberLimit?, holdSeconds?, announced?; what breaks a rule is added to `fields`.
SaleForm readSaleForm(JsonFields &fields);
Sale saleOf(const SaleForm &form, std::chrono::seconds usualHold);

/// The change a PATCH asks for, applied to what there is; what breaks a rule is added to `fields`. A perMemberLimit of
/// null takes the limit away.
Sale changedBy(JsonFields &fields, Sale sale);

} // namespace firstcome::sales
