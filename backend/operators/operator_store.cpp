// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_store.h"

#include "backend/platform/sql/id_list.h"
#include "shared/contract/member.h"

namespace firstcome::operators {

namespace {

const QByteArray operatorColumns = QByteArrayLiteral("id, login, password_hash, permissions, enabled, created_at");
const QByteArray sessionColumns = QByteArrayLiteral("id, operator_id, family, refresh_hash, access_expires_at, "
                                                    "expires_at, created_at, followed_by, ended_at");

} // namespace

std::optional<Operator> OperatorStore::byLogin(const QString &login)
{
    const QByteArray text = "SELECT " + operatorColumns + " FROM operators WHERE login_key = ?";
    return readOperator(m_connection.statement(text).bind(usernameKey(login)));
}

std::optional<Operator> OperatorStore::byId(Id id)
{
    return readOperator(m_connection.statement("SELECT " + operatorColumns + " FROM operators WHERE id = ?").bind(id));
}

std::unordered_map<Id, QString> OperatorStore::logins(const std::vector<Id> &ids)
{
    auto &rows =
        m_connection
            .statement("SELECT o.id, o.login FROM " + sql::eachId(m_connection) + " operators o ON o.id = j.value")
            .bind(sql::idList(ids));
    std::unordered_map<Id, QString> logins;
    while (rows.next())
        logins.emplace(rows.integer(0), rows.string(1));
    return logins;
}

std::optional<Operator> OperatorStore::readOperator(sql::Statement &rows)
{
    if (!rows.next())
        return std::nullopt;
    Operator who;
    who.id = rows.integer(0);
    who.login = rows.string(1);
    who.passwordHash = rows.text(2);
    who.permissions = quint32(rows.integer(3));
    who.enabled = rows.integer(4) != 0;
    who.createdAt = rows.instant(5);
    return who;
}

void OperatorStore::insert(const Operator &who, Instant now)
{
    m_connection
        .statement("INSERT INTO operators (id, login, login_key, password_hash, permissions, enabled, created_at, "
                   "updated_at) VALUES (?,?,?,?,?,?,?,?)")
        .bind(who.id, who.login, usernameKey(who.login), who.passwordHash, qint64(who.permissions), who.enabled,
              who.createdAt, now)
        .exec();
}

void OperatorStore::insert(const OperatorSession &session)
{
    m_connection.statement("INSERT INTO operator_sessions (" + sessionColumns + ") VALUES (?,?,?,?,?,?,?,?,?)")
        .bind(session.id, session.operatorId, session.family, sql::Blob{session.refreshHash}, session.accessExpiresAt,
              session.expiresAt, session.createdAt, session.followedBy, session.endedAt)
        .exec();
}

std::optional<OperatorSession> OperatorStore::session(Id id)
{
    auto sessions = readSessions(
        m_connection
            .statement("SELECT " + sessionColumns + " FROM operator_sessions WHERE id = ?" + m_connection.forUpdate())
            .bind(id));
    return sessions.empty() ? std::nullopt : std::optional(std::move(sessions.front()));
}

void OperatorStore::setFollower(Id sessionId, Id followedBy)
{
    m_connection.statement("UPDATE operator_sessions SET followed_by = ? WHERE id = ?")
        .bind(followedBy, sessionId)
        .exec();
}

std::vector<OperatorSession> OperatorStore::readSessions(sql::Statement &rows)
{
    std::vector<OperatorSession> sessions;
    while (rows.next())
        sessions.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3), rows.instant(4),
                            rows.instant(5), rows.instant(6), rows.integer(7), rows.optionalInstant(8)});
    return sessions;
}

std::vector<OperatorSession> OperatorStore::endFamilyOf(Id sessionId, Instant now)
{
    auto &own = m_connection.statement("SELECT family FROM operator_sessions WHERE id = ?").bind(sessionId);
    if (!own.next())
        return {};
    const Id family = own.integer(0);
    own.reset();
    const auto sessions = readSessions(m_connection
                                           .statement("SELECT " + sessionColumns +
                                                      " FROM operator_sessions WHERE family = ? AND ended_at IS NULL" +
                                                      m_connection.forUpdate())
                                           .bind(family));
    m_connection.statement("UPDATE operator_sessions SET ended_at = ? WHERE family = ? AND ended_at IS NULL")
        .bind(now, family)
        .exec();
    return sessions;
}

std::vector<OperatorSession> OperatorStore::endedSessions()
{
    return readSessions(
        m_connection.statement("SELECT " + sessionColumns + " FROM operator_sessions WHERE ended_at IS NOT NULL"));
}

void OperatorStore::dropExpired(Instant now)
{
    m_connection.statement("DELETE FROM operator_sessions WHERE expires_at <= ?").bind(now).exec();
}

Id OperatorStore::highestId()
{
    return sql::highestId(m_connection, {"operators", "operator_sessions"});
}

} // namespace firstcome::operators
