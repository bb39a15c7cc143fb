// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/act.h"
#include "backend/platform/module/check.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/sql/idempotent_calls.h"
#include "shared/base/adjustable.h"
#include <atomic>
#include <map>
#include <qcorotask.h>

namespace firstcome::approvals {

/// Who decides what about which approval.
struct DecisionCall
{
    Id approvalId = 0;
    ApprovalDecision decision = ApproveIt;
    Decider who;
    QByteArray requestId;
    QString reason; ///< of a rejection
};

struct Decided
{
    Approval approval;
    QJsonObject result; ///< of the act, where it was approved
};

/// An operator's own password, asked again.
struct PasswordProof
{
    Id operatorId = 0;
    QString password;
    QByteArray address; ///< of the client
};

/// What the operator may do now; PASSWORD_WRONG, TOO_MANY_REQUESTS.
using Prove = std::function<QCoro::Task<Result<quint32>>(PasswordProof)>;

/// What the server has that waits for a second person.
/// Invariant: who asks never approves; what was asked for is done once, as it was asked for, and only while its subject
/// is bound to what was seen: else it is void, whoever notices; every step is audited in its transaction.
/// Thread: `offer` and `provenBy` before the first request; the rest in transactions of the writer.
class Approvals
{
public:
    Approvals(const Ground &ground, Adjustable<std::chrono::hours> goodFor);

    void offer(Act act);
    void provenBy(Prove prove) { m_prove = std::move(prove); }
    const Prove &prove() const { return m_prove; }

    /// APPROVAL_WAITING with `approvalId`, or what the act says.
    Result<Approval> ask(sql::Connection &connection, const Proposal &proposal, Instant now);
    /// What waits for a second person about this subject.
    std::optional<Approval> waiting(sql::Connection &connection, const Proposal &proposal, Instant now) const;
    /// What he may decide now: of what is over nothing, also before anybody has closed it.
    quint32 decisionsOf(sql::Connection &connection, const Approval &approval, const Decider &who, Instant now) const;
    /// As `mayDecide`. Approving also SUBJECT_CHANGED, which closes it, and what the act says, which leaves it waiting.
    Result<Decided> decide(sql::Connection &connection, const DecisionCall &call, Instant now);
    /// Closes those that nobody can agree to any more: their time is over, or their subject is no longer as it was. Of
    /// many, some hundreds at a time in turn.
    QCoro::Task<> expire();
    /// Whatever was approved was done as approved, and nothing else was.
    Check effectsStand() const;

private:
    const Act &actOf(ApprovalAction action) const;
    /// What of those that wait is over, and after which one to look the next time.
    struct Looked
    {
        std::vector<Id> over;
        Id next = 0;
    };
    Looked lookAfter(sql::Connection &connection, Id after, Instant now) const;
    bool isOver(sql::Connection &connection, const Approval &approval, Instant now) const;
    /// False where it waits on.
    bool expireIfOver(sql::Connection &connection, Approval &approval, const DecisionCall &call, Instant now);
    Result<QJsonObject> carryOut(sql::Connection &connection, Approval &approval, const DecisionCall &call,
                                 Instant now);
    void close(sql::Connection &connection, Approval &approval, const DecisionCall &call, Instant now);
    void write(sql::Connection &connection, const Approval &approval, const QByteArray &verb, const DecisionCall &call);
    std::optional<QString> unlike(sql::Connection &connection, const Act &act) const;

    const Ground m_ground;
    const Adjustable<std::chrono::hours> m_goodFor;
    std::map<ApprovalAction, Act> m_acts;
    Prove m_prove;
    Id m_lookedUpTo = 0;                          ///< of `expire`
    std::array<std::atomic<qint64>, 5> m_count{}; ///< since start, by the state reached
};

/// APPROVAL_WAITING with `approvalId`: what is asked for waits for a second person, or something that would be in its
/// way does.
tl::unexpected<Refusal> waitsAlready(const Approval &approval);
/// 202 {approvalId, expiresAt}: what the act's own route answers.
sql::KeptAnswer acceptedAnswer(const Approval &approval);

} // namespace firstcome::approvals
