// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/imports/imports_module.h"

#include "backend/imports/migrations.gen.h"
#include "backend/imports/run_store.h"

namespace firstcome::imports {

QList<sql::Migration> ImportsModule::migrations() const
{
    return imports::migrations();
}

void ImportsModule::load(sql::Connection &connection)
{
    RunStore(connection).interruptAll();
}

void ImportsModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_runs.mount(router);
}

Id ImportsModule::highestId(sql::Connection &connection) const
{
    return RunStore(connection).highestId();
}

} // namespace firstcome::imports
