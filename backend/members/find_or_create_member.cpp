// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/find_or_create_member.h"
#include "backend/members/member_store.h"

namespace firstcome::members {

Id findOrCreateMember(sql::Connection &connection, const Member &wanted, Instant now)
{
    MemberStore store(connection);
    if (const auto known = store.memberByUsername(wanted.username))
        return known->id;
    Member member = wanted;
    member.createdAt = now;
    store.insert(member, now);
    return member.id;
}

} // namespace firstcome::members
