// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/load_member_routes.h"
#include "backend/orders/order_store.h"
#include "backend/platform/module/module.h"

namespace firstcome::load {

/// What load runs need of the shop, as a module. See README.md.
class LoadModule final : public Module
{
public:
    LoadModule(const Ground &ground, const orders::OrderStore &orders, const LoadParts &parts)
        : m_ground(ground), m_orders(orders), m_routes(ground, parts)
    {
    }

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; } // its ids are the members'

    /// Removes the members whose time is over and of whom nothing is kept: no order, no entry of the ledger. The others
    /// stay, and end with their tokens.
    QCoro::Task<> removeExpired();

private:
    const Ground &m_ground;
    const orders::OrderStore &m_orders;
    LoadMemberRoutes m_routes;
};

} // namespace firstcome::load
