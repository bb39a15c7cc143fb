// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/ask_reset.h"

#include "backend/platform/events/event_history.h"
#include "backend/platform/events/log_browser.h"
#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/permissions.h"
#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome::consumers {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

constexpr int longestReason = 200;
constexpr int longestTopic = 200;

/// {offset}, {at}, "earliest" or "latest".
std::variant<qint64, Instant, ResetForm::End> targetIn(JsonFields &fields)
{
    auto nested = fields.optionalObject("to");
    if (!nested)
        return ResetForm::End::Earliest;
    const auto offset = nested->optionalText("offset");
    const auto at = nested->optionalInstant("at");
    const auto place = offset ? plainNumber(QStringView(*offset)) : std::nullopt;
    if (offset.has_value() == at.has_value())
        nested->violate("offset", QStringLiteral("either offset or at says where"));
    else if (offset && !place)
        nested->violate("offset", QStringLiteral("must be a text of digits"));
    fields.take(*nested);
    if (at)
        return *at;
    return place.value_or(0);
}

qint64 firstWanted(sql::Connection &connection, const ResetForm &form)
{
    const events::LogRange range = events::logRange(connection);
    if (const auto *offset = std::get_if<qint64>(&form.to))
        return std::clamp(*offset, range.first, range.last + 1);
    if (const auto *at = std::get_if<Instant>(&form.to))
        return events::firstEventSince(connection, *at);
    return std::get<ResetForm::End>(form.to) == ResetForm::End::Earliest ? range.first : range.last + 1;
}

QJsonObject termsOf(const OffsetReset &reset)
{
    QJsonObject terms{{QStringLiteral("resetId"), idText(reset.id)},
                      {QStringLiteral("group"), QString::fromLatin1(reset.group)},
                      {QStringLiteral("topic"), QString::fromLatin1(reset.topic)},
                      {QStringLiteral("offset"), QString::number(reset.from)}};
    if (reset.partition)
        terms.insert(QStringLiteral("partition"), *reset.partition);
    return terms;
}

Id resetOf(const Proposal &proposal)
{
    return idFrom(QStringView(proposal.terms.value(u"resetId").toString())).value_or(0);
}

} // namespace

