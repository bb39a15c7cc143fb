// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/checklist_routes.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::load {

namespace {

constexpr int looked = 100; ///< rehearsals, newest first, for one that was judged

std::optional<RehearsalVerdict> lastVerdict(const std::vector<Rehearsal> &rehearsals)
{
    for (const Rehearsal &rehearsal : rehearsals) {
        if (rehearsal.verdict)
            return rehearsal.verdict;
    }
    return std::nullopt;
}

} // namespace

void ChecklistRoutes::mount(http::Router &router)
{
    router.get("/v1/ops/sales/{id}/checklist", http::Policy::operatorWith(permission::View),
               http::AsyncHandler([this](const http::Request &request) { return show(request); }));
}

std::optional<SaleFacts> ChecklistRoutes::factsOf(sql::Connection &connection, Id saleId) const
{
    const auto sale = m_parts.catalog.sales.find(connection, saleId);
    if (!sale)
        return std::nullopt;
    SaleFacts facts;
    facts.sale = *sale;
    for (const stock::Option &option : m_parts.catalog.stock.optionsOf(connection, sale->productId)) {
        if (!option.isOnSale())
            continue;
        facts.units += option.onHand + option.sold;
        facts.available += option.available();
    }
    facts.server = m_parts.readiness(connection);
    facts.rehearsed = lastVerdict(RehearsalStore(connection).ofSale(saleId, looked));
    return facts;
}

QCoro::Task<http::Response> ChecklistRoutes::show(const http::Request &request)
{
    const auto reply = m_parts.catalog.database.read(
        [this, id = request.idParameter(0)](sql::Connection &connection) { return factsOf(connection, id); });
    const auto facts = co_await reply;
    if (!facts)
        co_return http::problem(code::saleNotFound, request);
    QJsonArray items;
    for (const ChecklistLine &line : checklistOf(*facts, m_parts.catalog.clock()))
        items.append(toJson(line));
    const QJsonObject answer{{QStringLiteral("items"), items}};
    co_return http::json(200, answer);
}

} // namespace firstcome::load
