// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approval_store.h"

#include "backend/platform/sql/id_list.h"
#include "shared/base/assert.h"
#include <QJsonDocument>

namespace firstcome::approvals {

namespace {

constexpr int longestLabel = 255;

const QByteArray columns = QByteArrayLiteral(
    "id, action, permission, subject_type, subject_id, label, terms, amount, old_value, new_value, bound_to, reason, "
    "asker, asker_id, requested_at, expires_at, state, decided_by, decided_at, note, version");

QByteArray select(const QByteArray &rest)
{
    return "SELECT " + columns + " FROM approvals " + rest;
}

QByteArray textOf(const QJsonObject &value)
{
    return QJsonDocument(value).toJson(QJsonDocument::Compact);
}

QJsonObject objectIn(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

QByteArray waitingKey(const Approval &approval)
{
    return firstcome::textOf(approval.asked.action) + (' ' + approval.subject());
}

} // namespace

void ApprovalStore::insert(const Approval &approval)
{
    const Proposal &asked = approval.asked;
    m_connection
        .statement("INSERT INTO approvals (" + columns +
                   ", waiting_for) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)")
        .bind(approval.id, firstcome::textOf(asked.action), qint64(approval.permission), approval.subjectType,
              asked.subjectId, approval.seen.label.left(longestLabel), textOf(asked.terms), asked.amount,
              textOf(approval.seen.before), textOf(approval.seen.after), approval.seen.boundTo, asked.reason,
              asked.by.isOperator ? "OPERATOR" : "MEMBER", asked.by.id, approval.requestedAt, approval.expiresAt,
              firstcome::textOf(approval.state), nullptr, nullptr, approval.note, approval.version,
              waitingKey(approval))
        .exec();
}

std::vector<Approval> ApprovalStore::read(sql::Statement &rows)
{
    std::vector<Approval> approvals;
    while (rows.next()) {
        const auto action = approvalActionFrom(rows.text(1));
        const auto state = approvalStateFrom(rows.text(16));
        FIRSTCOME_ASSERT(action && state, "a stored approval is one of ours");
        Approval approval;
        approval.id = rows.integer(0);
        approval.asked = {*action,
                          rows.text(4),
                          objectIn(rows.text(6)),
                          rows.optionalInteger(7),
                          rows.string(11),
                          {rows.text(12) == "OPERATOR", rows.integer(13)},
                          {}};
        approval.permission = quint32(rows.integer(2));
        approval.subjectType = rows.text(3);
        approval.seen = {rows.string(5), objectIn(rows.text(8)), objectIn(rows.text(9)), rows.text(10)};
        approval.requestedAt = rows.instant(14);
        approval.expiresAt = rows.instant(15);
        approval.state = *state;
        approval.decidedBy = rows.optionalInteger(17).value_or(0);
        approval.decidedAt = rows.optionalInstant(18);
        approval.note = rows.string(19);
        approval.version = rows.integer(20);
        approvals.push_back(std::move(approval));
    }
    return approvals;
}

std::optional<Approval> ApprovalStore::find(Id id)
{
    auto found = read(m_connection.statement(select("WHERE id = ?") + m_connection.forUpdate()).bind(id));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Approval> ApprovalStore::waitingFor(const Approval &another)
{
    const QByteArray text = select("WHERE waiting_for = ?") + m_connection.forUpdate();
    auto found = read(m_connection.statement(text).bind(waitingKey(another)));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

bool ApprovalStore::close(const Approval &approval)
{
    const std::optional<Id> by = approval.decidedBy ? std::optional(approval.decidedBy) : std::nullopt;
    return m_connection
               .statement("UPDATE approvals SET state = ?, decided_by = ?, decided_at = ?, note = ?, version = ?, "
                          "waiting_for = NULL WHERE id = ? AND state = 'WAITING'")
               .bind(firstcome::textOf(approval.state), by, approval.decidedAt, approval.note, approval.version,
                     approval.id)
               .exec() == 1;
}

std::vector<Approval> ApprovalStore::page(const ApprovalFilter &filter, int limit)
{
    const QByteArray own = "(asker = 'OPERATOR' AND asker_id = ?)";
    QByteArray where = "WHERE id < ? AND (" + own + " OR (permission & ?) = permission)";
    if (filter.state)
        where += QByteArray(" AND state = '") + firstcome::textOf(*filter.state) + '\'';
    if (filter.action)
        where += QByteArray(" AND action = '") + firstcome::textOf(*filter.action) + '\'';
    where += filter.askedBy == AskedBy::Others ? " AND (? = 0 OR NOT " : " AND (? = 0 OR ";
    where += own + ") ORDER BY id DESC LIMIT ?";
    const bool asked = filter.askedBy != AskedBy::Anyone;
    return read(
        m_connection.statement(select(where))
            .bind(filter.before, filter.viewer.id, qint64(filter.viewer.rights), asked, filter.viewer.id, limit));
}

std::vector<Approval> ApprovalStore::waiting(Id after, int limit)
{
    const QByteArray text = select("WHERE state = 'WAITING' AND id > ? ORDER BY id LIMIT ?");
    return read(m_connection.statement(text).bind(after, limit));
}

std::vector<Approval> ApprovalStore::approved(ApprovalAction action, Id after, int limit)
{
    const QByteArray text = select("WHERE state = 'APPROVED' AND action = ? AND id > ? ORDER BY id LIMIT ?");
    return read(m_connection.statement(text).bind(firstcome::textOf(action), after, limit));
}

qint64 ApprovalStore::countApproved(ApprovalAction action)
{
    auto &row = m_connection.statement("SELECT COUNT(*) FROM approvals WHERE state = 'APPROVED' AND action = ?");
    row.bind(firstcome::textOf(action));
    const qint64 count = row.next() ? row.integer(0) : 0;
    row.reset();
    return count;
}

Id ApprovalStore::highestId()
{
    return sql::highestId(m_connection, {"approvals"});
}

QList<Check> ApprovalStore::checks()
{
    return {
        noRows("approvals.two-people",
               QStringLiteral("Nobody approves what he asked for, and nothing is approved after its time."),
               "SELECT id FROM approvals WHERE state = 'APPROVED' AND (decided_by IS NULL OR decided_at IS NULL "
               "OR decided_at >= expires_at OR (asker = 'OPERATOR' AND decided_by = asker_id))"),
        noRows("approvals.one-waits", QStringLiteral("What waits for a second person waits once, and says for what."),
               "SELECT id FROM approvals WHERE (state = 'WAITING') <> (waiting_for IS NOT NULL) "
               "OR (state = 'WAITING' AND decided_at IS NOT NULL)"),
    };
}

} // namespace firstcome::approvals
