// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/session_routes.h"
#include "backend/members/change_password.h"
#include "backend/members/end_session.h"
#include "backend/members/member_store.h"
#include "backend/members/session_store.h"
#include "backend/platform/access/common_passwords.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

namespace firstcome::members {

using access::Credentials;
using access::IssuedSession;
using access::RevokedToken;
using http::Policy;
using http::Request;
using http::Response;

namespace {

constexpr int loginTries = 3; ///< each anew where the password was changed while it was proven

struct PasswordForm
{
    QString current;
    QString wanted;
};

Result<PasswordForm> passwordFormFrom(const QByteArray &body, const std::optional<Member> &member)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    PasswordForm form{fields->text("current"), fields->text("new")};
    const QStringList own =
        member ? QStringList{member->username, member->email.section(u'@', 0, 0), member->name} : QStringList();
    if (const auto fault = access::newPasswordFault(form.wanted, own))
        fields->violate("new", *fault, code::passwordWeak);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return form;
}

std::optional<Member> findByLogin(sql::Connection &connection, const QString &login)
{
    MemberStore store(connection);
    return login.contains(u'@') ? store.memberByEmail(normalisedEmail(login, MailDomains::Local))
                                : store.memberByUsername(login);
}

/// Who wants in, and whether he was let in from there before.
struct Comer
{
    std::optional<Member> member;
    bool knownAddress = false;
};

template <typename Find>
auto comerFrom(const QByteArray &address, Instant now, Find find)
{
    return [address, now, find](sql::Connection &connection) {
        Comer comer{find(connection), false};
        if (comer.member)
            comer.knownAddress = SessionStore(connection).addresses().contains({comer.member->id, address}, now);
        return comer;
    };
}

/// Somebody who does not exist is tried, limited and refused like somebody who does.
access::PasswordTry tryOf(const Comer &comer, const Credentials &credentials, const Request &request)
{
    const auto &member = comer.member;
    const QByteArray account =
        member ? "member " + QByteArray::number(member->id) : "login " + usernameKey(credentials.login).toUtf8();
    const bool usable = member && member->enabled;
    const QByteArray phc = usable ? member->passwordHash : QByteArray();
    return {account, request.peer, credentials.password, phc, comer.knownAddress};
}

Response opened(int status, const Member &member, const IssuedSession &issued)
{
    QJsonObject answer = access::toJson(issued);
    answer.insert(QStringLiteral("member"), toJson(member));
    Response response = http::json(status, answer);
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Refusal passwordChanged()
{
    return {code::stateConflict, QStringLiteral("The password was changed meanwhile."), {}, {}};
}

RevokedToken currentToken(const http::Principal &principal)
{
    return {idFrom(QByteArrayView(principal.tokenId)).value_or(0), principal.expiresAt};
}

} // namespace

void SessionRoutes::mount(http::Router &router)
{
    router.post("/v1/sessions", Policy::open(), [this](const Request &r) { return logIn(r); });
    router.post("/v1/sessions/refresh", Policy::open(), [this](const Request &r) { return refresh(r); });
    router.add(http::silent({http::Method::Delete, "/v1/sessions/current", Policy::member(),
                             http::AsyncHandler([this](const Request &r) { return logOut(r); })}));
    router.get("/v1/me", Policy::member(), [this](const Request &r) { return me(r); });
    router.add(http::silent({http::Method::Put, "/v1/me/password", Policy::member(),
                             http::AsyncHandler([this](const Request &r) { return changePassword(r); })}));
}

SessionRoutes::Answer SessionRoutes::logIn(const Request &request)
{
    const auto credentials = access::credentialsFrom(request.body);
    if (!credentials)
        co_return http::problem(credentials.error(), request);
    const auto byLogin = [login = credentials->login](sql::Connection &connection) {
        return findByLogin(connection, login);
    };
    const auto find = comerFrom(request.peer, m_needs.clock(), byLogin);
    for (int tries = 0; tries < loginTries; ++tries) {
        const Comer comer = co_await m_needs.database.read(find);
        const Result<void> proven = co_await m_gate.check(tryOf(comer, *credentials, request), m_needs.clock());
        if (!proven)
            co_return http::problem(proven.error(), request);
        const auto opening = open(*comer.member, credentials->password, request.peer);
        const std::optional<IssuedSession> issued = co_await opening;
        if (issued)
            co_return opened(201, *comer.member, *issued);
    }
    co_return http::problem(passwordChanged(), request);
}

QCoro::Task<std::optional<IssuedSession>> SessionRoutes::open(Member member, QString password, QByteArray address)
{
    QByteArray provenHash = member.passwordHash;
    if (m_needs.passwords.isWeak(provenHash)) {
        const auto strengthening = strengthen(member, password);
        provenHash = co_await strengthening;
    }
    const Instant now = m_needs.clock();
    const IssuedSession issued = issueSession(m_needs.tokens, {member.id, member.roles}, {m_needs.ids.next(now)}, now);
    const auto work = [proven = ProvenSession{issued.session, provenHash, address}](sql::Connection &connection) {
        return openProven(connection, proven);
    };
    const auto reply = m_needs.database.write(sql::Queue::Background, work);
    const bool open = co_await reply;
    co_return open ? std::optional(issued) : std::nullopt;
}

SessionRoutes::Answer SessionRoutes::refresh(const Request &request)
{
    const auto attempt = access::refreshTryFrom(request.body);
    if (!attempt)
        co_return http::problem(attempt.error(), request);
    const Instant now = m_needs.clock();
    const access::RefreshCall call{*attempt, m_needs.ids.next(now)};
    struct Refreshed
    {
        access::RefreshOutcome outcome;
        std::optional<Member> member;
    };
    const auto refresh = [call, now, address = request.peer, &tokens = m_needs.tokens](sql::Connection &connection) {
        SessionStore store(connection);
        Refreshed done{refreshSession(store, tokens, call, now), {}};
        if (done.outcome.refreshed) {
            done.member = MemberStore(connection).member(done.outcome.refreshed->session.ownerId);
            store.addresses().add({done.member->id, address}, now);
        }
        return done;
    };
    const Refreshed done = co_await m_needs.database.write(sql::Queue::Background, refresh);
    revoke(done.outcome.ended);
    if (!done.outcome.refreshed)
        co_return http::problem(done.outcome.refreshed.error(), request);
    co_return opened(200, *done.member, *done.outcome.refreshed);
}

/// A hash from a time of lower cost is replaced while the password is at hand; if that fails, the next log-in tries
/// again. Gives the one that stands now.
QCoro::Task<QByteArray> SessionRoutes::strengthen(Member member, QString password)
{
    const auto hash = co_await m_needs.passwords.hash(password);
    if (!hash)
        co_return member.passwordHash;
    const auto replace = [member, hash = *hash, now = m_needs.clock()](sql::Connection &connection) {
        return MemberStore(connection).replacePassword(member.id, {member.passwordHash, hash}, now);
    };
    const auto reply = m_needs.database.write(sql::Queue::Background, replace);
    const bool replaced = co_await reply;
    co_return replaced ? *hash : member.passwordHash;
}

SessionRoutes::Answer SessionRoutes::logOut(const Request &request)
{
    const auto end = [current = currentToken(*request.principal), now = m_needs.clock()](sql::Connection &connection) {
        return endSession(connection, current, now);
    };
    const std::vector<RevokedToken> ended = co_await m_needs.database.write(sql::Queue::Background, end);
    revoke(ended);
    co_return http::noContent();
}

SessionRoutes::Answer SessionRoutes::me(const Request &request)
{
    const auto find = [id = request.principal->id](sql::Connection &connection) {
        return MemberStore(connection).member(id);
    };
    const std::optional<Member> member = co_await m_needs.database.read(find);
    if (!member)
        co_return http::problem(code::memberNotFound, request);
    co_return http::json(200, toJson(*member));
}

SessionRoutes::Answer SessionRoutes::changePassword(const Request &request)
{
    const auto byId = [id = request.principal->id](sql::Connection &connection) {
        return MemberStore(connection).member(id);
    };
    const auto find = comerFrom(request.peer, m_needs.clock(), byId);
    const Comer comer = co_await m_needs.database.read(find);
    const auto &member = comer.member;
    const auto form = passwordFormFrom(request.body, member);
    if (!form)
        co_return http::problem(form.error(), request);
    const Credentials current{member ? member->username : QString(), form->current};
    const Result<void> proven = co_await m_gate.check(tryOf(comer, current, request), m_needs.clock());
    if (!proven)
        co_return http::problem(proven.error(), request);
    const auto hash = co_await m_needs.passwords.hash(form->wanted);
    if (!hash)
        co_return http::problem(hash.error(), request);

    const NewPassword change{member->passwordHash, *hash, {member->id, currentToken(*request.principal).id}};
    const auto swap = [change, now = m_needs.clock()](sql::Connection &connection) {
        return members::changePassword(connection, change, now);
    };
    const auto ended = co_await m_needs.database.write(sql::Queue::Background, swap);
    if (!ended)
        co_return http::problem(passwordChanged(), request);
    revoke(*ended);
    co_return http::noContent();
}

void SessionRoutes::revoke(const std::vector<RevokedToken> &tokens)
{
    std::vector<Change> changes;
    for (const RevokedToken &token : tokens)
        changes.emplace_back(TokenRevoked{false, token.id, token.expiresAt});
    m_needs.changes.tell(changes);
}

} // namespace firstcome::members
