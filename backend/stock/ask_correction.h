// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/stock/correct_stock.h"

namespace firstcome::stock {

/// An operator's correction, which waits for a second person.
/// Invariant: bound to all that was ever received of the option less what was scrapped: sales go on meanwhile, another
/// correction makes this one void. Thread: the writer's.
class AskCorrection
{
public:
    AskCorrection(const Ground &ground, const StockStore &stock, const CorrectStock &correct,
                  approvals::Approvals &acts);
    AskCorrection(const AskCorrection &) = delete;

    /// OPTION_NOT_FOUND, STOCK_INSUFFICIENT with what is available, APPROVAL_WAITING.
    Result<approvals::Approval> run(sql::Connection &connection, const CorrectionCall &call, Instant now) const;

private:
    std::optional<Option> locked(sql::Connection &connection, Id optionId) const;
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    static bool stands(sql::Connection &connection, const approvals::Approval &approval);
    QString labelOf(sql::Connection &connection, const Option &option) const;

    const Ground m_ground;
    const StockStore &m_stock;
    const CorrectStock &m_correct;
    approvals::Approvals &m_acts;
};

} // namespace firstcome::stock
