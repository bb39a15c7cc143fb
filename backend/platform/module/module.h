// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/timeline.h"
#include "backend/platform/module/workers.h"
#include "backend/platform/sql/migrations.h"

namespace firstcome {

/// One part of the business as the composition root sees it. It mounts itself.
/// Invariant: lives longer than the router and the workers that call it.
class Module
{
public:
    virtual ~Module() = default;
    virtual QList<sql::Migration> migrations() const { return {}; }
    virtual void mountRoutes(http::Router &) {}
    virtual void mountWorkers(Workers &) {}
    /// After the migrations and before the first request: what must be loaded (blocking is fine here).
    virtual void load(sql::Connection &) {}
    /// After the last request and the last worker, before the database closes: writes down what is only in memory.
    virtual void finish() {}
    virtual QList<Check> checks() const { return {}; }
    /// The highest id of an IdSource in its tables, 0 where it takes none: none given from now on is below.
    virtual Id highestId(sql::Connection &) const = 0;
    /// What the overview shows of it, e.g. {"ordersToday": 12}.
    virtual QJsonObject figures(sql::Connection &, Instant /*now*/) const { return {}; }
    /// What this module remembers of an order, unsorted.
    virtual QList<TimelineEntry> timeline(sql::Connection &, Id /*orderId*/) const { return {}; }
};

} // namespace firstcome
