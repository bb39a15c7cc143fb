// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sale_board.h"

#include <algorithm>
#include <mutex>

namespace firstcome::sales {

void SaleBoard::publish(const Sale &sale)
{
    const std::unique_lock lock(m_mutex);
    auto &sales = m_byProduct[sale.productId];
    const auto known =
        std::find_if(sales.begin(), sales.end(), [&sale](const Sale &other) { return other.id == sale.id; });
    if (known == sales.end())
        sales.push_back(sale);
    else if (known->version < sale.version)
        *known = sale;
}

std::optional<Sale> SaleBoard::decidingSale(Id productId, Instant now) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_byProduct.find(productId);
    if (found == m_byProduct.end())
        return std::nullopt;
    const Sale *sale = sales::decidingSale(found->second, now);
    return sale ? std::optional(*sale) : std::nullopt;
}

} // namespace firstcome::sales
