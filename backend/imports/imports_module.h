// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_module.h"
#include "backend/imports/import_routes.h"
#include "backend/imports/run_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::imports {

/// Files that fill the catalogue, as a module: its table, its routes. See README.md.
class ImportsModule final : public Module
{
public:
    explicit ImportsModule(const catalog::CatalogModule &catalog) : m_routes(catalog.parts()), m_runs(catalog.parts())
    {
    }

    Role role() const override { return Role::Catalog; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override;
    void mountRoutes(http::Router &router) override;
    Id highestId(sql::Connection &connection) const override;

private:
    ImportRoutes m_routes;
    RunRoutes m_runs;
};

} // namespace firstcome::imports
