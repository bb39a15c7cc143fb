// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/early_no.h"

namespace firstcome::placement {

using Reason = NotPlaced::Reason;

std::optional<NotPlaced> EarlyNo::ask(std::span<const stock::OptionQuantity> lines, Buyer buyer, Instant now) const
{
    const auto seen = m_stock.look(lines);
    NotPlaced refused{.reason = Reason::StockInsufficient};
    for (size_t i = 0; i < lines.size(); ++i) {
        const auto &stock = seen[qsizetype(i)];
        if (!stock || stock->deleted || !stock->onSale)
            return std::nullopt;
        if (!isFor(buyer, stock->shadow))
            return NotPlaced{.reason = Reason::OptionNotFound, .optionId = lines[i].optionId};
        const auto sale = m_sales.decidingSale(stock->productId, now);
        const SaleState state = sale ? sale->stateAt(now) : SaleState::Open;
        if (state == SaleState::Planned)
            return NotPlaced{.reason = Reason::SaleNotOpen, .saleId = sale->id, .openAt = sale->openAt};
        if (state == SaleState::Ended)
            return NotPlaced{.reason = Reason::SaleClosed, .saleId = sale->id};
        if (stock->available() >= lines[i].quantity)
            continue;
        refused.shortages.append({lines[i].optionId, lines[i].quantity, stock->available()});
        if (sale)
            refused.saleId = sale->id;
    }
    return refused.shortages.isEmpty() ? std::nullopt : std::optional(refused);
}

} // namespace firstcome::placement
