// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/instance_routes.h"

#include "backend/platform/http/no_body.h"
#include "backend/platform/watch/log.h"
#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"

namespace firstcome::system {

void InstanceRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    using http::Request;
    const auto actors = http::Policy::operatorWith(permission::OpsAct);
    router.get("/v1/ops/instances", http::Policy::operatorWith(permission::View),
               AsyncHandler([this](const Request &) { return list(); }));
    router.post("/v1/ops/instances/{id}/drain", actors,
                AsyncHandler([this](const Request &request) { return drain(request); }));
    router.add({http::Method::Delete, "/v1/ops/instances/{id}/drain", actors,
                AsyncHandler([this](const Request &request) { return undoDrain(request); })});
    router.add({http::Method::Put, "/v1/ops/instances/{id}/log-level", actors,
                AsyncHandler([this](const Request &request) { return setLogLevel(request); })});
}

QCoro::Task<http::Response> InstanceRoutes::list()
{
    const auto reply =
        m_ground.database.read([this](sql::Connection &connection) { return m_self.everyOne(connection); });
    const QJsonArray items = co_await reply;
    co_return http::json(200, {{QStringLiteral("items"), items}});
}

QCoro::Task<http::Response> InstanceRoutes::drain(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    const QString reason = fields->text("reason");
    if (const auto refusal = fields->finish())
        co_return http::problem(*refusal, request);
    Wish wish;
    wish.action = "instance.drain";
    wish.wanted = {{QStringLiteral("draining"), true}, {QStringLiteral("reason"), reason}};
    wish.write = [](instances::InstanceTable &table, int number) { return table.setDrains(number, true); };
    const auto answer = want(request, std::move(wish));
    co_return co_await answer;
}

QCoro::Task<http::Response> InstanceRoutes::undoDrain(const http::Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    Wish wish;
    wish.action = "instance.undrain";
    wish.wanted = {{QStringLiteral("draining"), false}};
    wish.write = [](instances::InstanceTable &table, int number) { return table.setDrains(number, false); };
    const auto answer = want(request, std::move(wish));
    co_return co_await answer;
}

QCoro::Task<http::Response> InstanceRoutes::setLogLevel(const http::Request &request)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    const QByteArray level = fields->text("level").toLatin1();
    if (!watch::levelFrom(level))
        fields->violate("level", QStringLiteral("It takes debug, info, warning or error."));
    if (const auto refusal = fields->finish())
        co_return http::problem(*refusal, request);
    Wish wish;
    wish.action = "instance.log-level";
    wish.wanted = {{QStringLiteral("logLevel"), QString::fromLatin1(level)}};
    wish.write = [level](instances::InstanceTable &table, int number) { return table.setLogLevel(number, level); };
    const auto answer = want(request, std::move(wish));
    co_return co_await answer;
}

QCoro::Task<http::Response> InstanceRoutes::want(const http::Request &request, Wish wish)
{
    const auto asked = plainNumber(QByteArrayView(request.parameters[0]));
    if (!asked || *asked > std::numeric_limits<int>::max())
        co_return http::problem(code::notFound, request);
    const int number = int(*asked);
    AuditEntry entry;
    entry.operatorId = request.principal->id;
    entry.action = wish.action;
    entry.object = "instance:" + request.parameters[0];
    entry.after = wish.wanted;
    entry.requestId = request.id;
    entry.at = m_ground.clock();
    const auto reply = m_ground.database.write(sql::Queue::Background,
                                               [this, number, entry, write = wish.write](sql::Connection &connection) {
                                                   instances::InstanceTable table(connection);
                                                   const bool there = write(table, number);
                                                   if (there)
                                                       m_ground.audit.append(connection, entry);
                                                   return there;
                                               });
    const bool there = co_await reply;
    QJsonObject answer = wish.wanted;
    answer.insert(QStringLiteral("id"), QString::number(number));
    co_return there ? http::json(200, answer) : http::problem(code::notFound, request);
}

} // namespace firstcome::system
