// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sales_module.h"

#include "backend/sales/admission_checks.h"
#include "backend/sales/migrations.gen.h"

namespace firstcome::sales {

namespace {

constexpr std::chrono::seconds refusalsEvery{1};
constexpr std::chrono::hours closedStaysOnBoard{24};

} // namespace

SalesModule::SalesModule(const Ground &ground, stock::StockModule &stock, Adjustable<std::chrono::seconds> holdTime)
    : m_stock(stock), m_store(ground.changes), m_ground{ground,         m_store,       m_admissionStore,
                                                        m_refusalStore, stock.store(), std::move(holdTime)},
      m_sales(m_ground), m_admissions(m_ground)
{
    ground.changes.subscribe([this](std::span<const Change> changes) {
        for (const Change &change : changes) {
            if (const auto *sale = std::get_if<SaleChanged>(&change))
                m_board.publish(saleOf(*sale));
        }
    });
}

QList<sql::Migration> SalesModule::migrations() const
{
    return sales::migrations();
}

void SalesModule::mountRoutes(http::Router &router)
{
    m_sales.mount(router);
    m_admissions.mount(router);
}

void SalesModule::mountWorkers(Workers &workers)
{
    workers.everywhere(refusalsEvery, "sales.refusals", [this] { return keepRefusals(); });
}

void SalesModule::load(sql::Connection &connection)
{
    catchUp(connection);
    m_stock.show(connection, m_store.productsOnSale(connection, m_ground.clock()));
}

void SalesModule::catchUp(sql::Connection &connection)
{
    for (const Sale &sale : m_store.closingAfter(connection, m_ground.clock() - closedStaysOnBoard))
        m_board.publish(sale);
}

QList<Check> SalesModule::checks() const
{
    return admissionChecks();
}

Id SalesModule::highestId(sql::Connection &connection) const
{
    return m_store.highestId(connection);
}

QCoro::Task<> SalesModule::keepRefusals()
{
    const auto counts = m_refusalCounts.take(m_ground.clock());
    if (counts.empty())
        co_return;
    const auto reply = m_ground.database.write(sql::Queue::Background, [this, counts](sql::Connection &connection) {
        m_refusalStore.add(connection, counts);
    });
    co_await reply;
}

void SalesModule::finish()
{
    const auto counts = m_refusalCounts.takeAll();
    if (counts.empty())
        return;
    m_ground.database
        .write(sql::Queue::Background,
               [this, counts](sql::Connection &connection) { m_refusalStore.add(connection, counts); })
        .get();
}

} // namespace firstcome::sales
