// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session.h"
#include "backend/platform/sql/connection.h"
#include <vector>

namespace firstcome::members {

/// Ends the session of this access token with its whole family. What it gives must be revoked in memory once committed.
std::vector<RevokedToken> endSession(sql::Connection &connection, const RevokedToken &current, Instant now);

struct KeptSession
{
    Id memberId = 0;
    Id sessionId = 0;
};

/// Ends every session of the member but the family of the one kept.
std::vector<RevokedToken> endOtherSessions(sql::Connection &connection, KeptSession kept, Instant now);

} // namespace firstcome::members
