// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_routes.h"

#include "backend/platform/http/preconditions.h"
#include "backend/platform/http/query_parameter.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QTimer>

namespace firstcome::orders {

namespace {

constexpr int longestWait = 30;
constexpr int longestReason = 200;
constexpr int mostLines = 100;

struct Listed
{
    QJsonArray items;
    Id next = 0;
};

Refusal notFound()
{
    return code::orderNotFound;
}

constexpr auto anInstant = "takes an instant such as 2026-11-28T09:00:00Z";
constexpr auto aState =
    "takes PENDING_PAYMENT, PAID, PARTIALLY_CANCELLED, CANCELLED, COMPLETED, EXPIRED or PAYMENT_FAILED";

/// Seconds of `wait`; 0 when absent.
Result<int> waitOf(const http::Request &request)
{
    const auto seconds = http::numberIn(request, "wait", {0, longestWait});
    if (!seconds)
        return tl::unexpected(seconds.error());
    return int(seconds->value_or(0));
}

bool mayStillChange(const QJsonObject &order)
{
    const auto state = orderStateFrom(order.value(QLatin1StringView("state")).toString().toLatin1());
    return state && !isFinal(*state);
}

qint64 versionOf(const QJsonObject &order)
{
    return order.value(QLatin1StringView("version")).toInteger();
}

} // namespace

Result<OrderFilter> filterOf(const http::Request &request, const http::Page &page)
{
    OrderFilter filter;
    const auto instant = [](const QByteArray &text) { return fromIso(QString::fromUtf8(text)); };
    const auto id = [](const QByteArray &text) { return idFrom(QByteArrayView(text)); };
    std::optional<bool> attention;
    std::optional<Id> before;
    auto refusal = http::readInto(filter.from, request, {"from", anInstant}, instant);
    if (!refusal)
        refusal = http::readInto(filter.to, request, {"to", anInstant}, instant);
    if (!refusal)
        refusal = http::readInto(filter.state, request, {"state", aState},
                                 [](const QByteArray &text) { return orderStateFrom(text); });
    if (!refusal)
        refusal = http::readInto(filter.productId, request, {"productId", "takes an id"}, id);
    if (!refusal)
        refusal = http::readInto(attention, request, {"attention", "takes true or false"}, [](const QByteArray &text) {
            return text == "true" || text == "false" ? std::optional(text == "true") : std::nullopt;
        });
    if (!refusal && !page.cursor.isEmpty()) {
        before = idFrom(QByteArrayView(page.cursor));
        if (!before)
            refusal = http::malformed({"cursor", "takes the nextCursor of an answer"});
    }
    if (refusal)
        return tl::unexpected(std::move(*refusal));
    filter.attention = attention.value_or(false);
    filter.before = before.value_or(0);
    return filter;
}

Result<CancelForm> cancelFormOf(const http::Request &request)
{
    CancelForm form;
    if (request.body.isEmpty())
        return form;
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        return tl::unexpected(fields.error());
    form.reason = fields->optionalText("reason", longestReason).value_or(QString());
    const bool someLines = fields->has("lines");
    form.lineIds = fields->ids("lines", mostLines);
    if (someLines && form.lineIds.isEmpty())
        fields->violate("lines", QStringLiteral("must name at least one line"), code::linesEmpty);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

http::Response answerOf(const Result<Cancelled> &cancelled, const http::Request &request)
{
    if (!cancelled)
        return http::problem(cancelled.error(), request);
    http::Response response = http::encoded(200, cancelled->body);
    if (cancelled->replayed)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

void OrderRoutes::mount(http::Router &router)
{
    const auto own = http::Policy::member();
    router.get("/v1/orders?from&to&state&limit&cursor", own,
               http::AsyncHandler([this](const http::Request &request) { return list(request); }));
    router.get("/v1/orders/{id}?wait", own,
               http::AsyncHandler([this](const http::Request &request) { return detail(request); }));
    router.post("/v1/orders/{id}/cancel", own,
                http::AsyncHandler([this](const http::Request &request) { return cancelled(request); }));
}

QCoro::Task<http::Response> OrderRoutes::list(const http::Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    auto filter = filterOf(request, *page);
    if (!filter)
        co_return http::problem(filter.error(), request);
    filter->memberId = request.principal->id;
    const auto reply =
        m_parts.database.read([this, filter = *filter, limit = page->limit](sql::Connection &connection) -> Listed {
            const auto found = m_parts.orders.page(connection, filter, limit);
            return {m_parts.views.list(connection, found.orders, {}), found.next};
        });
    const Listed listed = co_await reply;
    co_return http::page(listed.items, listed.next == 0 ? QByteArray() : QByteArray::number(listed.next));
}

work::Reply<std::optional<QJsonObject>> OrderRoutes::read(Id orderId, Id memberId)
{
    return m_parts.database.read([=, this](sql::Connection &connection) -> std::optional<QJsonObject> {
        const auto order = m_parts.orders.find(connection, orderId);
        if (!order || order->memberId != memberId)
            return std::nullopt;
        return m_parts.views.detail(connection, orderId, {});
    });
}

QCoro::Task<http::Response> OrderRoutes::detail(const http::Request &request)
{
    const auto wait = waitOf(request);
    if (!wait)
        co_return http::problem(wait.error(), request);
    const Id orderId = request.idParameter(0);
    // Asked to be told before it is read, so that no change falls between the two.
    std::optional<OrderWaits::Wait> told;
    if (*wait > 0)
        told = m_parts.waits.wait(orderId);
    const auto first = read(orderId, request.principal->id);
    std::optional<QJsonObject> order = co_await first;
    const bool unseen = order && request.headerView("if-none-match") != QByteArrayView() &&
                        request.headerView("if-none-match") != http::etagOf(versionOf(*order));
    if (told && order && !unseen && mayStillChange(*order)) {
        QTimer::singleShot(std::chrono::seconds(*wait), [changed = told->changed] { changed.resolve(false); });
        if (co_await told->changed) {
            const auto again = read(orderId, request.principal->id);
            order = co_await again;
        }
    }
    if (told)
        m_parts.waits.leave(orderId, *told);
    if (!order)
        co_return http::problem(notFound(), request);
    co_return http::withEtag(http::json(200, *order), versionOf(*order));
}

QCoro::Task<http::Response> OrderRoutes::cancelled(const http::Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = cancelFormOf(request);
    if (!form)
        co_return http::problem(form.error(), request);
    CancelCall call;
    call.orderId = request.idParameter(0);
    call.scope = {request.principal->id, "POST /v1/orders/{id}/cancel#" + QByteArray::number(call.orderId), *key,
                  request.body};
    call.form = *form;
    call.requestId = request.id;
    const auto cancelling = m_parts.cancel.run(call);
    const Result<Cancelled> outcome = co_await cancelling;
    co_return answerOf(outcome, request);
}

} // namespace firstcome::orders
