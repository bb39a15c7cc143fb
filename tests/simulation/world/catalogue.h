// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/sales/sales_module.h"
#include "tests/simulation/world/site.h"

namespace firstcome::simulation {

/// Stands for the catalogue: what is offered, with its sellers.
class Catalogue final : public Module
{
public:
    explicit Catalogue(const Site &site) : m_site(site) {}

    Id highestId(sql::Connection &) const override { return 0; }
    std::vector<ProductFacts> products(sql::Connection &connection, const std::vector<Id> &ids) const override;

private:
    const Site &m_site;
};

/// Where what is offered is written.
struct Shelves
{
    IdSource &ids;
    const stock::StockStore &stock;
    const sales::SaleStore &sales;
};

/// Puts up for sale what luck says: plain products, flash sales with limits, sales that open later or end soon.
void offer(sql::Connection &connection, Site &site, const Shelves &shelves);

} // namespace firstcome::simulation
