// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/sales/admission_routes.h"
#include "backend/sales/sale_board.h"
#include "backend/sales/sale_routes.h"
#include "backend/stock/stock_module.h"

namespace firstcome::sales {

/// Flash sales: run by operators, evidenced by ledger and refusals. Writes the counted refusals down every second.
class SalesModule final : public Module
{
public:
    /// `holdTime`: of a sale that names none.
    SalesModule(const Ground &ground, stock::StockModule &stock, Adjustable<std::chrono::seconds> holdTime);

    Role role() const override { return Role::Catalog; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    /// Sales that may be asked about, and the stock of what is on sale, are on the boards.
    void load(sql::Connection &connection) override;
    void catchUp(sql::Connection &connection) override;
    void finish() override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

    const SaleStore &store() const { return m_store; }
    const AdmissionStore &admissions() const { return m_admissionStore; }
    /// What decides of a product now, without SQL.
    const SaleBoard &board() const { return m_board; }
    /// Where refused requests are counted.
    RefusalCounts &refusals() { return m_refusalCounts; }

private:
    QCoro::Task<> keepRefusals();

    stock::StockModule &m_stock;
    SaleStore m_store;
    AdmissionStore m_admissionStore;
    RefusalStore m_refusalStore;
    RefusalCounts m_refusalCounts;
    SaleBoard m_board;
    SaleGround m_ground;
    SaleRoutes m_sales;
    AdmissionRoutes m_admissions;
};

} // namespace firstcome::sales
