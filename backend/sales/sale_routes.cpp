// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/sales/sale_routes.h"

#include "backend/platform/http/listing.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "backend/sales/sale_view.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::sales {

namespace {

struct NewSale
{
    Sale sale;
    SaleAct act;
};

Result<Sale> newSaleFrom(const QByteArray &body, std::chrono::seconds usualHold)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const Id productId = fields->id("productId");
    Sale sale = saleOf(readSaleForm(*fields), usualHold);
    sale.productId = productId;
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return sale;
}

/// The sales of one product, or a page of all; newest first.
std::vector<Sale> readSales(sql::Connection &connection, const SaleStore &sales, const http::Page &page,
                            std::optional<Id> productId)
{
    if (!productId)
        return sales.page(connection, idFrom(QByteArrayView(page.cursor)).value_or(0), page.limit + 1);
    std::vector<Sale> found = sales.salesOf(connection, *productId);
    std::reverse(found.begin(), found.end());
    return found;
}

http::Response answer(const http::Request &request, const Result<SaleView> &view)
{
    if (!view)
        return http::problem(view.error(), request);
    return http::withEtag(http::json(200, toJson(*view)), view->version);
}

} // namespace

void SaleRoutes::mount(http::Router &router)
{
    const auto viewers = http::Policy::operatorWith(permission::View);
    const auto runners = http::Policy::operatorWith(permission::SaleRun);
    router.get("/v1/ops/sales?productId&limit&cursor", viewers,
               [this](const http::Request &request) { return list(request); });
    router.get("/v1/ops/sales/{id}", viewers, [this](const http::Request &request) { return show(request); });
    router.post("/v1/ops/sales", runners, [this](const http::Request &request) { return create(request); });
    router.add({http::Method::Patch, "/v1/ops/sales/{id}", runners,
                http::AsyncHandler([this](const http::Request &request) { return change(request); })});
    router.post("/v1/ops/sales/{id}/open", runners,
                [this](const http::Request &request) { return move(request, &RunSale::openNow); });
    router.post("/v1/ops/sales/{id}/close", runners,
                [this](const http::Request &request) { return move(request, &RunSale::closeNow); });
}

SaleAct SaleRoutes::actOf(const http::Request &request) const
{
    return {request.idParameter(0), request.principal->id, request.id, m_ground.clock()};
}

QCoro::Task<http::Response> SaleRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto productText = request.queryValue("productId");
    const auto productId = productText ? idFrom(QByteArrayView(*productText)) : std::nullopt;
    const bool badCursor = !page->cursor.isEmpty() && !idFrom(QByteArrayView(page->cursor));
    if (badCursor || (productText && !productId))
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor or productId is not in form."), {}, {}},
                                request);
    const auto reply = m_ground.database.read([this, page = *page, productId](sql::Connection &connection) {
        auto sales = readSales(connection, m_ground.sales, page, productId);
        const bool more = !productId && sales.size() > size_t(page.limit);
        if (more)
            sales.pop_back();
        return std::pair(viewsOf(connection, m_ground, sales), more);
    });
    const auto [views, more] = co_await reply;
    QJsonArray items;
    for (const SaleView &view : views)
        items.append(toJson(view));
    co_return http::page(items, more ? QByteArray::number(views.constLast().id) : QByteArray());
}

QCoro::Task<http::Response> SaleRoutes::show(const http::Request &request)
{
    const Id id = request.idParameter(0);
    const auto reply = m_ground.database.read([this, id](sql::Connection &connection) -> Result<SaleView> {
        const auto sale = m_ground.sales.find(connection, id);
        if (!sale)
            return refuse(code::saleNotFound);
        return viewsOf(connection, m_ground, {*sale}).constFirst();
    });
    const Result<SaleView> view = co_await reply;
    co_return answer(request, view);
}

QCoro::Task<http::Response> SaleRoutes::create(const http::Request &request)
{
    const auto sale = newSaleFrom(request.body, m_ground.holdTime);
    const auto scope = callScopeOf(request);
    if (!sale || !scope)
        co_return http::problem(sale ? scope.error() : sale.error(), request);
    const NewSale wanted{*sale, actOf(request)};
    const auto effect = [this, wanted](sql::Connection &connection) -> Result<sql::KeptAnswer> {
        const auto created = m_run.create(connection, wanted.act, wanted.sale);
        if (!created)
            return tl::unexpected(created.error());
        const QJsonObject body = toJson(viewsOf(connection, m_ground, {*created}).constFirst());
        return sql::KeptAnswer{201, QJsonDocument(body).toJson(QJsonDocument::Compact)};
    };
    const auto reply = m_ground.database.write(
        sql::Queue::Background, [effect, scope = *scope, now = wanted.act.now](sql::Connection &connection) {
            return answerOnce(connection, {scope, now}, [&] { return effect(connection); });
        });
    const auto created = co_await reply;
    co_return created ? http::withEtag(responseOf(*created), 1) : http::problem(created.error(), request);
}

QCoro::Task<http::Response> SaleRoutes::change(const http::Request &request)
{
    const auto version = http::expectedVersions(request);
    if (!version)
        co_return http::problem(version.error(), request);
    const auto work = [this, act = actOf(request), version = *version,
                       body = request.body](sql::Connection &connection) -> Result<SaleView> {
        const auto changed = m_run.change(connection, act, version, body);
        if (!changed)
            return tl::unexpected(changed.error());
        return viewsOf(connection, m_ground, {*changed}).constFirst();
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<SaleView> view = co_await reply;
    co_return answer(request, view);
}

QCoro::Task<http::Response> SaleRoutes::move(const http::Request &request, Move move)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const auto work = [this, act = actOf(request), move](sql::Connection &connection) -> Result<SaleView> {
        const auto moved = (m_run.*move)(connection, act);
        if (!moved)
            return tl::unexpected(moved.error());
        return viewsOf(connection, m_ground, {*moved}).constFirst();
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<SaleView> view = co_await reply;
    co_return answer(request, view);
}

} // namespace firstcome::sales
