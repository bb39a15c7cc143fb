// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/ground.h"
#include "backend/platform/module/module.h"

namespace firstcome::wallets {

/// Balances and the ledger: GET /v1/me/balance, and `post` for the modules that move money.
class WalletsModule final : public Module
{
public:
    explicit WalletsModule(const Ground &ground) : m_database(ground.database) {}

    Role role() const override { return Role::Payments; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &) const override { return 0; } // its entries count themselves

private:
    QCoro::Task<http::Response> answerBalance(const http::Request &request);

    sql::Database &m_database;
};

} // namespace firstcome::wallets
