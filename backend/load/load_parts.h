// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/catalog_parts.h"
#include "backend/load/server_readiness.h"
#include "backend/orders/order_store.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/module/sample_records.h"
#include "backend/platform/work/reply.h"

namespace firstcome::load {

/// What of load runs is allowed here.
struct LoadRights
{
    bool on = false;       ///< the setting `load`
    bool mayOrder = false; ///< it is `everything`
};

/// What the module stands on. All of it outlives the module.
struct LoadParts
{
    const catalog::CatalogParts &catalog; ///< the ground, products, stock and sales
    const orders::OrderStore &orders;
    const access::Tokens &tokens; ///< of the members' audience
    LoadRights rights;
    std::function<ServerReadiness(sql::Connection &)> readiness; ///< as it is now
    /// Of a password, in threads of their own.
    std::function<work::Reply<Result<QByteArray>>(const QString &)> hash{};
    std::vector<const SampleRecords *> records{}; ///< of modules that it may not know
};

} // namespace firstcome::load
