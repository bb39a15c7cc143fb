// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_module.h"
#include "backend/imports/import_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::imports {

/// Files that fill the catalogue, as a module: its routes. See README.md.
class ImportsModule final : public Module
{
public:
    explicit ImportsModule(const catalog::CatalogModule &catalog) : m_routes(catalog.parts()) {}

    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    Id highestId(sql::Connection &) const override { return 0; } // it has no tables

private:
    ImportRoutes m_routes;
};

} // namespace firstcome::imports
