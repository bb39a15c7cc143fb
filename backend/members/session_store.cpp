// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/members/session_store.h"
#include "backend/members/member_store.h"
#include "backend/platform/sql/bulk_insert.h"
#include "backend/platform/sql/remove_rows.h"

namespace firstcome::members {

using access::RevokedToken;
using access::Session;

namespace {

const QByteArray sessionColumns = QByteArrayLiteral("id, member_id, family, refresh_hash, access_expires_at, "
                                                    "expires_at, created_at, followed_by");

Session readSession(sql::Statement &rows)
{
    return {rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3),
            rows.instant(4), rows.instant(5), rows.instant(6), rows.integer(7)};
}

} // namespace

std::optional<Session> SessionStore::session(Id id)
{
    auto &rows =
        m_connection.statement("SELECT " + sessionColumns + " FROM sessions WHERE id = ?" + m_connection.forUpdate())
            .bind(id);
    return rows.next() ? std::optional(readSession(rows)) : std::nullopt;
}

std::optional<access::SessionOwner> SessionStore::owner(Id id)
{
    const auto member = MemberStore(m_connection).member(id);
    return member && member->enabled ? std::optional(access::SessionOwner{member->id, member->roles}) : std::nullopt;
}

std::vector<Session> SessionStore::sessionsOf(Id memberId)
{
    auto &rows = m_connection
                     .statement("SELECT " + sessionColumns + " FROM sessions WHERE member_id = ? ORDER BY id" +
                                m_connection.forUpdate())
                     .bind(memberId);
    std::vector<Session> sessions;
    while (rows.next())
        sessions.push_back(readSession(rows));
    return sessions;
}

void SessionStore::insert(const Session &session)
{
    insert(std::vector<Session>{session});
}

void SessionStore::insert(const std::vector<Session> &sessions)
{
    sql::BulkInsert rows(m_connection, {"sessions", sessionColumns, 8, {}});
    for (const Session &session : sessions)
        rows.add(session.id, session.ownerId, session.family, sql::Blob{session.refreshHash}, session.accessExpiresAt,
                 session.expiresAt, session.createdAt, session.followedBy);
    rows.flush();
}

void SessionStore::setFollower(Id sessionId, Id followedBy)
{
    m_connection.statement("UPDATE sessions SET followed_by = ? WHERE id = ?").bind(followedBy, sessionId).exec();
}

/// Drops the sessions `ends` says so of, and remembers their access tokens as revoked where these would still be
/// believed.
template <typename Ends>
std::vector<RevokedToken> SessionStore::end(Id memberId, Instant now, Ends ends)
{
    std::vector<RevokedToken> revoked;
    for (const Session &session : sessionsOf(memberId)) {
        if (!ends(session))
            continue;
        m_connection.statement("DELETE FROM sessions WHERE id = ?").bind(session.id).exec();
        if (now < session.accessExpiresAt + access::tokenLeeway)
            revoked.push_back({session.id, session.accessExpiresAt});
    }
    for (const RevokedToken &token : revoked)
        insert(token);
    return revoked;
}

std::vector<RevokedToken> SessionStore::endFamily(const Session &session, Instant now)
{
    return end(session.ownerId, now, [&](const Session &other) { return other.family == session.family; });
}

std::vector<RevokedToken> SessionStore::endOthers(KeptSession kept, Instant now)
{
    const auto stored = session(kept.sessionId);
    const Id family = stored ? stored->family : kept.sessionId;
    return end(kept.memberId, now, [&](const Session &other) { return other.family != family; });
}

void SessionStore::insert(const RevokedToken &token)
{
    // Ended twice is ended once.
    sql::BulkInsert rows(
        m_connection, {"revoked_tokens", "token_id, expires_at", 2, sql::ignoreOnConflict(m_connection, "token_id")});
    rows.add(token.id, token.expiresAt);
    rows.flush();
}

std::vector<RevokedToken> SessionStore::revokedTokens()
{
    auto &rows = m_connection.statement("SELECT token_id, expires_at FROM revoked_tokens");
    std::vector<RevokedToken> tokens;
    while (rows.next())
        tokens.push_back({rows.integer(0), rows.instant(1)});
    return tokens;
}

void SessionStore::removeOf(const std::vector<Id> &members)
{
    sql::removeRows(m_connection, {"sessions", "member_id"}, members);
    sql::removeRows(m_connection, {"member_addresses", "account"}, members);
}

void SessionStore::dropExpired(Instant now)
{
    m_connection.statement("DELETE FROM sessions WHERE expires_at <= ?").bind(now).exec();
    m_connection.statement("DELETE FROM revoked_tokens WHERE expires_at <= ?").bind(now - access::tokenLeeway).exec();
    addresses().dropStale(now);
}

} // namespace firstcome::members
