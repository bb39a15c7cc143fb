// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_session_routes.h"
#include "backend/operators/operator_store.h"
#include "backend/platform/crypto/refresh_token.h"
#include "shared/contract/member.h"

#include <QJsonArray>

namespace firstcome::operators {

using http::Policy;
using http::Request;
using http::Response;

namespace {

struct IssuedSession
{
    OperatorSession session;
    QByteArray accessToken;
    QByteArray refreshToken;
};

IssuedSession issueSession(const crypto::Tokens &tokens, const Operator &who, Id sessionId, Instant now)
{
    const Instant accessExpiresAt = now + accessLifetime;
    const auto refresh = crypto::newRefreshToken(sessionId);
    const QByteArray tokenId = QByteArray::number(sessionId);
    return {{sessionId, who.id, sessionId, refresh.hash, accessExpiresAt, now + refreshLifetime, now},
            tokens.issue({http::Audience::Operator, who.id, who.permissions, tokenId, accessExpiresAt}, now),
            refresh.text};
}

/// Somebody who does not exist is tried, limited and refused like somebody who does.
crypto::PasswordTry tryOf(const std::optional<Operator> &who, const crypto::Credentials &credentials,
                          const Request &request)
{
    const QByteArray account =
        who ? "operator " + QByteArray::number(who->id) : "login " + usernameKey(credentials.login).toUtf8();
    const bool usable = who && who->enabled;
    return {account, request.peer, credentials.password, usable ? who->passwordHash : QByteArray()};
}

QJsonObject answerOf(const Operator &who, const IssuedSession &issued)
{
    const QJsonObject shown = toJson(who);
    return {{QStringLiteral("accessToken"), QString::fromLatin1(issued.accessToken)},
            {QStringLiteral("refreshToken"), QString::fromLatin1(issued.refreshToken)},
            {QStringLiteral("expiresIn"), qint64(std::chrono::seconds(accessLifetime).count())},
            {QStringLiteral("operator"), shown},
            {QStringLiteral("permissions"), shown.value(QStringLiteral("permissions"))}};
}

} // namespace

void OperatorSessionRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/sessions", Policy::open(), [this](const Request &r) { return logIn(r); });
    router.add({http::Method::Delete, "/v1/ops/sessions/current", Policy::operatorWith(0),
                http::AsyncHandler([this](const Request &r) { return logOut(r); })});
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logIn(const Request &request)
{
    const auto credentials = crypto::credentialsFrom(request.body);
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
    Response response = http::json(201, answerOf(*who, issued));
    response.headers.emplace_back("Cache-Control", "no-store");
    co_return response;
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logOut(const Request &request)
{
    const http::Principal principal = *request.principal;
    const auto end = [id = principal.tokenId.toLongLong(), now = m_needs.clock()](sql::Connection &connection) {
        return OperatorStore(connection).endFamilyOf(id, now);
    };
    const std::vector<OperatorSession> ended = co_await m_needs.database.write(sql::Queue::Background, end);
    m_needs.revoked.revoke(http::Audience::Operator, principal.tokenId, principal.expiresAt);
    for (const OperatorSession &session : ended)
        m_needs.revoked.revoke(http::Audience::Operator, QByteArray::number(session.id), session.accessExpiresAt);
    co_return http::noContent();
}

} // namespace firstcome::operators
