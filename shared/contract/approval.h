// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include <QByteArrayView>
#include <QStringList>
#include <optional>

namespace firstcome {

/// What waits for a second person before it is done.
enum class ApprovalAction : quint8 { Refund, Payout, StockCorrection, OffsetReset, Replay, RoleGrant, SettingChange };

/// Only WAITING ever changes. An approval whose subject is no longer as it was is EXPIRED before its time.
enum class ApprovalState : quint8 { Waiting, Approved, Rejected, Withdrawn, Expired };

const char *textOf(ApprovalAction action);
const char *textOf(ApprovalState state);
std::optional<ApprovalAction> approvalActionFrom(QByteArrayView text);
std::optional<ApprovalState> approvalStateFrom(QByteArrayView text);

/// What can be decided about an approval, as bits.
enum ApprovalDecision : quint32 { ApproveIt = 1U << 0, RejectIt = 1U << 1, WithdrawIt = 1U << 2 };

/// An approval as one operator stands to it.
struct ApprovalStanding
{
    ApprovalState state = ApprovalState::Waiting;
    bool isOver = false;  ///< its time is
    bool isAsker = false; ///< it is he who asked
    bool mayAct = false;  ///< he has the permission of the act
};

/// What he may decide: what the server asserts and the console offers.
quint32 allowedDecisions(const ApprovalStanding &standing);
/// APPROVE, REJECT, WITHDRAW.
QStringList decisionNames(quint32 decisions);

} // namespace firstcome
