// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/stock/correction.h"
#include "backend/stock/stock_store.h"

namespace firstcome::stock {

/// Who corrects what, on which request.
struct CorrectionCall
{
    Id optionId = 0;
    CorrectionForm form;
    Corrector corrector = Corrector::Seller;
    Id correctorId = 0;
    QByteArray requestId{};
    Id approvalId = 0; ///< of an operator's
    Id approvedBy = 0;
};

struct Corrected
{
    Correction correction;
    Option option; ///< as it is now
};

/// What a person sees of an option before he corrects it: {onHand, available}.
QJsonObject countedJson(const Option &option);
/// The correction, with the stock as it is now.
QJsonObject toJson(const Corrected &corrected);

/// Brings an option's stock to what a person counted.
/// Invariant: counters, entry, correction and (an operator's) audit entry are one transaction; units that are held or
/// sold are never scrapped. Thread: the writer's.
class CorrectStock
{
public:
    CorrectStock(const Ground &ground, const StockStore &stock) : m_ground(ground), m_stock(stock) {}

    /// OPTION_NOT_FOUND, also for another seller's and for a deleted one; STOCK_INSUFFICIENT with what is available.
    Result<Corrected> run(sql::Connection &connection, const CorrectionCall &call, Instant now) const;
    /// Whether this person may see and correct the option.
    bool mayTouch(sql::Connection &connection, const Option &option, const CorrectionCall &call) const;

private:
    void audit(sql::Connection &connection, const CorrectionCall &call, const Option &before,
               const Corrected &after) const;

    const Ground m_ground;
    const StockStore &m_stock;
};

} // namespace firstcome::stock
