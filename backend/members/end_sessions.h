// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session.h"
#include "backend/platform/sql/connection.h"
#include <vector>

namespace firstcome::members {

/// Ends the session of this access token with its whole family. What it gives must be revoked in memory once committed.
std::vector<RevokedToken> endSession(sql::Connection &connection, const RevokedToken &current, Instant now);

/// Ends every session of a member but the family of `keptSession`.
std::vector<RevokedToken> endOtherSessions(sql::Connection &connection, Id memberId, Id keptSession, Instant now);

} // namespace firstcome::members