Result<ResetForm> resetFormFrom(const QByteArray &body)
{
    auto parsed = JsonFields::parse(body);
    if (!parsed)
        return tl::unexpected(parsed.error());
    JsonFields &fields = *parsed;
    // An end is a word where a place is an object.
    const auto end = fields.takeWord("to");
    const bool isPlace = !end && fields.has("to");
    ResetForm form;
    form.topic = fields.text("topic", longestTopic).toLatin1();
    if (const auto partition = fields.optionalInteger("partition")) {
        if (*partition < 0 || *partition >= events::partitionCount)
            fields.violate("partition", QStringLiteral("must be 0 to %1").arg(events::partitionCount - 1));
        form.partition = int(*partition);
    }
    form.to = targetIn(fields);
    if (end == QStringLiteral("latest"))
        form.to = ResetForm::End::Latest;
    else if (!isPlace && end != QStringLiteral("earliest"))
        fields.violate("to", QStringLiteral("must be {offset}, {at}, \"earliest\" or \"latest\""));
    form.preview = fields.flag("preview", false);
    form.reason = fields.optionalText("reason", longestReason).value_or(QString()).trimmed();
    if (!form.preview && form.reason.isEmpty())
        fields.violate("reason", QStringLiteral("must say why"));
    if (auto wrong = fields.finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

AskReset::AskReset(const Ground &ground, events::EventBus &bus, approvals::Approvals &acts, const SteerGroups &steer)
    : m_ground(ground), m_bus(bus), m_acts(acts), m_steer(steer)
{
    approvals::Act act;
    act.action = ApprovalAction::OffsetReset;
    act.subjectType = "group";
    act.permission = permission::OpsAct;
    act.look = [this](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.ended = end;
    act.stands = [](sql::Connection &connection, const Approval &approval) { return stands(connection, approval); };
    act.effects = [](sql::Connection &connection) { return ResetStore(connection).countInForce(); };
    acts.offer(std::move(act));
}

Result<void> AskReset::mayAsk(const ResetCall &call) const
{
    const events::ApplyEvents *group = events::groupNamed(m_bus, call.group);
    if (!group)
        return refuse(code::notFound, QStringLiteral("There is no such group."));
    if (!group->reads(call.form.topic))
        return refuse(code::valueInvalid, QStringLiteral("This group does not read this topic."));
    return {};
}

Result<QJsonObject> AskReset::preview(sql::Connection &connection, const ResetCall &call) const
{
    if (const auto may = mayAsk(call); !may)
        return tl::unexpected(may.error());
    const qint64 from = firstWanted(connection, call.form);
    const auto again = events::countByPartition(connection, call.form.topic, from);
    QJsonArray moves;
    const QList<events::Lag> lags = m_bus.lag(connection);
    for (const events::Lag &lag : lags) {
        if (lag.group != call.group || lag.topic != call.form.topic ||
            (call.form.partition && lag.partition != *call.form.partition))
            continue;
        const QJsonValue place = lag.position ? QJsonValue(QString::number(*lag.position)) : QJsonValue();
        moves.append(QJsonObject{{QStringLiteral("partition"), lag.partition},
                                 {QStringLiteral("from"), place},
                                 {QStringLiteral("to"), QString::number(from)},
                                 {QStringLiteral("events"),
                                  again ? QJsonValue((*again)[size_t(lag.partition)]) : QJsonValue(QJsonValue::Null)}});
    }
    return QJsonObject{{QStringLiteral("moves"), moves}};
}

Result<Approval> AskReset::run(sql::Connection &connection, const ResetCall &call, Instant now) const
{
    if (const auto may = mayAsk(call); !may)
        return tl::unexpected(may.error());
    if (!lockWish(connection, call.group).paused)
        return refuse(code::groupNotPaused);
    OffsetReset reset;
    reset.id = m_ground.ids.next(now);
    reset.group = call.group;
    reset.topic = call.form.topic;
    reset.partition = call.form.partition;
    reset.from = firstWanted(connection, call.form);
    reset.next = reset.from;
    reset.operatorId = call.operatorId;
    reset.at = now;
    Proposal proposal;
    proposal.action = ApprovalAction::OffsetReset;
    proposal.subjectId = call.group + ':' + call.form.topic;
    proposal.terms = termsOf(reset);
    proposal.reason = call.form.reason;
    proposal.by = {true, call.operatorId};
    proposal.requestId = call.requestId;
    const auto approval = m_acts.ask(connection, proposal, now);
    if (!approval)
        return approval;
    reset.approvalId = approval->id;
    ResetStore(connection).insert(reset);
    return approval;
}

Result<Sight> AskReset::look(sql::Connection &connection, const Proposal &proposal) const
{
    const QJsonObject &terms = proposal.terms;
    const QString group = terms.value(u"group").toString();
    if (!lockWish(connection, group.toLatin1()).paused)
        return refuse(code::groupNotPaused);
    const events::LogRange range = events::logRange(connection);
    QJsonObject after{{QStringLiteral("offset"), terms.value(u"offset")}};
    if (terms.contains(u"partition"))
        after.insert(QStringLiteral("partition"), terms.value(u"partition"));
    const QJsonObject before{{QStringLiteral("offset"), QString::number(range.last)}};
    return Sight{QStringLiteral("%1 · %2").arg(group, terms.value(u"topic").toString()), before, after, "paused"};
}

Result<QJsonObject> AskReset::carryOut(sql::Connection &connection, const Granted &granted) const
{
    ResetStore store(connection);
    auto reset = store.find(resetOf(granted.approval.asked));
    if (!reset || reset->state != ResetState::Asked)
        return refuse(code::stateConflict);
    reset->until = events::logRange(connection).last;
    reset->state = reset->next > reset->until ? ResetState::Done : ResetState::Running;
    store.update(*reset);
    QJsonObject after = termsOf(*reset);
    after.insert(QStringLiteral("reason"), granted.approval.asked.reason);
    after.insert(QStringLiteral("approvalId"), idText(granted.approval.id));
    after.insert(QStringLiteral("approvedBy"), idText(granted.by));
    m_ground.audit.append(
        connection,
        {reset->operatorId, "group.offsets", "group:" + reset->group, {}, after, granted.requestId, granted.now});
    m_steer.obeyAfterCommit(connection);
    return termsOf(*reset);
}

void AskReset::end(sql::Connection &connection, const Approval &approval)
{
    ResetStore store(connection);
    auto reset = store.find(resetOf(approval.asked));
    if (!reset || reset->state != ResetState::Asked)
        return;
    reset->state = approval.state == ApprovalState::Rejected    ? ResetState::Rejected
                   : approval.state == ApprovalState::Withdrawn ? ResetState::Withdrawn
                                                                : ResetState::Expired;
    store.update(*reset);
}

bool AskReset::stands(sql::Connection &connection, const Approval &approval)
{
    const auto reset = ResetStore(connection).approvedBy(approval.id);
    const bool began = reset && (reset->state == ResetState::Running || reset->state == ResetState::Done);
    return began && reset->operatorId == approval.asked.by.id && termsOf(*reset) == approval.asked.terms;
}

} // namespace firstcome::consumers
