// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/journey/market.h"
#include "shared/load/wire/shop_client.h"

namespace firstcome::load {

/// Reads what the crowd comes for. Without wishes: the products with a flash sale on the first page of the shop, else
/// the first product. Refusals: those of the server, and MARKET_EMPTY.
Result<Market> readMarket(ShopClient &shop, const std::vector<Id> &wishes);

/// The stock the shop shows of every option of the market.
Result<std::vector<StockSeen>> readAvailable(ShopClient &shop, const Market &market);

} // namespace firstcome::load
