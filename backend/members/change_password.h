// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session.h"
#include "backend/platform/sql/connection.h"
#include <vector>

namespace firstcome::members {

struct NewPassword
{
    Id memberId = 0;
    QByteArray provenHash; ///< the stored hash against which the current password was proven
    QByteArray newHash;
    Id keptSession = 0;
};

/// Changes the password and ends the member's other sessions. Gives their tokens, which must be revoked in memory once
/// committed; nothing when the password was changed meanwhile by somebody else, in which case nothing happened.
std::optional<std::vector<RevokedToken>> changePassword(sql::Connection &connection, const NewPassword &change,
                                                        Instant now);

} // namespace firstcome::members
