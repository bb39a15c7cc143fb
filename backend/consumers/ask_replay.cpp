// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/ask_replay.h"

#include "backend/consumers/copy_store.h"
#include "backend/consumers/replay_store.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <algorithm>
#include <map>
#include <set>

namespace firstcome::consumers {

using approvals::Approval;
using approvals::Granted;
using approvals::Proposal;
using approvals::Sight;

namespace {

Id replayOf(const Proposal &proposal)
{
    return idFrom(QByteArrayView(proposal.subjectId)).value_or(0);
}

QJsonObject termsOf(const Replay &replay)
{
    return {{QStringLiteral("letters"), replay.letters},
            {QStringLiteral("perSecond"), replay.perSecond},
            {QStringLiteral("digest"), QString::fromLatin1(replay.digest)}};
}

tl::unexpected<Refusal> notWaiting(Id id)
{
    return refuse(code::stateConflict, QStringLiteral("Dead letter %1 does not wait any more.").arg(id));
}

/// The waiting letters among these.
Result<std::map<Id, Id>> askedFor(sql::Connection &connection, const std::vector<Id> &ids)
{
    std::map<Id, Id> turns;
    for (const Id id : ids) {
        const auto letter = events::findLetter(connection, id);
        if (!letter)
            return refuse(code::notFound, QStringLiteral("There is no dead letter %1.").arg(id));
        if (!letter->waits())
            return notWaiting(id);
        turns.emplace(id, 0);
    }
    return turns;
}

Result<std::map<Id, Id>> found(sql::Connection &connection, const events::LetterFilter &filter)
{
    std::map<Id, Id> turns;
    for (const events::DeadLetter &letter : events::findLetters(connection, filter, ReplayForm::mostLetters + 1))
        turns.emplace(letter.id, 0);
    if (turns.empty())
        return refuse(code::notFound, QStringLiteral("No dead letter that waits is found."));
    if (turns.size() > size_t(ReplayForm::mostLetters))
        return refuse(code::valueInvalid,
                      QStringLiteral("More than %1 are found; narrow it.").arg(ReplayForm::mostLetters));
    return turns;
}

} // namespace

AskReplay::AskReplay(const Ground &ground, approvals::Approvals &acts) : m_ground(ground), m_acts(acts)
{
    approvals::Act act;
    act.action = ApprovalAction::Replay;
    act.subjectType = "replay";
    act.permission = permission::OpsAct;
    act.look = [](sql::Connection &connection, const Proposal &proposal) { return look(connection, proposal); };
    act.carryOut = [this](sql::Connection &connection, const Granted &granted) {
        return carryOut(connection, granted);
    };
    act.ended = end;
    act.stands = [](sql::Connection &connection, const Approval &approval) { return stands(connection, approval); };
    act.effects = [](sql::Connection &connection) { return ReplayStore(connection).countStarted(); };
    acts.offer(std::move(act));
}

Result<std::vector<Turn>> AskReplay::turnsOf(sql::Connection &connection, const ReplayForm &form)
{
    auto turns = form.filter ? found(connection, *form.filter) : askedFor(connection, form.ids);
    if (!turns)
        return tl::unexpected(turns.error());
    for (const Id id : form.copies) {
        const auto copy = findCopy(connection, id);
        const auto turn = copy ? turns->find(copy->letterId) : turns->end();
        if (turn == turns->end())
            return refuse(code::notFound, QStringLiteral("Copy %1 is of none of these dead letters.").arg(id));
        turn->second = id;
    }
    std::vector<Turn> all;
    for (const auto &[letterId, copyId] : *turns)
        all.push_back({letterId, copyId});
    return all;
}

Result<AskedReplay> AskReplay::run(sql::Connection &connection, const ReplayCall &call, Instant now) const
{
    const auto turns = turnsOf(connection, call.form);
    if (!turns)
        return tl::unexpected(turns.error());
    if (const auto other = waitingWith(connection, *turns, now))
        return approvals::waitsAlready(*other);
    Replay replay;
    replay.id = m_ground.ids.next(now);
    replay.operatorId = call.operatorId;
    replay.reason = call.form.reason;
    replay.perSecond = call.form.perSecond;
    replay.letters = qint64(turns->size());
    replay.digest = digestOf(*turns);
    replay.askedAt = now;
    ReplayStore store(connection);
    store.insert(replay, *turns);
    Proposal proposal;
    proposal.action = ApprovalAction::Replay;
    proposal.subjectId = QByteArray::number(replay.id);
    proposal.terms = termsOf(replay);
    proposal.reason = replay.reason;
    proposal.by = {true, call.operatorId};
    proposal.requestId = call.requestId;
    const auto approval = m_acts.ask(connection, proposal, now);
    if (!approval)
        return tl::unexpected(approval.error());
    replay.approvalId = approval->id;
    store.update(replay);
    return AskedReplay{*approval, replay};
}

std::optional<Approval> AskReplay::waitingWith(sql::Connection &connection, const std::vector<Turn> &turns,
                                               Instant now) const
{
    std::set<Id> letters;
    for (const Turn &turn : turns)
        letters.insert(turn.letterId);
    const auto isOneOfThese = [&letters](const Turn &turn) { return letters.contains(turn.letterId); };
    ReplayStore store(connection);
    for (const Id other : store.waiting()) {
        const std::vector<Turn> its = store.turns(other);
        if (std::none_of(its.begin(), its.end(), isOneOfThese))
            continue;
        Proposal same;
        same.action = ApprovalAction::Replay;
        same.subjectId = QByteArray::number(other);
        if (const auto waiting = m_acts.waiting(connection, same, now))
            return waiting;
    }
    return std::nullopt;
}

Result<Sight> AskReplay::look(sql::Connection &connection, const Proposal &proposal)
{
    ReplayStore store(connection);
    const auto replay = store.find(replayOf(proposal));
    if (!replay)
        return refuse(code::notFound);
    std::vector<Id> ids;
    qint64 mended = 0;
    for (const Turn &turn : store.turns(replay->id)) {
        ids.push_back(turn.letterId);
        mended += turn.copyId ? 1 : 0;
    }
    const qint64 waiting = events::waitingAmong(connection, ids);
    const auto first = events::findLetter(connection, ids.front());
    const QString label = QStringLiteral("%1 × %2").arg(first ? QString::fromLatin1(first->group) : QString(),
                                                        QString::number(replay->letters));
    const QJsonObject before{{QStringLiteral("waiting"), waiting}};
    const QJsonObject after{{QStringLiteral("replayed"), replay->letters},
                            {QStringLiteral("mended"), mended},
                            {QStringLiteral("perSecond"), replay->perSecond}};
    return Sight{label, before, after, QByteArray::number(waiting)};
}

Result<QJsonObject> AskReplay::carryOut(sql::Connection &connection, const Granted &granted) const
{
    ReplayStore store(connection);
    auto replay = store.find(replayOf(granted.approval.asked));
    if (!replay || replay->state != ReplayState::Waiting)
        return refuse(code::stateConflict);
    const QJsonObject before{{QStringLiteral("state"), QLatin1StringView(textOf(replay->state))}};
    replay->state = ReplayState::Running;
    replay->startedAt = granted.now;
    store.update(*replay);
    QJsonObject after = termsOf(*replay);
    after.insert(QStringLiteral("state"), QLatin1StringView(textOf(replay->state)));
    after.insert(QStringLiteral("reason"), replay->reason);
    after.insert(QStringLiteral("approvalId"), idText(granted.approval.id));
    after.insert(QStringLiteral("approvedBy"), idText(granted.by));
    m_ground.audit.append(connection, {replay->operatorId, "replay.start", replay->object(), before, after,
                                       granted.requestId, granted.now});
    return toJson(*replay, store.counts(replay->id));
}

void AskReplay::end(sql::Connection &connection, const Approval &approval)
{
    ReplayStore store(connection);
    auto replay = store.find(replayOf(approval.asked));
    if (!replay || replay->state != ReplayState::Waiting)
        return;
    replay->state = endedAs(approval.state);
    replay->endedAt = approval.decidedAt;
    store.update(*replay);
}

bool AskReplay::stands(sql::Connection &connection, const Approval &approval)
{
    ReplayStore store(connection);
    const auto replay = store.approvedBy(approval.id);
    return replay && replay->id == replayOf(approval.asked) && replay->startedAt &&
           replay->operatorId == approval.asked.by.id && termsOf(*replay) == approval.asked.terms &&
           digestOf(store.turns(replay->id)) == replay->digest;
}

} // namespace firstcome::consumers
