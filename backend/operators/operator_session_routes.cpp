// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_session_routes.h"
#include "backend/operators/operator_store.h"
#include "backend/operators/session_store.h"
#include "shared/contract/member.h"

#include <QJsonArray>

namespace firstcome::operators {

using access::IssuedSession;
using http::Policy;
using http::Request;
using http::Response;

namespace {

/// Who wants in, and whether he was let in from there before.
struct Comer
{
    std::optional<Operator> who;
    bool knownAddress = false;
};

/// Somebody who does not exist is tried, limited and refused like somebody who does.
access::PasswordTry tryOf(const Comer &comer, const access::Credentials &credentials, const Request &request)
{
    const auto &who = comer.who;
    const QByteArray account = who ? accountOf(*who) : "login " + usernameKey(credentials.login).toUtf8();
    const bool usable = who && who->enabled;
    const QByteArray phc = usable ? who->passwordHash : QByteArray();
    return {account, request.peer, credentials.password, phc, comer.knownAddress};
}

Response opened(int status, const Operator &who, const IssuedSession &issued)
{
    const QJsonObject shown = toJson(who);
    QJsonObject answer = access::toJson(issued);
    answer.insert(QStringLiteral("operator"), shown);
    answer.insert(QStringLiteral("permissions"), shown.value(QStringLiteral("permissions")));
    Response response = http::json(status, answer);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

void OperatorSessionRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/sessions", Policy::open(), [this](const Request &r) { return logIn(r); });
    router.post("/v1/ops/sessions/refresh", Policy::open(), [this](const Request &r) { return refresh(r); });
    router.add(http::silent({http::Method::Delete, "/v1/ops/sessions/current", Policy::operatorWith(0),
                             http::AsyncHandler([this](const Request &r) { return logOut(r); })}));
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logIn(const Request &request)
{
    const auto credentials = access::credentialsFrom(request.body);
    if (!credentials)
        co_return http::problem(credentials.error(), request);
    const Instant now = m_needs.clock();
    const auto find = [login = credentials->login, address = request.peer, now](sql::Connection &connection) {
        Comer comer{OperatorStore(connection).byLogin(login), false};
        if (comer.who)
            comer.knownAddress = SessionStore(connection).addresses().contains({comer.who->id, address}, now);
        return comer;
    };
    const Comer comer = co_await m_needs.database.read(find);
    const Result<void> proven = co_await m_gate.check(tryOf(comer, *credentials, request), m_needs.clock());
    if (!proven)
        co_return http::problem(proven.error(), request);

    const Operator &who = *comer.who;
    const Instant begun = m_needs.clock();
    const access::SessionOwner owner{who.id, who.permissions};
    const IssuedSession issued = issueSession(m_needs.tokens, owner, {m_needs.ids.next(begun)}, begun);
    const auto open = [session = issued.session, address = request.peer](sql::Connection &connection) {
        SessionStore store(connection);
        store.insert(session);
        store.addresses().add({session.ownerId, address}, session.createdAt);
    };
    co_await m_needs.database.write(sql::Queue::Background, open);
    co_return opened(201, who, issued);
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::refresh(const Request &request)
{
    const auto attempt = access::refreshTryFrom(request.body);
    if (!attempt)
        co_return http::problem(attempt.error(), request);
    const Instant now = m_needs.clock();
    const access::RefreshCall call{*attempt, m_needs.ids.next(now)};
    struct Refreshed
    {
        access::RefreshOutcome outcome;
        std::optional<Operator> who;
    };
    const auto refresh = [call, now, address = request.peer, &tokens = m_needs.tokens](sql::Connection &connection) {
        SessionStore store(connection);
        Refreshed done{refreshSession(store, tokens, call, now), {}};
        if (done.outcome.refreshed) {
            done.who = OperatorStore(connection).byId(done.outcome.refreshed->session.ownerId);
            store.addresses().add({done.who->id, address}, now);
        }
        return done;
    };
    const Refreshed done = co_await m_needs.database.write(sql::Queue::Background, refresh);
    revoke(done.outcome.ended);
    if (!done.outcome.refreshed)
        co_return http::problem(done.outcome.refreshed.error(), request);
    co_return opened(200, *done.who, *done.outcome.refreshed);
}

OperatorSessionRoutes::Answer OperatorSessionRoutes::logOut(const Request &request)
{
    const http::Principal principal = *request.principal;
    const auto end = [id = principal.tokenId.toLongLong(), now = m_needs.clock()](sql::Connection &connection) {
        SessionStore store(connection);
        const auto session = store.session(id);
        return session ? store.endFamily(*session, now) : std::vector<access::RevokedToken>();
    };
    std::vector<access::RevokedToken> ended = co_await m_needs.database.write(sql::Queue::Background, end);
    ended.push_back({principal.tokenId.toLongLong(), principal.expiresAt});
    revoke(ended);
    co_return http::noContent();
}

void OperatorSessionRoutes::revoke(const std::vector<access::RevokedToken> &tokens)
{
    std::vector<Change> changes;
    for (const auto &token : tokens)
        changes.emplace_back(TokenRevoked{true, token.id, token.expiresAt});
    m_needs.changes.tell(changes);
}

} // namespace firstcome::operators
