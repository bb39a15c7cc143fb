// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/ops/order_tally.h"
#include "backend/platform/events/event_bus.h"
#include "backend/platform/http/request_counts.h"
#include "backend/platform/module/check.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/sql/database.h"
#include <QJsonArray>

namespace firstcome::ops {

/// What an operator sees of this installation's inside.
struct SystemView
{
    sql::Database &database;
    events::EventBus &bus;
    resilience::BreakerBoard &breakers;
    QList<Check> checks;
    /// Figures of the overview, gathered from every module in one snapshot.
    std::function<QJsonObject(sql::Connection &, Instant now)> figures;
    std::function<http::RequestCounts()> requests; ///< what shoppers and sellers were answered
    std::function<QJsonObject()> instance;         ///< this process: address, roles, start, memory
    Clock clock;
};

/// GET /v1/ops/{lag,breakers,instances,outbox,overview} and POST /v1/ops/check.
/// Invariant: reads only. Thread: `mount` before the lanes start; handlers on the lanes.
class SystemRoutes
{
public:
    explicit SystemRoutes(SystemView view) : m_view(std::move(view)) {}

    void mount(http::Router &router);
    QJsonObject lag(sql::Connection &connection) const;
    QJsonObject overview(sql::Connection &connection) const;

private:
    QCoro::Task<http::Response> answerLag();
    QCoro::Task<http::Response> answerOutbox();
    QCoro::Task<http::Response> answerOverview();
    QCoro::Task<http::Response> answerCheck(const http::Request &request);
    QJsonArray breakers() const;

    SystemView m_view;
    mutable OrderTally m_tally;
};

/// Runs every check in one snapshot: {ok, invariants: [{id, name, ok, detail?}]}.
QJsonObject runChecks(sql::Connection &connection, const QList<Check> &checks, Instant now);

} // namespace firstcome::ops
