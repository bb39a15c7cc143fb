// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/tokens.h"

namespace firstcome::access {

inline constexpr std::chrono::minutes accessLifetime{30};
inline constexpr std::chrono::days refreshLifetime{7};

/// One pair of tokens. The id is that of its access token; pairs that follow each other by refreshing share a family.
struct Session
{
    Id id = 0;
    Id ownerId = 0; ///< member or operator
    Id family = 0;  ///< the id of the session it began with
    QByteArray refreshHash;
    Instant accessExpiresAt{};
    Instant expiresAt{};
    Instant createdAt{};
    Id followedBy = 0;                ///< the session that began when this one was refreshed; 0 while it was not
    std::optional<Instant> endedAt{}; ///< before its time
};

/// Whose session it is, and what he may do while it lasts.
struct SessionOwner
{
    Id id = 0;
    quint32 rights = 0;
};

/// An access token that must not be believed any more.
struct RevokedToken
{
    Id id = 0;
    Instant expiresAt{};
};

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
    std::chrono::seconds accessLifetime = access::accessLifetime;
};

/// Pure: nothing is stored yet.
IssuedSession issueSession(const Tokens &tokens, const SessionOwner &owner, SessionOrder order, Instant now);
/// The session with its access token: the same bytes whenever it is asked for.
IssuedSession issued(const Tokens &tokens, const SessionOwner &owner, const Session &session,
                     const QByteArray &refreshToken);
/// The part of an answer that every log-in and refresh has; never to be cached.
QJsonObject toJson(const IssuedSession &issued);

} // namespace firstcome::access
