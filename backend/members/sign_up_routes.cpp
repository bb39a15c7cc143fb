// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/sign_up_routes.h"
#include "backend/members/member_store.h"
#include "backend/members/proof_mail.h"
#include "backend/members/prove_email.h"
#include "backend/members/sign_up.h"
#include "shared/base/canonical_json.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <QJsonDocument>

namespace firstcome::members {

using http::Policy;
using http::Request;
using http::Response;

namespace {

struct ProofTry
{
    QString email;
    QByteArray code;
};

QString emailOf(JsonFields &fields, MailDomains domains)
{
    const QString email = normalisedEmail(fields.text("email", member_limits::email), domains);
    if (email.isEmpty())
        fields.violate("email", QStringLiteral("must be an e-mail address that mail can reach"));
    return email;
}

Result<QString> emailFrom(const QByteArray &body, MailDomains domains)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const QString email = emailOf(*fields, domains);
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return email;
}

Result<ProofTry> proofTryFrom(const QByteArray &body, MailDomains domains)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ProofTry attempt{emailOf(*fields, domains), fields->text("code", 20).trimmed().toUtf8()};
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return attempt;
}

Response verified(const Result<void> &outcome, const Request &request)
{
    return outcome ? http::json(200, {{QStringLiteral("verified"), true}}) : http::problem(outcome.error(), request);
}

Result<sql::KeptAnswer> answerOf(const Result<Member> &created)
{
    if (!created)
        return tl::unexpected(created.error());
    return sql::KeptAnswer{201, QJsonDocument(toJson(*created)).toJson(QJsonDocument::Compact)};
}

/// The first answer of a retry; else nothing where such a member may sign up, asked before the costly hash.
Result<std::optional<OnceAnswer>> knownOrAllowed(sql::Connection &connection, const OnceCall &call,
                                                 const SignUpForm &form)
{
    if (call.scope) {
        const auto kept = sql::findAnswer(connection, *call.scope);
        if (!kept)
            return tl::unexpected(kept.error());
        if (*kept)
            return OnceAnswer{**kept, true};
    }
    if (const auto allowed = maySignUp(connection, form, call.now); !allowed)
        return tl::unexpected(allowed.error());
    return std::nullopt;
}

Refusal invalid(const char *field, const QString &message)
{
    const QString name = QString::fromLatin1(field);
    return {code::valueInvalid, name + u' ' + message, {}, {{name, message}}};
}

} // namespace

void SignUpRoutes::mount(http::Router &router)
{
    router.get("/v1/members/availability?email&username", Policy::open(),
               [this](const Request &r) { return availability(r); });
    router.post("/v1/email-proofs", Policy::open(), [this](const Request &r) { return beginProof(r); });
    router.post("/v1/email-proofs/verify", Policy::open(), [this](const Request &r) { return verifyCode(r); });
    router.get("/v1/email-proofs/links/{token}", Policy::open(), [](const Request &) {
        Response page = http::encoded(200, linkPage());
        page.contentType = QByteArrayLiteral("text/html; charset=utf-8");
        page.headers.emplace_back("Content-Security-Policy", "default-src 'none'; form-action 'self'");
        page.headers.emplace_back("Referrer-Policy", "no-referrer");
        return page;
    });
    http::Route link{http::Method::Post, "/v1/email-proofs/links/{token}", Policy::open(),
                     http::AsyncHandler([this](const Request &r) { return verifyLink(r); })};
    link.consumes.clear(); // what a browser's form sends is not looked at
    router.add(std::move(link));
    router.post("/v1/members", Policy::open(), [this](const Request &r) { return signUp(r); });
}

SignUpRoutes::Answer SignUpRoutes::availability(const Request &request)
{
    const auto email = request.queryValue("email");
    const auto username = request.queryValue("username");
    if (email.has_value() == username.has_value())
        co_return http::problem({code::requestInvalid, QStringLiteral("Ask for an email or for a username."), {}, {}},
                                request);
    const QString wanted =
        email ? normalisedEmail(QString::fromUtf8(*email), m_needs.mailDomains) : QString::fromUtf8(*username);
    if (email && wanted.isEmpty())
        co_return http::problem(invalid("email", QStringLiteral("must be an e-mail address")), request);
    if (username && !isUsername(wanted))
        co_return http::problem(invalid("username", QStringLiteral("cannot be a username")), request);
    const auto find = [byEmail = email.has_value(), wanted](sql::Connection &connection) {
        MemberStore store(connection);
        return (byEmail ? store.memberByEmail(wanted) : store.memberByUsername(wanted)).has_value();
    };
    const bool taken = co_await m_needs.database.read(find);
    co_return http::json(200, {{QStringLiteral("available"), !taken}});
}

