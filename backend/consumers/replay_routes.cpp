// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/replay_routes.h"

#include "backend/consumers/replay_store.h"
#include "backend/platform/http/no_body.h"
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/answer_once.h"
#include "backend/platform/module/peers.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::consumers {

namespace {

using http::Request;
using http::Response;

constexpr int shownFailures = 100;

/// With who asked, and why the first of those that failed did.
QJsonObject shown(sql::Connection &connection, const Replay &replay, const Peers &peers)
{
    ReplayStore store(connection);
    QJsonObject object = toJson(replay, store.counts(replay.id));
    const auto logins = peers.logins(connection, {replay.operatorId});
    const auto login = logins.find(replay.operatorId);
    object.insert(QStringLiteral("requestedBy"),
                  QJsonObject{{QStringLiteral("id"), idText(replay.operatorId)},
                              {QStringLiteral("login"), login == logins.end() ? QString() : login->second}});
    QJsonArray failures;
    for (const FailedTurn &turn : store.failures(replay.id, shownFailures))
        failures.append(QJsonObject{{QStringLiteral("deadLetterId"), idText(turn.letterId)},
                                    {QStringLiteral("reason"), QString::fromUtf8(turn.reason)}});
    object.insert(QStringLiteral("failures"), failures);
    return object;
}

} // namespace

void ReplayRoutes::mount(http::Router &router)
{
    const auto actors = http::Policy::operatorWith(permission::OpsAct);
    router.post("/v1/ops/dead-letters/replays", actors, [this](const Request &request) { return ask(request); });
    router.get("/v1/ops/dead-letters/replays/{id}", http::Policy::operatorWith(permission::View),
               [this](const Request &request) { return show(request); });
    router.post("/v1/ops/dead-letters/replays/{id}/stop", actors,
                [this](const Request &request) { return stop(request); });
}

Result<sql::KeptAnswer> ReplayRoutes::asked(sql::Connection &connection, const ReplayCall &call, Instant now) const
{
    const auto asked = m_ask.run(connection, call, now);
    if (!asked)
        return tl::unexpected(asked.error());
    sql::KeptAnswer answer = approvals::acceptedAnswer(asked->approval);
    QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    body.insert(QStringLiteral("replayId"), idText(asked->replay.id));
    body.insert(QStringLiteral("letters"), asked->replay.letters);
    answer.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return answer;
}

ReplayRoutes::Answer ReplayRoutes::ask(const Request &request)
{
    const auto key = http::idempotencyKey(request);
    if (!key)
        co_return http::problem(key.error(), request);
    const auto form = replayFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    const ReplayCall call{*form, request.principal->id, request.id};
    const sql::CallScope scope{call.operatorId, "POST " + request.path, *key, request.body};
    const auto work = [this, call, scope, now = m_ground.clock()](sql::Connection &connection) {
        return answerOnce(connection, {scope, now}, [&] { return asked(connection, call, now); });
    };
    const auto reply = m_ground.database.write(sql::Queue::Background, work);
    const Result<OnceAnswer> answer = co_await reply;
    co_return answer ? responseOf(*answer) : http::problem(answer.error(), request);
}

ReplayRoutes::Answer ReplayRoutes::show(const Request &request)
{
    const auto reply = m_ground.database.read([this, id = request.idParameter(0)](sql::Connection &connection) {
        const auto replay = ReplayStore(connection).find(id);
        return replay ? shown(connection, *replay, m_ground.peers) : QJsonObject();
    });
    const QJsonObject item = co_await reply;
    co_return item.isEmpty() ? http::problem(code::notFound, request) : http::json(200, item);
}

ReplayRoutes::Answer ReplayRoutes::stop(const Request &request)
{
    if (const auto refusal = http::bodyNotTaken(request))
        co_return http::problem(*refusal, request);
    AuditEntry entry;
    entry.operatorId = request.principal->id;
    entry.action = "replay.stop";
    entry.requestId = request.id;
    entry.at = m_ground.clock();
    const auto reply = m_ground.database.write(
        sql::Queue::Background,
        [this, entry, id = request.idParameter(0)](sql::Connection &connection) mutable -> Result<QJsonObject> {
            ReplayStore store(connection);
            auto replay = store.find(id);
            if (!replay)
                return refuse(code::notFound);
            if (replay->state != ReplayState::Running)
                return refuse(code::stateConflict, QStringLiteral("It is not running."));
            entry.object = replay->object();
            entry.before = {{QStringLiteral("state"), QLatin1StringView(textOf(replay->state))}};
            replay->state = ReplayState::Stopped;
            replay->endedAt = entry.at;
            store.update(*replay);
            entry.after = {{QStringLiteral("state"), QLatin1StringView(textOf(replay->state))}};
            m_ground.audit.append(connection, entry);
            return shown(connection, *replay, m_ground.peers);
        });
    const Result<QJsonObject> answer = co_await reply;
    co_return answer ? http::json(200, *answer) : http::problem(answer.error(), request);
}

} // namespace firstcome::consumers
