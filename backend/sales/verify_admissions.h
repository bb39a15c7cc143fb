// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sale_ground.h"
#include <qcorotask.h>

namespace firstcome::sales {

struct LedgerFinding
{
    bool ok = false;
    qint64 length = 0;
    QByteArray head;                ///< 32 bytes
    std::optional<qint64> brokenAt; ///< the first sequence that does not follow
};

/// Follows a sale's whole ledger, as it was when this began, and compares its end with the head kept in the sale.
/// Reads in slices, so that no snapshot stays open for long. SALE_NOT_FOUND.
QCoro::Task<Result<LedgerFinding>> verifyAdmissions(const SaleGround &ground, Id saleId);

} // namespace firstcome::sales
