// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_member_routes.h"

#include "backend/platform/crypto/random.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::load {

namespace {

constexpr int passwordBytes = 16; ///< of randomness

QJsonObject toJson(const LoadMember &member, bool signsIn)
{
    QJsonObject json{{QStringLiteral("memberId"), idText(member.id)},
                     {QStringLiteral("accessToken"), QString::fromLatin1(member.accessToken)}};
    if (signsIn)
        json.insert(QStringLiteral("login"), member.login);
    return json;
}

} // namespace

void LoadMemberRoutes::mount(http::Router &router)
{
    router.post("/v1/ops/load/members", http::Policy::operatorWith(permission::LoadRun),
                http::AsyncHandler([this](const http::Request &request) { return create(request); }));
}

QCoro::Task<http::Response> LoadMemberRoutes::create(const http::Request &request)
{
    if (!m_parts.rights.on)
        co_return http::problem(code::loadOff, request);
    auto form = loadMembersFormFrom(request.body);
    if (!form)
        co_return http::problem(form.error(), request);
    QString password;
    if (form->signIn) {
        password = QString::fromLatin1(crypto::randomHex(passwordBytes));
        const auto hashing = m_parts.hash(password);
        const Result<QByteArray> hash = co_await hashing;
        if (!hash)
            co_return http::problem(hash.error(), request);
        form->passwordHash = *hash;
    }
    const Instant now = m_ground.clock();
    AuditEntry entry{request.principal->id, "load.members", "members:load", {}, {}, request.id, now};
    entry.after = {{QStringLiteral("count"), form->count},
                   {QStringLiteral("balance"), form->balance},
                   {QStringLiteral("minutes"), int(form->lifetime.count())},
                   {QStringLiteral("signIn"), form->signIn}};
    QJsonArray members;
    for (int made = 0; made < form->count; made += membersATransaction) {
        LoadMembersForm part = *form;
        part.count = std::min(membersATransaction, form->count - made);
        const auto work = [this, part, now, entry, first = made == 0](sql::Connection &connection) {
            if (first)
                m_ground.audit.append(connection, entry);
            return createLoadMembers(connection, part, {m_ground.ids, m_parts.tokens}, now);
        };
        const auto reply = m_ground.database.write(sql::Queue::Background, work);
        const std::vector<LoadMember> some = co_await reply;
        for (const LoadMember &member : some)
            members.append(toJson(member, form->signIn));
    }
    QJsonObject answer{{QStringLiteral("members"), members},
                       {QStringLiteral("mayOrder"), m_parts.rights.mayOrder},
                       {QStringLiteral("expiresAt"), toIso(now + form->lifetime)}};
    if (form->signIn)
        answer.insert(QStringLiteral("password"), password);
    co_return http::json(201, answer);
}

} // namespace firstcome::load
