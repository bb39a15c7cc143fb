// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approvals.h"

#include "backend/approvals/approval_store.h"
#include "shared/base/assert.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::approvals {

namespace {

constexpr int lookedAtAtOnce = 200;
constexpr int comparedAtOnce = 1'000;

const QString subjectChanged = QString::fromLatin1(code::subjectChanged.name);

QJsonObject stateJson(ApprovalState state)
{
    return {{QStringLiteral("state"), QLatin1StringView(textOf(state))}};
}

/// What the audit keeps of it: all that was asked for, so that nobody can say later it was something else.
QJsonObject auditedJson(const Approval &approval)
{
    QJsonObject object = stateJson(approval.state);
    object.insert(QStringLiteral("action"), QLatin1StringView(textOf(approval.asked.action)));
    object.insert(QStringLiteral("subject"), QString::fromLatin1(approval.subject()));
    object.insert(QStringLiteral("terms"), approval.asked.terms);
    if (approval.asked.amount)
        object.insert(QStringLiteral("amount"), *approval.asked.amount);
    const QString why = approval.note.isEmpty() ? approval.asked.reason : approval.note;
    if (!why.isEmpty())
        object.insert(QStringLiteral("reason"), why);
    if (!approval.asked.by.isOperator)
        object.insert(QStringLiteral("memberId"), idText(approval.asked.by.id));
    return object;
}

ApprovalState stateAfter(ApprovalDecision decision)
{
    if (decision == ApproveIt)
        return ApprovalState::Approved;
    return decision == RejectIt ? ApprovalState::Rejected : ApprovalState::Withdrawn;
}

} // namespace

Approvals::Approvals(const Ground &ground, Adjustable<std::chrono::hours> goodFor)
    : m_ground(ground), m_goodFor(std::move(goodFor))
{
    for (size_t state = 0; state < m_count.size(); ++state) {
        QByteArray label = QByteArray(textOf(ApprovalState(state))).toLower();
        m_ground.metrics.counterFrom({"approvals_total",
                                      "Acts for a second person by what became of them; waiting: asked for.",
                                      {{"state", label.toStdString()}}},
                                     [this, state] { return double(m_count[state].load()); });
    }
}

void Approvals::offer(Act act)
{
    FIRSTCOME_ASSERT(!m_acts.contains(act.action), "an act is offered by one module");
    m_acts.emplace(act.action, std::move(act));
}

const Act &Approvals::actOf(ApprovalAction action) const
{
    const auto act = m_acts.find(action);
    FIRSTCOME_ASSERT(act != m_acts.end(), "an act that is asked for is offered");
    return act->second;
}

Result<Approval> Approvals::ask(sql::Connection &connection, const Proposal &proposal, Instant now)
{
    const Act &act = actOf(proposal.action);
    const auto seen = act.look(connection, proposal);
    if (!seen)
        return tl::unexpected(seen.error());
    Approval approval;
    approval.asked = proposal;
    approval.subjectType = act.subjectType;
    approval.permission = act.permission;
    approval.seen = *seen;
    approval.requestedAt = now;
    approval.expiresAt = now + m_goodFor.get();
    ApprovalStore store(connection);
    auto other = store.waitingFor(approval);
    if (other && !expireIfOver(connection, *other, {}, now))
        return waitsAlready(*other);
    approval.id = m_ground.ids.next(now);
    store.insert(approval);
    const Id by = proposal.by.isOperator ? proposal.by.id : 0;
    write(connection, approval, "approval.request", {approval.id, ApproveIt, {by, 0}, proposal.requestId, {}});
    return approval;
}

std::optional<Approval> Approvals::waiting(sql::Connection &connection, const Proposal &proposal, Instant now) const
{
    Approval same;
    same.asked = proposal;
    same.subjectType = actOf(proposal.action).subjectType;
    auto found = ApprovalStore(connection).waitingFor(same);
    return found && !isOver(connection, *found, now) ? std::move(found) : std::nullopt;
}

quint32 Approvals::decisionsOf(sql::Connection &connection, const Approval &approval, const Decider &who,
                               Instant now) const
{
    const quint32 decisions = allowedDecisions(approval, who, now);
    return decisions != 0 && isOver(connection, approval, now) ? 0 : decisions;
}

bool Approvals::isOver(sql::Connection &connection, const Approval &approval, Instant now) const
{
    if (now >= approval.expiresAt)
        return true;
    const auto seen = actOf(approval.asked.action).look(connection, approval.asked);
    return !seen || seen->boundTo != approval.seen.boundTo;
}

bool Approvals::expireIfOver(sql::Connection &connection, Approval &approval, const DecisionCall &call, Instant now)
{
    if (!isOver(connection, approval, now))
        return false;
    approval.state = ApprovalState::Expired;
    if (now < approval.expiresAt)
        approval.note = subjectChanged;
    close(connection, approval, call, now);
    return true;
}

Result<QJsonObject> Approvals::carryOut(sql::Connection &connection, Approval &approval, const DecisionCall &call,
                                        Instant now)
{
    if (expireIfOver(connection, approval, call, now))
        return refuse(code::subjectChanged);
    return actOf(approval.asked.action).carryOut(connection, {approval, call.who.id, call.requestId, now});
}

