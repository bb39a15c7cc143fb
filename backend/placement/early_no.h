// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/not_placed.h"
#include "backend/sales/sale_board.h"
#include "backend/stock/stock_board.h"

namespace firstcome::placement {

/// What the boards know: a sale that is not open, or units that are gone. Nothing when the batch has to decide, which
/// is also so for whatever the boards do not show. Never a grant.
/// Thread: any.
class EarlyNo
{
public:
    EarlyNo(const stock::StockBoard &stock, const sales::SaleBoard &sales) : m_stock(stock), m_sales(sales) {}

    std::optional<NotPlaced> ask(std::span<const stock::OptionQuantity> lines, Buyer buyer, Instant now) const;

private:
    const stock::StockBoard &m_stock;
    const sales::SaleBoard &m_sales;
};

} // namespace firstcome::placement
