// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/sale.h"
#include "shared/load/journey/told.h"

namespace firstcome::load {

/// What the crowd comes for, as the shop showed it before the run.
struct MarketProduct
{
    Id id = 0;
    std::string name;
    std::vector<Id> options;
    Id sale = 0; ///< 0: not on sale
    std::optional<qint64> perMemberLimit;
    std::optional<SaleWindow> window{}; ///< of the sale, by the server's clock
};

struct Market
{
    std::vector<MarketProduct> products;
};

struct Member
{
    Id id = 0;
    std::string accessToken;
    std::string login{}; ///< by which he signs in; empty: that of sample members
};

} // namespace firstcome::load
