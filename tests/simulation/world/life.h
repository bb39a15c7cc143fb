// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claims_module.h"
#include "backend/deliveries/deliveries_module.h"
#include "backend/operators/chained_audit.h"
#include "backend/payments/payments_module.h"
#include "backend/placement/placement_module.h"
#include "backend/platform/events/embedded_log.h"
#include "backend/platform/module/peers.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/work/turns.h"
#include "backend/settlements/settlements_module.h"
#include "backend/wallets/wallets_module.h"
#include "tests/simulation/world/catalogue.h"
#include "tests/simulation/world/timers.h"
#include "tests/simulation/world/wire.h"

namespace firstcome::simulation {

/// A request as somebody sends it, past the edge: its caller is proved already.
struct Asked
{
    http::Method method = http::Method::Post;
    QByteArray path;
    QByteArray body;
    QByteArray key{}; ///< Idempotency-Key; empty: none
    http::Principal who{};
    QByteArray ifMatch{};
};

/// The audit of operators as a module: only its check.
class AuditBook final : public Module
{
public:
    explicit AuditBook(const operators::ChainedAudit &audit) : m_audit(audit) {}
    QList<Check> checks() const override { return {m_audit.chainVerifies()}; }
    Id highestId(sql::Connection &) const override { return 0; }

private:
    const operators::ChainedAudit &m_audit;
};

/// One process of the shop, from its start until it is killed: the real modules on the site's database. Nothing in it
/// goes on by itself: the world takes its turns.
/// Invariant: after `die` nothing of it reaches the database or the companies.
class Life
{
public:
    using Heard = std::function<void(const std::optional<http::Response> &)>; ///< nothing: the connection broke

    Life(Site &site, Wire &wire);
    ~Life();

    /// What the composition root does; `first`: something is put up for sale.
    void begin(bool first);
    void ask(const Asked &asked, Heard heard);
    /// What was answered meanwhile goes on.
    void pump();
    void die();

    work::Turns &turns() { return m_turns; }
    Timers &timers() { return m_timers; }
    events::EmbeddedLog &log() { return m_log; }
    const Peers &peers() const { return m_peers; }
    /// Requests that are not answered yet.
    int running() const { return m_running; }
    /// Says before each commit whether it may be.
    std::function<bool()> mayCommit;

private:
    QCoro::Task<> serve(std::shared_ptr<http::Request> request, const http::Route &route, Heard heard);
    Ground ground();

    Site &m_site;
    Wire &m_wire;
    work::Turns m_turns;
    work::Loop m_loop;
    sql::Database m_database;
    IdSource m_ids;
    events::Outbox m_outbox;
    Changes m_changes;
    operators::ChainedAudit m_audit{{QByteArray(32, 'a')}};
    watch::Metrics m_metrics;
    watch::Health m_health;
    Peers m_peers;
    Ground m_ground{ground()};
    resilience::BreakerBoard m_breakers;
    resilience::Dependency m_gatewayDependency;
    resilience::Dependency m_carrierDependency;
    outgoing::GuardedClient m_gatewayClient;
    outgoing::GuardedClient m_carrierClient;
    events::EmbeddedLog m_log;
    AuditBook m_auditBook{m_audit};
    Catalogue m_catalogue;
    approvals::ApprovalsModule m_approvals;
    stock::StockModule m_stock;
    sales::SalesModule m_sales;
    orders::OrdersModule m_orders;
    placement::PlacementModule m_placement;
    wallets::WalletsModule m_wallets;
    payments::PaymentsModule m_payments;
    deliveries::DeliveriesModule m_deliveries;
    claims::ClaimsModule m_claims;
    settlements::SettlementsModule m_settlements;
    Timers m_timers;
    http::Router m_router;
    int m_running = 0;
    bool m_dead = false;
};

} // namespace firstcome::simulation
