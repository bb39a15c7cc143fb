// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/session.h"
#include <QJsonObject>

namespace firstcome::access {

IssuedSession issueSession(const Tokens &tokens, const SessionOwner &owner, SessionOrder order, Instant now)
{
    const auto refresh = newRefreshToken(order.id);
    const Session session{order.id, owner.id, order.id, refresh.hash, now + order.accessLifetime, now + refreshLifetime,
                          now};
    return issued(tokens, owner, session, refresh.text);
}

IssuedSession issued(const Tokens &tokens, const SessionOwner &owner, const Session &session,
                     const QByteArray &refreshToken)
{
    const http::Principal principal{tokens.audience(), owner.id, owner.rights, QByteArray::number(session.id),
                                    session.accessExpiresAt};
    return {session, tokens.issue(principal, session.createdAt), refreshToken};
}

QJsonObject toJson(const IssuedSession &issued)
{
    return {{QStringLiteral("accessToken"), QString::fromLatin1(issued.accessToken)},
            {QStringLiteral("refreshToken"), QString::fromLatin1(issued.refreshToken)},
            {QStringLiteral("expiresIn"), qint64(std::chrono::seconds(accessLifetime).count())}};
}

} // namespace firstcome::access
