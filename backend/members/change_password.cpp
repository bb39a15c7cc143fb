// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/change_password.h"
#include "backend/members/member_store.h"

namespace firstcome::members {

bool openProven(sql::Connection &connection, const ProvenSession &proven)
{
    // Whoever changes the password holds the row, and ends what was opened before it.
    if (MemberStore(connection).lockPassword(proven.session.ownerId) != proven.provenHash)
        return false;
    SessionStore store(connection);
    store.insert(proven.session);
    store.addresses().add({proven.session.ownerId, proven.address}, proven.session.createdAt);
    return true;
}

std::optional<std::vector<access::RevokedToken>> changePassword(sql::Connection &connection, const NewPassword &change,
                                                                Instant now)
{
    MemberStore store(connection);
    if (!store.replacePassword(change.kept.memberId, {change.provenHash, change.newHash}, now))
        return std::nullopt;
    return SessionStore(connection).endOthers(change.kept, now);
}

} // namespace firstcome::members
