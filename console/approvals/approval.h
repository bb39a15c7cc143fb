// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/contract/approval.h"
#include <QJsonObject>

namespace firstcome {

/// An act that waits, or waited, for a second person, as the server tells it to who asks.
struct Approval
{
    struct Subject
    {
        QString type; ///< "option", "claim", "payout" ...
        QString id;
        QString label;
    };

    Id id = 0;
    ApprovalAction action = ApprovalAction::StockCorrection;
    QString permission; ///< of the act, e.g. "stock.correct"
    Subject subject;
    std::optional<Money> amount;
    QJsonObject before;
    QJsonObject after;
    QString reason;
    QString askedBy;
    Instant askedAt{};
    Instant expiresAt{};
    ApprovalState state = ApprovalState::Waiting;
    QString decidedBy;
    std::optional<Instant> decidedAt;
    QString note; ///< the reason of a rejection, or SUBJECT_CHANGED
    qint64 version = 0;
    QStringList actions; ///< what this operator may do: "APPROVE", "REJECT", "WITHDRAW"

    bool isAllowed(const char *act) const { return actions.contains(QLatin1StringView(act)); }
};

/// Nothing when it is none, or of a kind this console does not know.
std::optional<Approval> approvalFrom(const QJsonObject &object);

} // namespace firstcome
