// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_member_store.h"

#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/id_list.h"
#include "backend/platform/sql/id_rows.h"
#include "backend/platform/sql/remove_rows.h"

namespace firstcome::load {

void LoadMemberStore::insert(const std::vector<Id> &members, const MemberTime &time)
{
    sql::BulkInsert rows(m_connection, {"load_members", "member_id, expires_at, over_at", 3, {}});
    for (const Id member : members)
        rows.add(member, time.expiresAt, time.overAt);
    rows.flush();
}

std::vector<Id> LoadMemberStore::expired(Instant now, int limit)
{
    return sql::idsIn(m_connection
                          .statement("SELECT member_id FROM load_members WHERE stage = 0 AND expires_at < ? "
                                     "ORDER BY expires_at LIMIT ?")
                          .bind(now, limit));
}

std::vector<Id> LoadMemberStore::ended(Instant now, int limit)
{
    return sql::idsIn(m_connection
                          .statement("SELECT member_id FROM load_members WHERE stage = 1 AND over_at < ? "
                                     "ORDER BY over_at LIMIT ?")
                          .bind(now, limit));
}

void LoadMemberStore::end(const std::vector<Id> &members, Instant overAt)
{
    for (const Id member : members)
        m_connection
            .statement("UPDATE load_members SET stage = ?, over_at = CASE WHEN over_at > expires_at THEN ? "
                       "ELSE over_at END WHERE member_id = ?")
            .bind(int(Stage::Ended), overAt, member)
            .exec();
}

void LoadMemberStore::setStage(const std::vector<Id> &members, Stage stage)
{
    for (const Id member : members)
        m_connection.statement("UPDATE load_members SET stage = ? WHERE member_id = ?").bind(int(stage), member).exec();
}

void LoadMemberStore::remove(const std::vector<Id> &members)
{
    sql::removeRows(m_connection, {"load_members", "member_id"}, members);
}

std::vector<Id> LoadMemberStore::lockAmong(const std::vector<Id> &members)
{
    return sql::idsIn(m_connection
                          .statement("SELECT m.member_id FROM " + sql::eachId(m_connection) +
                                     " load_members m ON m.member_id = j.value" + m_connection.forUpdate())
                          .bind(sql::idList(members)));
}

std::unordered_set<Id> LoadMemberStore::activeAmong(const std::vector<Id> &members, Instant now)
{
    const std::vector<Id> active =
        sql::idsIn(m_connection
                       .statement("SELECT m.member_id FROM " + sql::eachId(m_connection) +
                                  " load_members m ON m.member_id = j.value WHERE m.over_at >= ?")
                       .bind(sql::idList(members), now));
    return {active.begin(), active.end()};
}

std::vector<Id> LoadMemberStore::over(Instant now, Id after, int limit)
{
    return sql::idsIn(m_connection
                          .statement("SELECT member_id FROM load_members WHERE member_id > ? AND over_at < ? "
                                     "ORDER BY member_id LIMIT ?")
                          .bind(after, now, limit));
}

qint64 LoadMemberStore::count()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM load_members");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

} // namespace firstcome::load