SignUpRoutes::Answer SignUpRoutes::beginProof(const Request &request)
{
    const auto email = emailFrom(request.body, m_needs.mailDomains);
    if (!email)
        co_return http::problem(email.error(), request);
    const ProofSecrets secrets = ProofSecrets::make();
    const ProofHashes hashes{codeHash(m_proofKey, *email, secrets.code), linkHash(m_proofKey, secrets.link)};
    const ProofRequest wanted{*email, hashes, m_needs.rates.proofMails};
    const auto begin = [wanted, now = m_needs.clock()](sql::Connection &connection) {
        return members::beginProof(connection, wanted, now);
    };
    const Result<Instant> expiresAt = co_await m_needs.database.write(sql::Queue::Background, begin);
    if (!expiresAt)
        co_return http::problem(expiresAt.error(), request);
    if (!m_needs.mailer.send(proofMail(*email, secrets, m_needs.publicUrl())))
        co_return http::problem({code::unavailable, QStringLiteral("Too much mail is waiting."), {}, {}}, request);
    co_return http::json(202, {{QStringLiteral("expiresAt"), toIso(*expiresAt)}});
}

SignUpRoutes::Answer SignUpRoutes::verifyCode(const Request &request)
{
    const auto attempt = proofTryFrom(request.body, m_needs.mailDomains);
    if (!attempt)
        co_return http::problem(attempt.error(), request);
    const QByteArray hash = codeHash(m_proofKey, attempt->email, attempt->code);
    const auto prove = [email = attempt->email, hash, now = m_needs.clock()](sql::Connection &connection) {
        return proveByCode(connection, email, hash, now);
    };
    const Result<void> outcome = co_await m_needs.database.write(sql::Queue::Background, prove);
    co_return verified(outcome, request);
}

SignUpRoutes::Answer SignUpRoutes::verifyLink(const Request &request)
{
    const QByteArray hash = linkHash(m_proofKey, request.parameters[0]);
    const auto prove = [hash, now = m_needs.clock()](sql::Connection &connection) {
        return proveByLink(connection, hash, now);
    };
    const Result<void> outcome = co_await m_needs.database.write(sql::Queue::Background, prove);
    co_return verified(outcome, request);
}

/// The body holds a password, so what is kept to know it again is keyed.
Result<std::optional<sql::CallScope>> SignUpRoutes::scopeOf(const Request &request) const
{
    auto scope = callScopeOf(request);
    if (scope && *scope)
        (*scope)->body = m_proofKey(canonicalJson(request.body));
    return scope;
}

/// A replay gets no second welcome, and a mail that is not taken is no reason not to be a member.
Result<sql::KeptAnswer> SignUpRoutes::welcomed(sql::Connection &connection, const Member &member, Instant now) const
{
    const auto created = members::signUp(connection, member, now);
    if (created)
        connection.afterCommit(
            [this, mail = welcomeMail(*created, m_needs.publicUrl())] { m_needs.mailer.send(mail); });
    return answerOf(created);
}

SignUpRoutes::Answer SignUpRoutes::signUp(const Request &request)
{
    const auto form = signUpFormFrom(request.body, m_needs.mailDomains);
    const auto scope = scopeOf(request);
    if (!form || !scope)
        co_return http::problem(form ? scope.error() : form.error(), request);
    const auto ask = [form = *form, scope = *scope, now = m_needs.clock()](sql::Connection &connection) {
        return knownOrAllowed(connection, {scope, now}, form);
    };
    const Result<std::optional<OnceAnswer>> known = co_await m_needs.database.read(ask);
    if (!known)
        co_return http::problem(known.error(), request);
    if (*known)
        co_return responseOf(**known);
    const auto hash = co_await m_needs.passwords.hash(form->password);
    if (!hash)
        co_return http::problem(hash.error(), request);

    const Instant now = m_needs.clock();
    Member member;
    member.id = m_needs.ids.next(now);
    member.email = form->email;
    member.username = form->username;
    member.name = form->name;
    member.phone = form->phone;
    member.roles = form->roles;
    member.passwordHash = *hash;
    const OnceCall once{*scope, now};
    const auto create = [member, once, this](sql::Connection &connection) {
        return answerOnce(connection, once, [&] { return welcomed(connection, member, once.now); });
    };
    const Result<OnceAnswer> created = co_await m_needs.database.write(sql::Queue::Background, create);
    co_return created ? responseOf(*created) : http::problem(created.error(), request);
}

} // namespace firstcome::members
