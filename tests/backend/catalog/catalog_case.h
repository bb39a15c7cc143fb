// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/approvals/migrations.gen.h"
#include "backend/catalog/catalog_module.h"
#include "backend/catalog/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/sales/migrations.gen.h"
#include "backend/stock/migrations.gen.h"
#include "tests/support/ground/test_ground.h"

namespace firstcome::test {

/// The catalogue with the modules it stands on.
struct CatalogCase
{
    static constexpr std::chrono::seconds holdTime{600};

    explicit CatalogCase(TestGround &given) : ground(given)
    {
        ground.peers.join(approvals);
        ground.peers.join(stock);
        ground.peers.join(sales);
        ground.peers.join(catalogue);
    }

    static QList<sql::Migration> migrations()
    {
        return sql::migrations() + approvals::migrations() + stock::migrations() + sales::migrations() +
               catalog::migrations();
    }

    const catalog::CatalogParts &parts() const { return catalogue.parts(); }

    TestGround &ground;
    ToldChanges told{ground.changes};
    approvals::ApprovalsModule approvals{ground.all, std::chrono::hours(24)};
    stock::StockModule stock{ground.all, approvals};
    sales::SalesModule sales{ground.all, stock, holdTime};
    catalog::CatalogModule catalogue{ground.all, stock, sales, holdTime};
};

} // namespace firstcome::test
