// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/session_store.h"
#include "backend/operators/operator_store.h"

namespace firstcome::operators {

using access::RevokedToken;
using access::Session;

namespace {

const QByteArray sessionColumns = QByteArrayLiteral("id, operator_id, family, refresh_hash, access_expires_at, "
                                                    "expires_at, created_at, followed_by, ended_at");

std::vector<RevokedToken> readTokens(sql::Statement &rows)
{
    std::vector<RevokedToken> tokens;
    while (rows.next())
        tokens.push_back({rows.integer(0), rows.instant(1)});
    return tokens;
}

} // namespace

std::optional<Session> SessionStore::session(Id id)
{
    const QByteArray text =
        "SELECT " + sessionColumns + " FROM operator_sessions WHERE id = ?" + m_connection.forUpdate();
    auto &rows = m_connection.statement(text).bind(id);
    if (!rows.next())
        return std::nullopt;
    return Session{rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3),           rows.instant(4),
                   rows.instant(5), rows.instant(6), rows.integer(7), rows.optionalInstant(8)};
}

std::optional<access::SessionOwner> SessionStore::owner(Id id)
{
    const auto who = OperatorStore(m_connection).byId(id);
    return who && who->enabled ? std::optional(access::SessionOwner{who->id, who->permissions}) : std::nullopt;
}

void SessionStore::insert(const Session &session)
{
    m_connection.statement("INSERT INTO operator_sessions (" + sessionColumns + ") VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(session.id, session.ownerId, session.family, sql::Blob{session.refreshHash}, session.accessExpiresAt,
              session.expiresAt, session.createdAt, session.followedBy, session.endedAt)
        .exec();
}

void SessionStore::setFollower(Id sessionId, Id followedBy)
{
    m_connection.statement("UPDATE operator_sessions SET followed_by = ? WHERE id = ?")
        .bind(followedBy, sessionId)
        .exec();
}

std::vector<RevokedToken> SessionStore::endFamily(const Session &session, Instant now)
{
    const QByteArray text = QByteArrayLiteral("SELECT id, access_expires_at FROM operator_sessions WHERE family = ? "
                                              "AND ended_at IS NULL") +
                            m_connection.forUpdate();
    auto tokens = readTokens(m_connection.statement(text).bind(session.family));
    m_connection.statement("UPDATE operator_sessions SET ended_at = ? WHERE family = ? AND ended_at IS NULL")
        .bind(now, session.family)
        .exec();
    return tokens;
}

std::vector<RevokedToken> SessionStore::endAllOf(Id operatorId, Instant now)
{
    const QByteArray text =
        QByteArrayLiteral("SELECT id, access_expires_at FROM operator_sessions WHERE operator_id = ? "
                          "AND ended_at IS NULL") +
        m_connection.forUpdate();
    auto tokens = readTokens(m_connection.statement(text).bind(operatorId));
    m_connection.statement("UPDATE operator_sessions SET ended_at = ? WHERE operator_id = ? AND ended_at IS NULL")
        .bind(now, operatorId)
        .exec();
    return tokens;
}

std::vector<RevokedToken> SessionStore::revokedTokens()
{
    return readTokens(
        m_connection.statement("SELECT id, access_expires_at FROM operator_sessions WHERE ended_at IS NOT NULL"));
}

void SessionStore::dropExpired(Instant now)
{
    m_connection.statement("DELETE FROM operator_sessions WHERE expires_at <= ?").bind(now).exec();
    addresses().dropStale(now);
}

} // namespace firstcome::operators
