// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sales_module.h"

#include "backend/sales/admission_checks.h"
#include "backend/sales/migrations.gen.h"

namespace firstcome::sales {

namespace {

constexpr std::chrono::seconds refusalsEvery{1};

}

SalesModule::SalesModule(SaleParts parts) : m_parts(std::move(parts)), m_sales(m_parts), m_admissions(m_parts) {}

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
    workers.every(refusalsEvery, "sales.refusals", [this] { return keepRefusals(); });
}

void SalesModule::load(sql::Connection &connection)
{
    m_parts.sales.loadBoard(connection, m_parts.clock());
}

QList<Check> SalesModule::checks() const
{
    return admissionChecks();
}

Id SalesModule::highestId(sql::Connection &connection) const
{
    return m_parts.sales.highestId(connection);
}

QCoro::Task<> SalesModule::keepRefusals()
{
    const auto counts = m_parts.refusalCounts.take(m_parts.clock());
    if (counts.empty())
        co_return;
    const auto reply = m_parts.database.write(sql::Queue::Background, [this, counts](sql::Connection &connection) {
        m_parts.refusals.add(connection, counts);
    });
    co_await reply;
}

void SalesModule::finish()
{
    const auto counts = m_parts.refusalCounts.takeAll();
    if (counts.empty())
        return;
    m_parts.database
        .write(sql::Queue::Background,
               [this, counts](sql::Connection &connection) { m_parts.refusals.add(connection, counts); })
        .get();
}

} // namespace firstcome::sales
