// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_routes.h"

#include "backend/operators/operator_store.h"
#include "backend/platform/http/listing.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonDocument>

namespace firstcome::operators {

using http::Request;

namespace {

constexpr int longestReason = 200;
constexpr int mostPermissions = 32;

Result<GrantCall> callFrom(const Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        return tl::unexpected(fields.error());
    GrantCall call{request.idParameter(0), 0, {}, request.principal->id, request.id};
    const QStringList names = fields->texts("permissions", mostPermissions);
    call.reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("reason") && call.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    const auto permissions = permissionsFrom(names);
    if (!permissions)
        return tl::unexpected(permissions.error());
    call.permissions = *permissions;
    return call;
}

} // namespace

void OperatorRoutes::mount(http::Router &router)
{
    const auto managers = http::Policy::operatorWith(permission::OperatorManage);
    router.get("/v1/ops/operators?limit&cursor", managers, [this](const Request &request) { return list(request); });
    router.add({http::Method::Put, "/v1/ops/operators/{id}/permissions", managers,
                http::AsyncHandler([this](const Request &request) { return grant(request); })});
}

OperatorRoutes::Answer OperatorRoutes::list(const Request &request)
{
    const auto page = http::pageOf(request);
    if (!page)
        co_return http::problem(page.error(), request);
    const auto after = page->cursor.isEmpty() ? std::optional<Id>(0) : idFrom(QByteArrayView(page->cursor));
    if (!after)
        co_return http::problem({code::requestInvalid, QStringLiteral("cursor is not one of this list."), {}, {}},
                                request);
    const auto reading = m_needs.database.read([after = *after, limit = page->limit](sql::Connection &connection) {
        return OperatorStore(connection).page(after, limit + 1);
    });
    std::vector<Operator> operators = co_await reading;
    QByteArray next;
    if (operators.size() > size_t(page->limit)) {
        operators.resize(size_t(page->limit));
        next = QByteArray::number(operators.back().id);
    }
    QJsonArray items;
    for (const Operator &who : operators) {
        QJsonObject item = toJson(who);
        item.insert(QStringLiteral("enabled"), who.enabled);
        item.insert(QStringLiteral("createdAt"), toIso(who.createdAt));
        items.append(item);
    }
    co_return http::page(items, next);
}

OperatorRoutes::Answer OperatorRoutes::grant(const Request &request)
{
    const auto call = callFrom(request);
    if (!call)
        co_return http::problem(call.error(), request);
    const auto asking = m_needs.database.write(
        sql::Queue::Background,
        [this, call = *call, now = m_needs.clock()](sql::Connection &connection) -> Result<sql::KeptAnswer> {
            const auto asked = m_grant.ask(connection, call, now);
            if (!asked)
                return tl::unexpected(asked.error());
            return approvals::acceptedAnswer(*asked);
        });
    const Result<sql::KeptAnswer> answer = co_await asking;
    co_return answer ? http::encoded(answer->status, answer->body) : http::problem(answer.error(), request);
}

} // namespace firstcome::operators
