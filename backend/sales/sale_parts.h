// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/audit.h"
#include "backend/platform/module/live.h"
#include "backend/platform/sql/database.h"
#include "backend/sales/admission_store.h"
#include "backend/sales/refusal_store.h"
#include "backend/sales/sale_store.h"
#include <QHash>

namespace firstcome::sales {

/// What a sale shows of its product; the catalogue and the stock know it.
struct SoldProduct
{
    QString name;
    bool live = false; ///< a deleted one keeps its name for the sales it had
    qint64 available = 0;
    qint64 held = 0;
    qint64 sold = 0;
};

/// What the module works with. Everything outlives it.
struct SaleParts
{
    sql::Database &database;
    const SaleStore &sales;
    const AdmissionStore &admissions;
    const RefusalStore &refusals;
    RefusalCounts &refusalCounts;
    IdSource &ids;
    Audit &audit;
    Live &live;
    Clock clock;
    std::chrono::seconds holdTime{600}; ///< of a sale that names none
    std::function<QHash<Id, SoldProduct>(sql::Connection &, const std::vector<Id> &)> products;
    /// Locks the product's options, so that no batch decides on them meanwhile.
    std::function<void(sql::Connection &, Id productId)> lockOptions;
};

} // namespace firstcome::sales
