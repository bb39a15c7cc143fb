// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_session_routes.h"
#include "backend/operators/open_session.h"
#include "backend/operators/operator_store.h"
#include "shared/contract/member.h"

#include <QJsonArray>

namespace firstcome::operators {

using http::Policy;
using http::Request;
using http::Response;

namespace {

/// Somebody who does not exist is tried, limited and refused like somebody who does.
access::PasswordTry tryOf(const std::optional<Operator> &who, const access::Credentials &credentials,
                          const Request &request)
{
    const QByteArray account =
        who ? "operator " + QByteArray::number(who->id) : "login " + usernameKey(credentials.login).toUtf8();
    const bool usable = who && who->enabled;
    return {account, request.peer, credentials.password, usable ? who->passwordHash : QByteArray()};
}

Response opened(int status, const Operator &who, const IssuedSession &issued)
{
    const QJsonObject shown = toJson(who);
    const QJsonObject answer{{QStringLiteral("accessToken"), QString::fromLatin1(issued.accessToken)},
                             {QStringLiteral("refreshToken"), QString::fromLatin1(issued.refreshToken)},
                             {QStringLiteral("expiresIn"), qint64(std::chrono::seconds(accessLifetime).count())},
                             {QStringLiteral("operator"), shown},
                             {QStringLiteral("permissions"), shown.value(QStringLiteral("permissions"))}};
    Response response = http::json(status, answer);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

void OperatorSessionRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/sessions", Policy::open(), [this](const Request &r) { return logIn(r); });
    router.post("/v1/ops/sessions/refresh", Policy::open(), [this](const Request &r) { return refresh(r); });
    router.add({http::Method::Delete, "/v1/ops/sessions/current", Policy::operatorWith(0),
                http::AsyncHandler([this](const Request &r) { return logOut(r); })});
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logIn(const Request &request)
{
    const auto credentials = access::credentialsFrom(request.body);
    if (!credentials)
        co_return http::problem(credentials.error(), request);
    const auto find = [login = credentials->login](sql::Connection &connection) {
        return OperatorStore(connection).byLogin(login);
    };
    const std::optional<Operator> who = co_await m_needs.database.read(find);
    const Result<void> proven = co_await m_gate.check(tryOf(who, *credentials, request), m_needs.clock());
    if (!proven)
        co_return http::problem(proven.error(), request);

    const Instant now = m_needs.clock();
    const IssuedSession issued = issueSession(m_needs.tokens, *who, m_needs.ids.next(now), now);
    const auto open = [session = issued.session](sql::Connection &connection) {
        OperatorStore(connection).insert(session);
    };
    co_await m_needs.database.write(sql::Queue::Background, open);
    co_return opened(201, *who, issued);
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::refresh(const Request &request)
{
    const auto attempt = access::refreshTryFrom(request.body);
    if (!attempt)
        co_return http::problem(attempt.error(), request);
    const Instant now = m_needs.clock();
    const RefreshCall call{*attempt, m_needs.ids.next(now)};
    const auto refresh = [call, now, &tokens = m_needs.tokens](sql::Connection &connection) {
        return refreshSession(connection, tokens, call, now);
    };
    const RefreshOutcome outcome = co_await m_needs.database.write(sql::Queue::Background, refresh);
    revoke(outcome.ended);
    if (!outcome.refreshed)
        co_return http::problem(outcome.refreshed.error(), request);
    co_return opened(200, outcome.refreshed->who, outcome.refreshed->issued);
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logOut(const Request &request)
{
    const http::Principal principal = *request.principal;
    const auto end = [id = principal.tokenId.toLongLong(), now = m_needs.clock()](sql::Connection &connection) {
        return OperatorStore(connection).endFamilyOf(id, now);
    };
    const std::vector<OperatorSession> ended = co_await m_needs.database.write(sql::Queue::Background, end);
    const Change own = TokenRevoked{true, principal.tokenId.toLongLong(), principal.expiresAt};
    m_needs.changes.tell(std::span(&own, 1));
    revoke(ended);
    co_return http::noContent();
}

void OperatorSessionRoutes::revoke(const std::vector<OperatorSession> &sessions)
{
    std::vector<Change> changes;
    for (const OperatorSession &session : sessions)
        changes.emplace_back(TokenRevoked{true, session.id, session.accessExpiresAt});
    m_needs.changes.tell(changes);
}

} // namespace firstcome::operators
