// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/open_session.h"
#include "backend/platform/access/refresh_token.h"
#include <vector>

namespace firstcome::members {

struct RefreshCall
{
    access::RefreshTry attempt;
    Id followerId = 0; ///< of the session to be, if one begins
};

struct RefreshedSession
{
    Member member;
    IssuedSession issued;
};

/// A refusal may have ended sessions: the transaction is committed in either case.
struct RefreshOutcome
{
    Result<RefreshedSession> refreshed;
    std::vector<RevokedToken> ended; ///< must be revoked in memory once committed
};

/// Lets a session follow the one of the refresh token, or gives the one that just did again (platform/crypto:
/// refreshVerdict). A token used before ends its family.
RefreshOutcome refreshSession(sql::Connection &connection, const access::Tokens &tokens, const RefreshCall &call,
                              Instant now);

} // namespace firstcome::members
