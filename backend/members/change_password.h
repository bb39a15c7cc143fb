// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/session_store.h"

namespace firstcome::members {

struct NewPassword
{
    QByteArray provenHash; ///< the stored hash against which the current password was proven
    QByteArray newHash;
    KeptSession kept; ///< who changes it, in which session
};

/// A session that was issued for a password just proven.
struct ProvenSession
{
    access::Session session;
    QByteArray provenHash; ///< the stored hash against which it was proven
    QByteArray address;    ///< where it comes from
};

/// Opens it, unless the password has been changed since it was proven: then nothing happened, and false.
bool openProven(sql::Connection &connection, const ProvenSession &proven);

/// Changes the password and ends the member's other sessions. Gives their tokens, which must be revoked in memory once
/// committed; nothing when the password was changed meanwhile by somebody else, in which case nothing happened.
std::optional<std::vector<access::RevokedToken>> changePassword(sql::Connection &connection, const NewPassword &change,
                                                                Instant now);

} // namespace firstcome::members
