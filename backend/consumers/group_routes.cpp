// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/group_routes.h"

#include "backend/platform/http/no_body.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::consumers {

namespace {

using http::Request;
using http::Response;

constexpr int longestReason = 200;
constexpr int longestType = 100;
constexpr int usualMinutes = 10;
constexpr int mostMinutes = 240;
const QByteArray consumerPrefix = QByteArrayLiteral("consumer:");

SteerCall callOf(const Request &request, const char *action)
{
    SteerCall call;
    call.action = action;
    call.operatorId = request.principal->id;
    call.requestId = request.id;
    return call;
}

/// The group of "consumer:GROUP"; empty where it is another fault.
QByteArray groupIn(const Request &request)
{
    const QByteArray &name = request.parameters[0];
    return name.startsWith(consumerPrefix) ? name.mid(consumerPrefix.size()) : QByteArray();
}

QJsonObject faultJson(const GroupWish &wish)
{
    QJsonObject object{{QStringLiteral("name"), QString::fromLatin1(consumerPrefix + wish.group)},
                       {QStringLiteral("failType"), QString::fromLatin1(wish.failType)}};
    if (wish.failUntil)
        object.insert(QStringLiteral("until"), toIso(*wish.failUntil));
    return object;
}

struct FaultForm
{
    QByteArray failType;
    qint64 minutes = usualMinutes;
    QString reason;
};

Result<FaultForm> faultIn(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    FaultForm form;
    form.failType = fields->text("failType", longestType).toLatin1();
    form.minutes = fields->optionalInteger("minutes").value_or(usualMinutes);
    form.reason = fields->optionalText("reason", longestReason).value_or(QString());
    if (fields->has("failType") && form.failType.isEmpty())
        fields->violate("failType", QStringLiteral("must name a type of event"));
    if (form.minutes < 1 || form.minutes > mostMinutes)
        fields->violate("minutes", QStringLiteral("must be 1 to %1").arg(mostMinutes));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

} // namespace

void GroupRoutes::mount(http::Router &router)
{
    using http::AsyncHandler;
    const auto actors = http::Policy::operatorWith(permission::OpsAct);
    router.post("/v1/ops/groups/{group}/pause", actors,
                AsyncHandler([this](const Request &request) { return pause(request, true); }));
    router.post("/v1/ops/groups/{group}/resume", actors,
                AsyncHandler([this](const Request &request) { return pause(request, false); }));
    router.get("/v1/ops/faults", http::Policy::operatorWith(permission::View),
               AsyncHandler([this](const Request &) { return listFaults(); }));
    router.add({http::Method::Put, "/v1/ops/faults/{name}", actors,
                AsyncHandler([this](const Request &request) { return setFault(request); })});
    router.add(http::silent({http::Method::Delete, "/v1/ops/faults/{name}", actors,
                             AsyncHandler([this](const Request &request) { return dropFault(request); })}));
}

GroupRoutes::Answer GroupRoutes::pause(const Request &request, bool paused)
{
    auto fields = JsonFields::parse(request.body);
    if (!fields)
        co_return http::problem(fields.error(), request);
    SteerCall call = callOf(request, paused ? "group.pause" : "group.resume");
    call.group = request.parameters[0];
    call.reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("reason") && call.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (const auto wrong = fields->finish())
        co_return http::problem(*wrong, request);
    call.change = [paused](GroupWish &wish) { wish.paused = paused; };
    const auto answer = steer(request, std::move(call), [](const GroupWish &wish) {
        return http::json(
            200, {{QStringLiteral("group"), QString::fromLatin1(wish.group)}, {QStringLiteral("paused"), wish.paused}});
    });
    co_return co_await answer;
}

GroupRoutes::Answer GroupRoutes::listFaults()
{
    const auto reply = m_ground.database.read(groupWishes);
    const std::vector<GroupWish> wishes = co_await reply;
    const Instant now = m_ground.clock();
    QJsonArray items;
    for (const GroupWish &wish : wishes) {
        if (wish.failUntil && now < *wish.failUntil)
            items.append(faultJson(wish));
    }
    co_return http::json(200, {{QStringLiteral("items"), items}, {QStringLiteral("allowed"), m_faults == Faults::On}});
}

GroupRoutes::Answer GroupRoutes::setFault(const Request &request)
{
    if (m_faults == Faults::Off)
        co_return http::problem(code::faultsOff, request);
    const QByteArray group = groupIn(request);
    if (group.isEmpty())
        co_return http::problem(code::notFound, request);
    const auto form = faultIn(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    SteerCall call = callOf(request, "fault.set");
    call.group = group;
    call.reason = form->reason;
    call.change = [form = *form, now = m_ground.clock()](GroupWish &wish) {
        wish.failType = form.failType;
        wish.failUntil = now + std::chrono::minutes(form.minutes);
    };
    const auto answer =
        steer(request, std::move(call), [](const GroupWish &wish) { return http::json(200, faultJson(wish)); });
    co_return co_await answer;
}

GroupRoutes::Answer GroupRoutes::dropFault(const Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    const QByteArray group = groupIn(request);
    if (group.isEmpty())
        co_return http::problem(code::notFound, request);
    SteerCall call = callOf(request, "fault.drop");
    call.group = group;
    call.change = [](GroupWish &wish) {
        wish.failType.clear();
        wish.failUntil.reset();
    };
    const auto answer = steer(request, std::move(call), [](const GroupWish &) { return http::noContent(); });
    co_return co_await answer;
}

GroupRoutes::Answer GroupRoutes::steer(const Request &request, SteerCall call,
                                       std::function<http::Response(const GroupWish &)> answer)
{
    const auto reply = m_ground.database.write(
        sql::Queue::Background, [this, call = std::move(call), now = m_ground.clock()](sql::Connection &connection) {
            return m_steer.change(connection, call, now);
        });
    const Result<GroupWish> wish = co_await reply;
    co_return wish ? answer(*wish) : http::problem(wish.error(), request);
}

} // namespace firstcome::consumers
