// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/change_password.h"
#include "backend/members/member_store.h"

namespace firstcome::members {

std::optional<std::vector<access::RevokedToken>> changePassword(sql::Connection &connection, const NewPassword &change,
                                                                Instant now)
{
    MemberStore store(connection);
    if (!store.replacePassword(change.kept.memberId, {change.provenHash, change.newHash}, now))
        return std::nullopt;
    return SessionStore(connection).endOthers(change.kept, now);
}

} // namespace firstcome::members
