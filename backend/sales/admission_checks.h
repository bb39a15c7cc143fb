// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/sales/admission_store.h"
#include "backend/sales/sale_store.h"

namespace firstcome::sales {

/// A ledger followed from its first row, as far as it was read.
struct LedgerState
{
    AdmissionChain chain;
    qint64 after = 0;
    bool atEnd = false;
};

/// Reads and follows the next part of a ledger; call until `atEnd`, each time in a short read of its own.
void followLedger(sql::Connection &connection, LedgerState &state, Id saleId);

/// Sequence, limits and hash chains of all sales.
QList<Check> admissionChecks();

} // namespace firstcome::sales
