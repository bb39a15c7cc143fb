// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_member_store.h"

#include "backend/platform/sql/bulk_insert.h"

namespace firstcome::load {

void LoadMemberStore::insert(const std::vector<Id> &members, Instant expiresAt)
{
    sql::BulkInsert rows(m_connection, {"load_members", "member_id, expires_at", 2, {}});
    for (const Id member : members)
        rows.add(member, expiresAt);
    rows.flush();
}

std::vector<Id> LoadMemberStore::expired(Instant now, int limit)
{
    auto &rows =
        m_connection.statement("SELECT member_id FROM load_members WHERE expires_at < ? ORDER BY expires_at LIMIT ?");
    rows.bind(now, limit);
    std::vector<Id> members;
    while (rows.next())
        members.push_back(rows.integer(0));
    return members;
}

void LoadMemberStore::remove(const std::vector<Id> &members)
{
    for (const Id member : members)
        m_connection.statement("DELETE FROM load_members WHERE member_id = ?").bind(member).exec();
}

} // namespace firstcome::load
