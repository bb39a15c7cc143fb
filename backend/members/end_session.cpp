// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/end_session.h"

namespace firstcome::members {

std::vector<access::RevokedToken> endSession(sql::Connection &connection, const access::RevokedToken &current,
                                             Instant now)
{
    SessionStore store(connection);
    if (const auto session = store.session(current.id))
        return store.endFamily(*session, now);
    // Its row is gone already, but the token is still good: it must die all the same.
    store.insert(current);
    return {current};
}

} // namespace firstcome::members
