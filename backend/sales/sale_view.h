// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale_ground.h"
#include "shared/contract/sale.h"

namespace firstcome::sales {

/// What was set of a sale, for the audit.
QJsonObject settingsOf(const Sale &sale);

/// The sales as operators see them, with their product's name and stock and what they admitted and refused.
QList<SaleView> viewsOf(sql::Connection &connection, const SaleGround &ground, const std::vector<Sale> &sales);

} // namespace firstcome::sales