Result<Decided> Approvals::decide(sql::Connection &connection, const DecisionCall &call, Instant now)
{
    auto approval = ApprovalStore(connection).find(call.approvalId);
    if (!approval)
        return refuse(code::approvalNotFound);
    if (const auto may = mayDecide(*approval, call.who, call.decision, now); !may)
        return tl::unexpected(may.error());
    const bool approves = call.decision == ApproveIt;
    const auto result = approves ? carryOut(connection, *approval, call, now) : Result<QJsonObject>(QJsonObject());
    if (!result)
        return tl::unexpected(result.error());
    approval->state = stateAfter(call.decision);
    approval->note = call.reason;
    close(connection, *approval, call, now);
    return Decided{*approval, *result};
}

void Approvals::close(sql::Connection &connection, Approval &approval, const DecisionCall &call, Instant now)
{
    static constexpr std::array verbs{"approval.request", "approval.approve", "approval.reject", "approval.withdraw",
                                      "approval.expire"};
    approval.decidedBy = call.who.id;
    approval.decidedAt = now;
    ++approval.version;
    FIRSTCOME_ASSERT(ApprovalStore(connection).close(approval), "its row is locked");
    write(connection, approval, verbs[size_t(approval.state)], call);
    const Act &act = actOf(approval.asked.action);
    if (approval.state != ApprovalState::Approved && act.ended)
        act.ended(connection, approval);
}

void Approvals::write(sql::Connection &connection, const Approval &approval, const QByteArray &verb,
                      const DecisionCall &call)
{
    const bool asked = approval.state == ApprovalState::Waiting;
    const Instant at = asked ? approval.requestedAt : *approval.decidedAt;
    const QJsonObject before = asked ? approval.seen.before : stateJson(ApprovalState::Waiting);
    m_ground.audit.append(connection,
                          {call.who.id, verb, approval.object(), before, auditedJson(approval), call.requestId, at});
    m_ground.changes.append(connection, {ApprovalChanged{approval.id, approval.asked.action, approval.state,
                                                         approval.subject(), approval.version, at}});
    connection.afterCommit([this, state = size_t(approval.state)] { ++m_count[state]; });
}

Approvals::Looked Approvals::lookAfter(sql::Connection &connection, Id after, Instant now) const
{
    Looked looked;
    const std::vector<Approval> page = ApprovalStore(connection).waiting(after, lookedAtAtOnce);
    for (const Approval &approval : page) {
        if (isOver(connection, approval, now))
            looked.over.push_back(approval.id);
    }
    looked.next = page.size() == lookedAtAtOnce ? page.back().id : 0;
    return looked;
}

QCoro::Task<> Approvals::expire()
{
    const Instant now = m_ground.clock();
    // Most rounds find nothing: the writer is asked only where there is something to close.
    const auto looking = m_ground.database.read(
        [this, now, after = m_lookedUpTo](sql::Connection &connection) { return lookAfter(connection, after, now); });
    const Looked looked = co_await looking;
    m_lookedUpTo = looked.next;
    if (looked.over.empty())
        co_return;
    const auto closed =
        m_ground.database.write(sql::Queue::Background, [this, now, over = looked.over](sql::Connection &connection) {
            for (const Id id : over) {
                auto approval = ApprovalStore(connection).find(id);
                if (approval && approval->state == ApprovalState::Waiting)
                    expireIfOver(connection, *approval, {}, now);
            }
        });
    co_await closed;
}

std::optional<QString> Approvals::unlike(sql::Connection &connection, const Act &act) const
{
    ApprovalStore store(connection);
    std::vector<Approval> page;
    Id after = 0;
    do {
        page = store.approved(act.action, after, comparedAtOnce);
        for (const Approval &approval : page) {
            if (!act.stands(connection, approval))
                return QStringLiteral("approval %1: its effect is not what was approved").arg(approval.id);
            after = approval.id;
        }
    } while (page.size() == comparedAtOnce);
    const qint64 approved = store.countApproved(act.action);
    const qint64 effects = act.effects(connection);
    if (approved == effects)
        return std::nullopt;
    return QStringLiteral("%1: %2 approved, %3 done")
        .arg(QLatin1StringView(textOf(act.action)))
        .arg(approved)
        .arg(effects);
}

Check Approvals::effectsStand() const
{
    const auto violation = [this](sql::Connection &connection, Instant) -> std::optional<QString> {
        for (const auto &[action, act] : m_acts) {
            if (const auto wrong = unlike(connection, act))
                return wrong;
        }
        return std::nullopt;
    };
    return {"approvals.effects", QStringLiteral("What was approved was done once, as approved, and nothing else was."),
            violation};
}

tl::unexpected<Refusal> waitsAlready(const Approval &approval)
{
    return refuse(code::approvalWaiting, QString::fromUtf8(code::approvalWaiting.sentence),
                  {{QStringLiteral("approvalId"), idText(approval.id)}});
}

sql::KeptAnswer acceptedAnswer(const Approval &approval)
{
    const QJsonObject body{{QStringLiteral("approvalId"), idText(approval.id)},
                           {QStringLiteral("expiresAt"), toIso(approval.expiresAt)}};
    return {202, QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

} // namespace firstcome::approvals
