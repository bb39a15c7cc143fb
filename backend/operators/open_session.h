// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/operator.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/sql/connection.h"
#include <vector>

namespace firstcome::operators {

/// A session and the two tokens that stand for it; the tokens themselves are stored nowhere.
struct IssuedSession
{
    OperatorSession session;
    QByteArray accessToken;
    QByteArray refreshToken;
};

/// Pure: nothing is stored yet.
IssuedSession issueSession(const access::Tokens &tokens, const Operator &who, Id sessionId, Instant now);

struct RefreshCall
{
    access::RefreshTry attempt;
    Id followerId = 0; ///< of the session to be, if one begins
};

struct RefreshedSession
{
    Operator who;
    IssuedSession issued;
};

/// A refusal may have ended sessions: the transaction is committed in either case.
struct RefreshOutcome
{
    Result<RefreshedSession> refreshed;
    std::vector<OperatorSession> ended; ///< must be revoked in memory once committed
};

/// Lets a session follow the one of the refresh token, or gives the one that just did again (platform/crypto:
/// refreshVerdict). A token used before ends its family.
RefreshOutcome refreshSession(sql::Connection &connection, const access::Tokens &tokens, const RefreshCall &call,
                              Instant now);

} // namespace firstcome::operators
