// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/foundation.h"
#include "backend/approvals/approvals_module.h"
#include "backend/breakers/breakers_module.h"
#include "backend/catalog/catalog_module.h"
#include "backend/claims/claims_module.h"
#include "backend/consumers/consumers_module.h"
#include "backend/deliveries/deliveries_module.h"
#include "backend/imports/imports_module.h"
#include "backend/load/load_module.h"
#include "backend/members/members_module.h"
#include "backend/operators/operators_module.h"
#include "backend/payments/payments_module.h"
#include "backend/placement/placement_module.h"
#include "backend/platform/module/peers.h"
#include "backend/settings/settings_module.h"
#include "backend/settlements/settlements_module.h"
#include "backend/simulators/simulators_module.h"
#include "backend/system/system_module.h"
#include "backend/upkeep/upkeep_module.h"
#include "backend/wallets/wallets_module.h"

namespace firstcome::app {

/// The business: every module, made from the ground and from those it may know.
/// Invariant: `all` has each of them, in the order of their tables' migrations; the simulators are none of the
/// business.
struct Modules
{
    explicit Modules(Foundation &foundation);

    operators::ChainedAudit audit;
    Peers all;
    Ground ground;
    Ground steering; ///< of what must work while the database's breaker is open: operators, and what they steer by
    members::MembersModule members;
    approvals::ApprovalsModule approvals;
    operators::OperatorsModule operators;
    stock::StockModule stock;
    sales::SalesModule sales;
    catalog::CatalogModule catalog;
    imports::ImportsModule imports;
    orders::OrdersModule orders;
    placement::PlacementModule placement;
    wallets::WalletsModule wallets;
    payments::PaymentsModule payments;
    deliveries::DeliveriesModule deliveries;
    claims::ClaimsModule claims;
    settlements::SettlementsModule settlements;
    consumers::ConsumersModule consumers;
    load::LoadModule load;
    system::SystemModule system;
    breakers::BreakersModule breakers;
    settings::SettingsModule settings;
    upkeep::UpkeepModule upkeep;
    std::unique_ptr<simulators::SimulatorsModule> simulators; ///< where gateway or carrier is simulated here

    /// Only for serving: reads and writes their journals.
    void startSimulators(Foundation &foundation);
};

} // namespace firstcome::app
