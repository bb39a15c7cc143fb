// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approval.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>

namespace firstcome::approvals {

namespace {

QJsonObject personJson(Id id, const Logins &logins)
{
    const auto login = logins.find(id);
    return {{QStringLiteral("id"), idText(id)},
            {QStringLiteral("login"), login == logins.end() ? QString() : login->second}};
}

QJsonObject askerJson(const Asker &asker, const Logins &logins)
{
    QJsonObject person = personJson(asker.id, logins);
    person.insert(QStringLiteral("kind"), asker.isOperator ? QStringLiteral("OPERATOR") : QStringLiteral("MEMBER"));
    return person;
}

} // namespace

bool Approval::isVoid() const
{
    return state == ApprovalState::Expired && note == QLatin1StringView(code::subjectChanged.name);
}

bool isAskedBy(const Approval &approval, const Decider &who)
{
    return approval.asked.by.isOperator && approval.asked.by.id == who.id;
}

bool isSeenBy(const Approval &approval, const Decider &who)
{
    return isAskedBy(approval, who) || (who.rights & approval.permission) == approval.permission;
}

quint32 allowedDecisions(const Approval &approval, const Decider &who, Instant now)
{
    return firstcome::allowedDecisions({approval.state, now >= approval.expiresAt, isAskedBy(approval, who),
                                        (who.rights & approval.permission) == approval.permission});
}

Result<void> mayDecide(const Approval &approval, const Decider &who, ApprovalDecision decision, Instant now)
{
    if (!isSeenBy(approval, who))
        return refuse(code::approvalNotFound);
    if (allowedDecisions(approval, who, now) & decision)
        return {};
    if (approval.isVoid() && decision == ApproveIt)
        return refuse(code::subjectChanged);
    if (approval.state != ApprovalState::Waiting)
        return refuse(code::approvalClosed,
                      QStringLiteral("It is %1 already.").arg(QLatin1StringView(textOf(approval.state))));
    if (now >= approval.expiresAt)
        return refuse(code::approvalClosed, QStringLiteral("Its time is over."));
    return isAskedBy(approval, who) ? refuse(code::selfApproval) : refuse(code::forbidden);
}

QJsonObject toJson(const Approval &approval, const Logins &logins, quint32 decisions)
{
    const Proposal &asked = approval.asked;
    QJsonObject object{
        {QStringLiteral("id"), idText(approval.id)},
        {QStringLiteral("action"), QLatin1StringView(textOf(asked.action))},
        {QStringLiteral("permission"), permissionNames(approval.permission).value(0)},
        {QStringLiteral("subject"), QJsonObject{{QStringLiteral("type"), QString::fromLatin1(approval.subjectType)},
                                                {QStringLiteral("id"), QString::fromLatin1(asked.subjectId)},
                                                {QStringLiteral("label"), approval.seen.label}}},
        {QStringLiteral("before"), approval.seen.before},
        {QStringLiteral("after"), approval.seen.after},
        {QStringLiteral("reason"), asked.reason},
        {QStringLiteral("requestedBy"), askerJson(asked.by, logins)},
        {QStringLiteral("requestedAt"), toIso(approval.requestedAt)},
        {QStringLiteral("expiresAt"), toIso(approval.expiresAt)},
        {QStringLiteral("state"), QLatin1StringView(textOf(approval.state))},
        {QStringLiteral("version"), approval.version},
        {QStringLiteral("allowedActions"), QJsonArray::fromStringList(decisionNames(decisions))}};
    if (asked.amount)
        object.insert(QStringLiteral("amount"), *asked.amount);
    if (approval.decidedBy)
        object.insert(QStringLiteral("decidedBy"), personJson(approval.decidedBy, logins));
    if (approval.decidedAt)
        object.insert(QStringLiteral("decidedAt"), toIso(*approval.decidedAt));
    if (!approval.note.isEmpty())
        object.insert(QStringLiteral("note"), approval.note);
    return object;
}

} // namespace firstcome::approvals
