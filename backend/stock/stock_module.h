// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/platform/module/module.h"
#include "backend/stock/correction_routes.h"
#include "backend/stock/hold_store.h"
#include "backend/stock/in_process_board.h"
#include "backend/stock/stock_routes.h"

namespace firstcome::stock {

/// Stock as a module: its tables, its board, its routes, what must hold of it. See README.md.
class StockModule final : public Module
{
public:
    StockModule(const Ground &ground, approvals::ApprovalsModule &approvals);

    Role role() const override { return Role::Catalog; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override { StockStore::fillKeys(connection); }
    void catchUp(sql::Connection &connection) override;
    void mountRoutes(http::Router &router) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

    const StockStore &store() const { return m_store; }
    const HoldStore &holds() const { return m_holds; }
    const AskCorrection &asking() const { return m_ask; }
    /// What is there now, without SQL.
    const StockBoard &board() const { return m_board; }
    /// Puts all options of these products on the board, as this transaction sees them.
    void show(sql::Connection &connection, const std::vector<Id> &productIds);

private:
    StockStore m_store;
    HoldStore m_holds{m_store};
    InProcessBoard m_board;
    StockRoutes m_routes;
    CorrectStock m_correct;
    AskCorrection m_ask;
    CorrectionRoutes m_corrections;
};

} // namespace firstcome::stock
