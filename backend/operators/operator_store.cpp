// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/operators/operator_store.h"

#include "backend/platform/sql/id_list.h"
#include "shared/contract/member.h"

namespace firstcome::operators {

namespace {

const QByteArray operatorColumns = QByteArrayLiteral("id, login, password_hash, permissions, enabled, created_at");
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

std::vector<Operator> OperatorStore::page(Id after, int limit)
{
    auto &rows =
        m_connection.statement("SELECT " + operatorColumns + " FROM operators WHERE id > ? ORDER BY id LIMIT ?")
            .bind(after, limit);
    std::vector<Operator> operators;
    while (auto who = readOperator(rows))
        operators.push_back(std::move(*who));
    return operators;
}

void OperatorStore::grant(const Grant &grant, Instant now)
{
    m_connection.statement("UPDATE operators SET permissions = ?, updated_at = ? WHERE id = ?")
        .bind(qint64(grant.permissions), now, grant.operatorId)
        .exec();
    m_connection
        .statement("INSERT INTO operator_grants (approval_id, operator_id, permissions, granted_at) VALUES (?,?,?,?)")
        .bind(grant.approvalId, grant.operatorId, qint64(grant.permissions), now)
        .exec();
}

std::optional<Grant> OperatorStore::grantOf(Id approvalId)
{
    auto &row = m_connection.statement("SELECT operator_id, permissions FROM operator_grants WHERE approval_id = ?");
    row.bind(approvalId);
    const auto grant =
        row.next() ? std::optional(Grant{row.integer(0), quint32(row.integer(1)), approvalId}) : std::nullopt;
    row.reset();
    return grant;
}

qint64 OperatorStore::countGrants()
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM operator_grants");
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id OperatorStore::highestId()
{
    return sql::highestId(m_connection, {"operators", "operator_sessions"});
}

} // namespace firstcome::operators
