// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/option.h"

#include <algorithm>

namespace firstcome::stock {

Money cheapestOnSale(const std::vector<Option> &options)
{
    const auto before = [](const Option &a, const Option &b) {
        return std::pair(a.off != OffSale::No, a.price) < std::pair(b.off != OffSale::No, b.price);
    };
    const auto least = std::min_element(options.begin(), options.end(), before);
    return least == options.end() ? 0 : least->price;
}

} // namespace firstcome::stock
