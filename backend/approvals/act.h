// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approval.h"
#include "backend/platform/sql/connection.h"

namespace firstcome::approvals {

/// What somebody else has agreed to, with who and when.
struct Granted
{
    const Approval &approval;
    Id by = 0; ///< the second person
    QByteArray requestId;
    Instant now{};
};

/// An act that needs a second person, as the module that does it offers it. All of it runs in transactions of others:
/// those of asking and deciding, and the snapshot of a check.
struct Act
{
    ApprovalAction action = ApprovalAction::StockCorrection;
    QByteArray subjectType; ///< "option"
    quint32 permission = 0;
    /// How its subject stands, when it is asked for and ever again until it is decided; a refusal says that there is
    /// none. Readers look, too.
    std::function<Result<Sight>(sql::Connection &, const Proposal &)> look;
    /// Does it, or begins it; what its own route would have answered. A refusal has changed nothing and leaves it
    /// waiting.
    std::function<Result<QJsonObject>(sql::Connection &, const Granted &)> carryOut;
    /// It was closed without being agreed to: what was written for it when it was asked ends as well. May be empty.
    std::function<void(sql::Connection &, const Approval &)> ended;
    /// Whether the effect of this approval is there exactly as it was approved.
    std::function<bool(sql::Connection &, const Approval &)> stands;
    /// How many effects name an approval.
    std::function<qint64(sql::Connection &)> effects;
};

} // namespace firstcome::approvals
