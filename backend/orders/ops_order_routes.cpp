// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/ops_order_routes.h"

#include "backend/orders/order_timeline.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/peers.h"
#include "shared/base/text_form.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QRegularExpression>

namespace firstcome::orders {

namespace {

constexpr int productsNamed = 1'000; ///< beyond it only the name the order was placed under is compared

constexpr int stuckShown = 20;

http::Response notFound(const http::Request &request)
{
    return http::problem(code::orderNotFound, request);
}

OrderViewer viewerOf(const http::Request &request)
{
    return {OrderRole::Operator, request.principal->rights};
}

http::CsvFile ordersFile()
{
    return {"orders.csv",
            {{"id", true}, {"createdAt"}, {"state"}, {"method"}, {"total"}, {"memberId", true}, {"updatedAt"}}};
}

} // namespace

void OpsOrderRoutes::mount(http::Router &router)
{
    const auto view = http::Policy::operatorWith(permission::View);
    const auto act = http::Policy::operatorWith(permission::OrderAct);
    using http::AsyncHandler;
    using http::Request;
    router.get("/v1/ops/orders?q&from&to&state&productId&attention&limit&cursor", view,
               AsyncHandler([this](const Request &request) { return list(request); }));
    router.get("/v1/ops/orders/{id}", view, AsyncHandler([this](const Request &request) { return detail(request); }));
    router.get("/v1/ops/orders/{id}/timeline", view,
               AsyncHandler([this](const Request &request) { return timeline(request); }));
    router.post("/v1/ops/orders/{id}/cancel", act,
                AsyncHandler([this](const Request &request) { return cancelled(request); }));
    router.get("/v1/ops/sagas", view, AsyncHandler([this](const Request &request) { return sagas(request); }));
}

/// What is typed is an order, a member (id, name also of digits alone, address in any case), a payment key or a
/// reference of gateway or carrier, the end of an order's id as the console shows it, or a part of a product's name:
/// the first of these that there is.
void OpsOrderRoutes::search(sql::Connection &connection, const QString &query, OrderFilter &filter) const
{
    static const QRegularExpression someDigits(QStringLiteral("^\\d{4,12}$"));
    const auto id = idFrom(QStringView(query));
    if (id && m_parts.tables.orders.find(connection, *id)) {
        filter.orderId = id;
        return;
    }
    const QString word = query.contains(u'@') ? query.toLower() : query;
    filter.memberId = m_parts.peers.memberKnownAs(connection, word);
    if (!filter.memberId) // typed in full width
        filter.memberId = m_parts.peers.memberKnownAs(connection, word.normalized(QString::NormalizationForm_KC));
    if (filter.memberId)
        return;
    filter.orderId = m_parts.peers.orderKnownAs(connection, query);
    if (filter.orderId)
        return;
    if (someDigits.match(query).hasMatch())
        filter.idEnd = query;
    else if (id)
        filter.memberId = id;
    else {
        filter.product = tidyName(query);
        filter.products = m_parts.peers.productsNamed(connection, query, productsNamed);
    }
}

http::ListPart OpsOrderRoutes::find(sql::Connection &connection, const Search &wanted, int limit) const
{
    OrderFilter filter = wanted.filter;
    if (!wanted.query.isEmpty())
        search(connection, wanted.query, filter);
    const auto page = m_parts.tables.orders.page(connection, filter, limit);
    return {m_parts.views.list(connection, page.orders, wanted.viewer),
            page.next == 0 ? QByteArray() : QByteArray::number(page.next)};
}

QCoro::Task<http::Response> OpsOrderRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto filter = filterOf(request, *page);
    if (!filter)
        co_return http::problem(filter.error(), request);
    const Search wanted{*filter, QString::fromUtf8(request.queryValue("q").value_or(QByteArray())).trimmed(),
                        viewerOf(request)};
    const http::ListReader read = [this, wanted](const http::Page &part) { return readPart(wanted, part); };
    if (http::wantsCsv(request)) {
        const auto file = http::csvAnswer(request, ordersFile(), read);
        co_return co_await file;
    }
    const auto reply = read(*page);
    const http::ListPart part = co_await reply;
    co_return http::page(part.items, part.next);
}

