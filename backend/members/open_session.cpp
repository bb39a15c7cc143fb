// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/open_session.h"
#include "backend/members/member_store.h"
#include "backend/platform/access/refresh_token.h"

namespace firstcome::members {

IssuedSession issueSession(const access::Tokens &tokens, const Member &member, SessionOrder order, Instant now)
{
    const Instant accessExpiresAt = now + order.accessLifetime;
    const auto refresh = access::newRefreshToken(order.id);
    const Session session{order.id, member.id, order.id, refresh.hash, accessExpiresAt, now + refreshLifetime, now};
    return issued(tokens, member, session, refresh.text);
}

IssuedSession issued(const access::Tokens &tokens, const Member &member, const Session &session,
                     const QByteArray &refreshToken)
{
    const http::Principal principal{http::Audience::Member, member.id, member.roles, QByteArray::number(session.id),
                                    session.accessExpiresAt};
    return {session, tokens.issue(principal, session.createdAt), refreshToken};
}

void openSession(sql::Connection &connection, const IssuedSession &issued)
{
    MemberStore(connection).insert(std::vector<Session>{issued.session});
}

} // namespace firstcome::members
