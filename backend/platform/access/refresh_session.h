// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/session.h"
#include <vector>

namespace firstcome::access {

/// What must be known and stored of sessions to let one follow another: members and operators each have theirs.
/// Thread: the transaction's.
class SessionBook
{
public:
    virtual ~SessionBook() = default;
    /// Locked for who writes.
    virtual std::optional<Session> session(Id id) = 0;
    /// Nothing where there is none, or where he may not come in.
    virtual std::optional<SessionOwner> owner(Id id) = 0;
    virtual void insert(const Session &session) = 0;
    virtual void setFollower(Id sessionId, Id followedBy) = 0;
    /// Ends the whole family; the access tokens that would still be believed.
    virtual std::vector<RevokedToken> endFamily(const Session &session, Instant now) = 0;
};

struct RefreshCall
{
    RefreshTry attempt;
    Id followerId = 0; ///< of the session to be, if one begins
};

/// A refusal may have ended sessions: the transaction is committed in either case.
struct RefreshOutcome
{
    Result<IssuedSession> refreshed;
    std::vector<RevokedToken> ended; ///< must be revoked in memory once committed
};

/// Lets a session follow the one of the refresh token, or gives the one that just did again (refreshVerdict).
/// A token used before ends its family.
RefreshOutcome refreshSession(SessionBook &book, const Tokens &tokens, const RefreshCall &call, Instant now);

} // namespace firstcome::access
