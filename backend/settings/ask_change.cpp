// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/ask_change.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"

namespace firstcome::settings {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

QString valueIn(const QJsonObject &terms)
{
    return terms.value(QLatin1StringView("value")).toString();
}

QJsonObject valueObject(const Setting &setting, const QString &value)
{
    return {{QStringLiteral("value"), valueJson(setting.range, value)}};
}

} // namespace

AskChange::AskChange(const ChangeSettings &settings, approvals::Approvals &acts) : m_settings(settings), m_acts(acts)
{
    approvals::Act act;
    act.action = ApprovalAction::SettingChange;
    act.subjectType = "setting";
    act.permission = permission::SettingsEdit;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.stands = [](sql::Connection &connection, const Approval &approval) { return stands(connection, approval); };
    act.effects = [](sql::Connection &connection) { return countApprovedChanges(connection); };
    acts.offer(std::move(act));
}

Result<std::optional<Approval>> AskChange::run(sql::Connection &connection, const SettingCall &call, Instant now) const
{
    const Setting &setting = *m_settings.find(call.name);
    const KeptSetting kept = m_settings.standing(connection, setting);
    if (!call.seen.allow(kept.version))
        return tl::unexpected(http::lostRace());
    if (!setting.needsTwo(kept.value, call.value))
        return std::nullopt;
    Proposal proposal;
    proposal.action = ApprovalAction::SettingChange;
    proposal.subjectId = call.name;
    proposal.terms = {{QStringLiteral("value"), call.value}};
    proposal.reason = call.reason;
    proposal.by = {true, call.operatorId};
    proposal.requestId = call.requestId;
    const auto asked = m_acts.ask(connection, proposal, now);
    if (!asked)
        return tl::unexpected(asked.error());
    return std::optional(*asked);
}

Result<Sight> AskChange::look(sql::Connection &connection, const Proposal &proposal) const
{
    const Setting *setting = m_settings.find(proposal.subjectId);
    const QString wanted = valueIn(proposal.terms);
    if (!setting || !setting->range.accepts(wanted)) // another version of the program may know others
        return refuse(code::notFound);
    const KeptSetting kept = m_settings.standing(connection, *setting);
    return Sight{QString::fromLatin1(setting->name), valueObject(*setting, kept.value), valueObject(*setting, wanted),
                 QByteArray::number(kept.version) + '/' + kept.value.toLatin1()};
}

Result<QJsonObject> AskChange::carryOut(sql::Connection &connection, const Granted &granted) const
{
    const Proposal &asked = granted.approval.asked;
    SettingCall call;
    call.name = asked.subjectId;
    call.value = valueIn(asked.terms);
    call.reason = asked.reason;
    call.operatorId = asked.by.id;
    call.requestId = granted.requestId;
    call.approvalId = granted.approval.id;
    call.approvedBy = granted.by;
    const auto kept = m_settings.change(connection, call, granted.now);
    if (!kept)
        return tl::unexpected(kept.error());
    QJsonObject result = valueObject(*m_settings.find(call.name), kept->value);
    result.insert(QStringLiteral("name"), QString::fromLatin1(kept->name));
    result.insert(QStringLiteral("version"), kept->version);
    return result;
}

bool AskChange::stands(sql::Connection &connection, const Approval &approval)
{
    const auto change = changeApprovedBy(connection, approval.id);
    return change && change->name == approval.asked.subjectId && change->value == valueIn(approval.asked.terms) &&
           change->operatorId == approval.asked.by.id;
}

} // namespace firstcome::settings
