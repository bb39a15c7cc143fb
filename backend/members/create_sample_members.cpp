// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/create_sample_members.h"
#include "backend/members/member_store.h"
#include "backend/platform/access/load_role.h"
#include "backend/platform/http/request.h"

namespace firstcome::members {

namespace {

QString loginOf(const QString &kind, Id id)
{
    return QStringLiteral("%1-%2").arg(kind).arg(id);
}

Member madeMember(Id id, const QString &kind, Instant now)
{
    Member member;
    member.id = id;
    member.username = loginOf(kind, id);
    member.email = QStringLiteral("%1@%2.invalid").arg(member.username, kind);
    member.name = QStringLiteral("%1 %2").arg(kind.left(1).toUpper() + kind.mid(1)).arg(id);
    member.roles = http::Customer;
    member.createdAt = now;
    return member;
}

Member sampleMember(Id id, const QByteArray &passwordHash, Instant now)
{
    Member member = madeMember(id, QStringLiteral("sample"), now);
    member.passwordHash = passwordHash;
    return member;
}

} // namespace

std::vector<access::IssuedSession> createSampleMembers(sql::Connection &connection, const SampleOrder &order,
                                                       SampleMeans means, Instant now)
{
    std::vector<Member> members;
    std::vector<access::Session> sessions;
    std::vector<access::IssuedSession> issued;
    for (int i = 0; i < order.count; ++i) {
        members.push_back(sampleMember(means.ids.next(now), order.passwordHash, now));
        const access::SessionOwner owner{members.back().id, members.back().roles};
        issued.push_back(issueSession(means.tokens, owner, {means.ids.next(now), sampleAccessLifetime}, now));
        sessions.push_back(issued.back().session);
    }
    MemberStore(connection).insert(members, now);
    SessionStore(connection).insert(sessions);
    return issued;
}

QString loadLogin(Id member)
{
    return loginOf(QStringLiteral("load"), member);
}

std::vector<access::IssuedSession> createLoadMembers(sql::Connection &connection, const LoadOrder &order,
                                                     SampleMeans means, Instant now)
{
    std::vector<Member> members;
    std::vector<access::IssuedSession> issued;
    for (int i = 0; i < order.count; ++i) {
        members.push_back(madeMember(means.ids.next(now), QStringLiteral("load"), now));
        members.back().roles |= access::loadRole;
        members.back().passwordHash = order.passwordHash;
        const access::SessionOwner owner{members.back().id, members.back().roles};
        issued.push_back(issueSession(means.tokens, owner, {means.ids.next(now), order.lifetime}, now));
    }
    MemberStore(connection).insert(members, now);
    return issued;
}

QByteArray tokenLines(const std::vector<access::IssuedSession> &sessions)
{
    QByteArray lines;
    for (const access::IssuedSession &issued : sessions)
        lines +=
            QByteArray::number(issued.session.ownerId) + '\t' + issued.accessToken + '\t' + issued.refreshToken + '\n';
    return lines;
}

} // namespace firstcome::members
