// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/foundation.h"
#include "backend/catalog/catalog_module.h"
#include "backend/deliveries/deliveries_module.h"
#include "backend/imports/imports_module.h"
#include "backend/members/members_module.h"
#include "backend/ops/live_hub.h"
#include "backend/ops/ops_module.h"
#include "backend/ops/system_routes.h"
#include "backend/payments/payments_module.h"
#include "backend/sales/sale_board.h"
#include "backend/sales/sales_module.h"
#include "backend/simulators/simulators_module.h"
#include "backend/stock/in_process_board.h"
#include "backend/wallets/wallets_module.h"

namespace firstcome::app {

/// Every module of the business, wired to the foundation and to the few others it may speak to.
/// Invariant: the order of `all` is the order of their tables' migrations.
struct Modules
{
    explicit Modules(Foundation &foundation);
    ~Modules();

    ops::ChainedAudit audit;
    ops::LiveHub live;
    std::unique_ptr<simulators::SimulatorsModule> simulators; ///< where gateway or carrier is simulated here
    deliveries::Carrier carrier;
    deliveries::Deliveries deliveries;
    payments::Gateway gateway;
    stock::InProcessBoard stockBoard;
    sales::SaleBoard saleBoard;
    stock::StockAnnouncer stockAnnouncer{stockBoard, live};
    stock::StockStore stockStore{stockAnnouncer};
    stock::HoldStore holds{stockStore};
    sales::SaleStore saleStore{saleBoard};
    sales::RefusalStore refusalStore;
    sales::RefusalCounts refusalCounts;
    orders::OrderStore orderStore;
    sales::AdmissionStore admissions;
    orders::OrderNotices notices{live};
    orders::SagaLimits sagaLimits;
    orders::OrderTables orderTables;
    orders::OrderPayments orderPayments;
    std::vector<std::unique_ptr<Module>> all;

    /// Only for serving: reads and writes their journals.
    void startSimulators(Foundation &foundation);
    QList<sql::Migration> migrations() const;
    QList<Check> checks() const;
    QList<TimelineEntry> timeline(sql::Connection &connection, Id orderId) const;

private:
    void addPeople(Foundation &foundation);
    void addGoods(Foundation &foundation);
    void addOrders(Foundation &foundation);
};

} // namespace firstcome::app
