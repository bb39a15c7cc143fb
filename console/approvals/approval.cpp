// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/approvals/approval.h"

#include <QJsonArray>

namespace firstcome {

std::optional<Approval> approvalFrom(const QJsonObject &object)
{
    const auto id = idFrom(QStringView(object.value(u"id").toString()));
    const auto action = approvalActionFrom(object.value(u"action").toString().toLatin1());
    const auto state = approvalStateFrom(object.value(u"state").toString().toLatin1());
    if (!id || !action || !state)
        return std::nullopt;
    Approval approval;
    approval.id = *id;
    approval.action = *action;
    approval.state = *state;
    approval.permission = object.value(u"permission").toString();
    const QJsonValue subject = object.value(u"subject");
    approval.subject = {subject[u"type"].toString(), subject[u"id"].toString(), subject[u"label"].toString()};
    if (const QJsonValue amount = object.value(u"amount"); amount.isDouble())
        approval.amount = amount.toInteger();
    approval.before = object.value(u"before").toObject();
    approval.after = object.value(u"after").toObject();
    approval.reason = object.value(u"reason").toString();
    approval.askedBy = object.value(u"requestedBy")[u"login"].toString();
    approval.askedAt = fromIso(object.value(u"requestedAt").toString()).value_or(Instant{});
    approval.expiresAt = fromIso(object.value(u"expiresAt").toString()).value_or(Instant{});
    approval.decidedBy = object.value(u"decidedBy")[u"login"].toString();
    approval.decidedAt = fromIso(object.value(u"decidedAt").toString());
    approval.note = object.value(u"note").toString();
    approval.version = object.value(u"version").toInteger();
    const QJsonArray actions = object.value(u"allowedActions").toArray();
    for (const QJsonValue &each : actions)
        approval.actions.append(each.toString());
    return approval;
}

} // namespace firstcome
