// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/sales/admission_routes.h"
#include "backend/sales/sale_routes.h"

namespace firstcome::sales {

/// Flash sales: run by operators, evidenced by ledger and refusals. Writes the counted refusals down every second.
class SalesModule final : public Module
{
public:
    explicit SalesModule(SaleParts parts);

    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    void load(sql::Connection &connection) override;
    void finish() override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

private:
    QCoro::Task<> keepRefusals();

    SaleParts m_parts;
    SaleRoutes m_sales;
    AdmissionRoutes m_admissions;
};

} // namespace firstcome::sales
