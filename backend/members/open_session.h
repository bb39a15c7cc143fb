// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/member.h"
#include "backend/members/session.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::members {

/// A session and the two tokens that stand for it; the tokens themselves are stored nowhere.
struct IssuedSession
{
    Session session;
    QByteArray accessToken;
    QByteArray refreshToken;
};

struct SessionOrder
{
    Id id = 0; ///< of the session to be: a new one
    std::chrono::seconds accessLifetime = members::accessLifetime;
};

/// Pure: nothing is stored yet.
IssuedSession issueSession(const access::Tokens &tokens, const Member &member, SessionOrder order, Instant now);
/// The session with its access token: the same bytes whenever it is asked for.
IssuedSession issued(const access::Tokens &tokens, const Member &member, const Session &session,
                     const QByteArray &refreshToken);

void openSession(sql::Connection &connection, const IssuedSession &issued);

} // namespace firstcome::members
