// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/members/member.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::members {

/// For demo data: the id of the member of this username, who is made with the id, values and hash given if there is
/// none. No e-mail proof; an existing member is left as he is.
Id findOrCreateMember(sql::Connection &connection, const Member &wanted, Instant now);

} // namespace firstcome::members
