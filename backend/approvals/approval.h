// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/contract/approval.h"
#include <QJsonObject>

namespace firstcome::approvals {

/// Who asks: an operator, or a member (a seller) beyond what he may decide alone.
struct Asker
{
    bool isOperator = true;
    Id id = 0;
};

/// What is asked for.
struct Proposal
{
    ApprovalAction action = ApprovalAction::StockCorrection;
    QByteArray subjectId; ///< ASCII; of which type, the act says
    QJsonObject terms;    ///< all that carrying it out needs
    std::optional<Money> amount;
    QString reason;
    Asker by;
    QByteArray requestId;
};

/// What an act is about, as it stands now and as it would be.
struct Sight
{
    QString label; ///< for people
    QJsonObject before;
    QJsonObject after;
    QByteArray boundTo; ///< ASCII; while it stays the same, so does what was asked for
};

/// An act that was asked for and waits, or waited, for a second person.
struct Approval
{
    Id id = 0;
    Proposal asked;
    QByteArray subjectType;
    quint32 permission = 0; ///< of the act: who decides must have it
    Sight seen;
    Instant requestedAt{};
    Instant expiresAt{};
    ApprovalState state = ApprovalState::Waiting;
    Id decidedBy = 0; ///< an operator; 0: nobody (yet)
    std::optional<Instant> decidedAt;
    QString note; ///< why it was rejected or closed
    qint64 version = 1;

    QByteArray object() const { return "approval:" + QByteArray::number(id); }
    QByteArray subject() const { return subjectType + ':' + asked.subjectId; }
    /// Closed because its subject is no longer as it was.
    bool isVoid() const;
};

/// An operator with what he may do now.
struct Decider
{
    Id id = 0;
    quint32 rights = 0;
};

bool isAskedBy(const Approval &approval, const Decider &who);
/// Who asked, and whoever may do the act.
bool isSeenBy(const Approval &approval, const Decider &who);
quint32 allowedDecisions(const Approval &approval, const Decider &who, Instant now);

/// APPROVAL_NOT_FOUND, SUBJECT_CHANGED, APPROVAL_CLOSED, SELF_APPROVAL, FORBIDDEN.
Result<void> mayDecide(const Approval &approval, const Decider &who, ApprovalDecision decision, Instant now);

/// `logins` names who asked and who decided.
using Logins = std::unordered_map<Id, QString>;
QJsonObject toJson(const Approval &approval, const Logins &logins, quint32 decisions);

} // namespace firstcome::approvals
