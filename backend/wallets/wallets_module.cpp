// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/wallets/wallets_module.h"

#include "backend/wallets/ledger_store.h"
#include "backend/wallets/migrations.gen.h"

namespace firstcome::wallets {

QList<sql::Migration> WalletsModule::migrations() const
{
    return wallets::migrations();
}

void WalletsModule::mountRoutes(http::Router &router)
{
    router.get("/v1/me/balance", http::Policy::member(),
               [this](const http::Request &request) { return answerBalance(request); });
}

QList<Check> WalletsModule::checks() const
{
    return ledgerChecks();
}

QCoro::Task<http::Response> WalletsModule::answerBalance(const http::Request &request)
{
    const Account account = Account::member(request.principal->id);
    const auto reply =
        m_database.read([account](sql::Connection &connection) { return balanceOf(connection, account); });
    const Money amount = co_await reply;
    co_return http::json(200, {{QStringLiteral("amount"), amount}});
}

} // namespace firstcome::wallets
