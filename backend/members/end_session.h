// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session_store.h"

namespace firstcome::members {

/// Ends the session of this access token with its whole family. What it gives must be revoked in memory once committed.
std::vector<access::RevokedToken> endSession(sql::Connection &connection, const access::RevokedToken &current,
                                             Instant now);

} // namespace firstcome::members