work::Reply<http::ListPart> OpsOrderRoutes::readPart(Search wanted, const http::Page &part) const
{
    wanted.filter.before = idFrom(QByteArrayView(part.cursor)).value_or(0);
    return m_parts.database.read(
        [this, wanted, limit = part.limit](sql::Connection &connection) { return find(connection, wanted, limit); });
}

QCoro::Task<http::Response> OpsOrderRoutes::detail(const http::Request &request)
{
    const auto reply = m_parts.database.read(
        [this, id = request.idParameter(0), viewer = viewerOf(request)](sql::Connection &connection) {
            return m_parts.views.detail(connection, id, viewer);
        });
    const std::optional<QJsonObject> order = co_await reply;
    if (!order)
        co_return notFound(request);
    co_return http::withEtag(http::json(200, *order), order->value(QLatin1StringView("version")).toInteger());
}

std::optional<QJsonObject> OpsOrderRoutes::timelineOf(sql::Connection &connection, Id orderId) const
{
    if (!m_parts.tables.orders.find(connection, orderId))
        return std::nullopt;
    return toJson(m_parts.peers.timeline(connection, orderId) + logTimeline(connection, orderId));
}

QCoro::Task<http::Response> OpsOrderRoutes::timeline(const http::Request &request)
{
    const auto reply = m_parts.database.read(
        [this, id = request.idParameter(0)](sql::Connection &connection) { return timelineOf(connection, id); });
    const std::optional<QJsonObject> entries = co_await reply;
    co_return entries ? http::json(200, *entries) : notFound(request);
}

QCoro::Task<http::Response> OpsOrderRoutes::cancelled(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = cancelFormOf(request);
    if (!form)
        co_return http::problem(form.error(), request);
    CancelCall call;
    call.orderId = request.idParameter(0);
    call.by = viewerOf(request);
    call.scope = {request.principal->id, "POST /v1/ops/orders/{id}/cancel#" + QByteArray::number(call.orderId), *key,
                  request.body};
    call.form = *form;
    call.requestId = request.id;
    const auto cancelling = m_parts.cancel.run(call);
    const Result<Cancelled> outcome = co_await cancelling;
    co_return answerOf(outcome, request);
}

QJsonObject OpsOrderRoutes::sagasNow(sql::Connection &connection, const OrderViewer &viewer) const
{
    const Instant now = m_parts.clock();
    QJsonArray states;
    qint64 stuck = 0;
    for (const OrderStore::Saga &saga : m_parts.tables.orders.sagas(connection)) {
        stuck += saga.attention ? saga.count : 0;
        const auto age = std::chrono::duration_cast<std::chrono::seconds>(now - saga.oldest);
        states.append(QJsonObject{{QStringLiteral("state"), QLatin1StringView(textOf(saga.state))},
                                  {QStringLiteral("attention"), saga.attention},
                                  {QStringLiteral("count"), saga.count},
                                  {QStringLiteral("oldestAt"), toIso(saga.oldest)},
                                  {QStringLiteral("oldestSeconds"), qint64(age.count())}});
    }
    OrderFilter filter;
    filter.attention = true;
    const auto waiting = m_parts.tables.orders.page(connection, filter, stuckShown);
    return {{QStringLiteral("states"), states},
            {QStringLiteral("attentionCount"), stuck},
            {QStringLiteral("attention"), m_parts.views.list(connection, waiting.orders, viewer)},
            {QStringLiteral("asOf"), toIso(now)}};
}

QCoro::Task<http::Response> OpsOrderRoutes::sagas(const http::Request &request)
{
    const auto reply = m_parts.database.read(
        [this, viewer = viewerOf(request)](sql::Connection &connection) { return sagasNow(connection, viewer); });
    const QJsonObject sagas = co_await reply;
    co_return http::json(200, sagas);
}

} // namespace firstcome::orders
