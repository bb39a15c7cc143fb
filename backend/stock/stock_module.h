// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/stock/hold_store.h"
#include "backend/stock/stock_routes.h"

namespace firstcome::stock {

/// Stock as a module: its tables, its routes, what must hold of it. See README.md.
class StockModule final : public Module
{
public:
    explicit StockModule(StockParts parts) : m_parts(parts), m_routes(std::move(parts)) {}

    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override { StockStore::fillKeys(connection); }
    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override { return StockStore::highestId(connection); }

private:
    StockParts m_parts;
    StockRoutes m_routes;
};

} // namespace firstcome::stock
