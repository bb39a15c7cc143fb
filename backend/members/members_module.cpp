// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/members_module.h"
#include "backend/members/member_store.h"
#include "backend/members/migrations.gen.h"
#include "backend/members/session_store.h"
#include "backend/platform/access/load_role.h"

namespace firstcome::members {

namespace {

constexpr std::chrono::minutes dropPause{10};

} // namespace

MembersModule::MembersModule(MemberGround needs) : m_needs(std::move(needs)), m_signUp(m_needs), m_sessions(m_needs)
{
    m_needs.changes.subscribe(
        [this](std::span<const Change> changes) { m_needs.revoked.hear(changes, http::Audience::Member); });
}

QList<sql::Migration> MembersModule::migrations() const
{
    return members::migrations();
}

void MembersModule::mountRoutes(http::Router &router)
{
    m_signUp.mount(router);
    m_sessions.mount(router);
}

void MembersModule::mountWorkers(Workers &workers)
{
    workers.everywhere(dropPause, "members.dropExpired", [this] { return dropExpired(); });
}

void MembersModule::catchUp(sql::Connection &connection)
{
    for (const auto &token : SessionStore(connection).revokedTokens())
        m_needs.revoked.revoke(http::Audience::Member, QByteArray::number(token.id), token.expiresAt);
}

Id MembersModule::highestId(sql::Connection &connection) const
{
    return MemberStore(connection).highestId();
}

std::unordered_map<Id, QString> MembersModule::logins(sql::Connection &connection, const std::vector<Id> &ids) const
{
    return MemberStore(connection).usernames(ids);
}

std::optional<Id> MembersModule::memberKnownAs(sql::Connection &connection, const QString &text) const
{
    MemberStore store(connection);
    const auto id = idFrom(QStringView(text));
    auto member = id ? store.member(*id) : std::nullopt;
    if (!member)
        member = text.contains(u'@') ? store.memberByEmail(text) : store.memberByUsername(text);
    // Who was made for a load run is nobody that can be searched for.
    return member && !(member->roles & access::loadRole) ? std::optional(member->id) : std::nullopt;
}

QList<Check> MembersModule::checks() const
{
    return {MemberStore::sessionsHaveMembers()};
}

QCoro::Task<> MembersModule::dropExpired()
{
    const Instant now = m_needs.clock();
    const auto dropped = m_needs.database.write(sql::Queue::Background, [now](sql::Connection &connection) {
        SessionStore(connection).dropExpired(now);
        MemberStore(connection).dropStaleProofs(now);
    });
    co_await dropped;
    m_needs.revoked.forgetExpired(now);
}

} // namespace firstcome::members
