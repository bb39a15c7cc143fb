// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/gateway_day.h"
#include "backend/platform/module/product_facts.h"
#include "backend/platform/module/roles.h"
#include "backend/platform/module/timeline.h"
#include "backend/platform/module/workers.h"
#include "backend/platform/sql/migrations.h"
#include "shared/base/result.h"
#include <unordered_map>

namespace firstcome {

/// One part of the business as the composition root sees it. It mounts itself; its stores and boards are inside.
/// Invariant: lives longer than the router and the workers that call it.
class Module
{
public:
    virtual ~Module() = default;
    /// Which processes answer its calls and do its work; what operators call is of `Role::Ops` everywhere.
    virtual Role role() const { return Role::Anywhere; }
    virtual QList<sql::Migration> migrations() const { return {}; }
    virtual void mountRoutes(http::Router &) {}
    virtual void mountWorkers(Workers &) {}
    /// After the migrations and before the first request: what must be loaded (blocking is fine here).
    virtual void load(sql::Connection &) {}
    /// What other instances did was not heard: reads anew from SQL what it keeps in memory. In a reader's snapshot.
    virtual void catchUp(sql::Connection &) {}
    /// After the last request and the last worker, before the database closes: writes down what is only in memory.
    virtual void finish() {}
    virtual QList<Check> checks() const { return {}; }
    /// The highest id of an IdSource in its tables, 0 where it takes none: none given from now on is below.
    virtual Id highestId(sql::Connection &) const = 0;

    // What the others may ask of it, through `Peers`, inside their own transaction.

    /// What the overview shows of it, e.g. {"orders": {"placedToday": 12}}.
    virtual QJsonObject figures(sql::Connection &, Instant /*now*/) const { return {}; }
    /// What it remembers of an order, unsorted.
    virtual QList<TimelineEntry> timeline(sql::Connection &, Id /*orderId*/) const { return {}; }
    /// What it adds to an order's detail, e.g. {"payment": {...}}.
    virtual QJsonObject orderPart(sql::Connection &, Id /*orderId*/) const { return {}; }
    /// Of those of these products that are its own.
    virtual std::vector<ProductFacts> products(sql::Connection &, const std::vector<Id> & /*ids*/) const { return {}; }
    /// Its newest products whose name contains the text, at most `limit`.
    virtual std::vector<Id> productsNamed(sql::Connection &, const QString & /*text*/, int /*limit*/) const
    {
        return {};
    }
    /// The order of which this is something's name to the outside: a payment key, a carrier's reference.
    virtual std::optional<Id> orderKnownAs(sql::Connection &, const QString & /*text*/) const { return {}; }
    /// Its member of this id, username or e-mail address.
    virtual std::optional<Id> memberKnownAs(sql::Connection &, const QString & /*text*/) const { return {}; }

    /// What those of these ids that are its people are called: operators' logins, members' usernames.
    virtual std::unordered_map<Id, QString> logins(sql::Connection &, const std::vector<Id> & /*ids*/) const
    {
        return {};
    }

    /// What it booked of the gateway in a time.
    virtual GatewayDay gatewayDay(sql::Connection &, const DaySpan & /*span*/) const { return {}; }
    /// What those of these orders that were paid, whatever became of them, came to.
    virtual std::unordered_map<Id, Money> paidTotals(sql::Connection &, const std::vector<Id> & /*orderIds*/) const
    {
        return {};
    }

    /// These lines of a paid order are about to end: whether it lets them go. Asked outside of any transaction; asking
    /// again is safe. NOT_CANCELLABLE is a no for good.
    virtual QCoro::Task<Result<void>> letGo(Id orderId, QList<Id> lineIds);
};

} // namespace firstcome
