// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/instant.h"
#include "shared/base/money.h"
#include <QJsonObject>
#include <optional>

namespace firstcome {

/// REFUND: money of a line goes back, the line stays; RETURN: units of a delivered line come back, and their money.
enum class ClaimKind : quint8 { Refund, Return };

enum class ClaimState : quint8 { Requested, Withdrawn, Rejected, Approved, Completed };

const char *textOf(ClaimKind kind);
const char *textOf(ClaimState state);
std::optional<ClaimKind> claimKindFrom(QByteArrayView text);
std::optional<ClaimState> claimStateFrom(QByteArrayView text);

/// REQUESTED -> WITHDRAWN, REJECTED or APPROVED -> COMPLETED; anything else is a bug.
bool canMove(ClaimState from, ClaimState to);
/// Its line has no other claim meanwhile.
constexpr bool isOpen(ClaimState state)
{
    return state == ClaimState::Requested || state == ClaimState::Approved;
}

enum class ClaimRole : quint8 { Owner, Seller, Operator };

enum ClaimAction : quint32 { WithdrawClaim = 1U << 0, ApproveClaim = 1U << 1, RejectClaim = 1U << 2 };

/// What this role may do now, as bits of ClaimAction. The server asserts it, the console enables its buttons by it.
quint32 allowedActions(ClaimState state, ClaimRole role);

/// Who decided: DAILY is the daily job, which completes returns that nobody has decided.
enum class ClaimDecider : quint8 { Seller, Operator, Daily };

/// How the money went back. BY_HAND: a person ended what the gateway refused; NOTHING: none of it was left.
enum class PaidBackBy : quint8 { Gateway, Balance, ByHand, Nothing };

const char *textOf(ClaimDecider decider);
const char *textOf(PaidBackBy by);

/// What is given back: at most what was asked for.
struct ClaimGrant
{
    Money amount = 0;
    qint64 quantity = 0;  ///< units that are back
    bool restock = false; ///< they are for sale again; else they are scrapped
};

/// What a shopper asks about a line of an order, and what became of it.
struct Claim
{
    Id id = 0;
    Id orderId = 0;
    Id lineId = 0;
    Id memberId = 0;
    Id sellerId = 0;
    Id storeId = 0;
    Id productId = 0;
    Id optionId = 0;
    QString product;
    QString option;
    ClaimKind kind = ClaimKind::Refund;
    qint64 quantity = 0; ///< units of a RETURN, as asked
    Money amount = 0;    ///< as asked; never changes
    QString reason;
    ClaimState state = ClaimState::Requested;
    std::optional<Instant> dueAt; ///< when the daily job completes a return that nobody has decided

    struct Decided
    {
        ClaimDecider by = ClaimDecider::Operator;
        Id id = 0; ///< seller or operator; 0: nobody
        Instant at{};
        QString note;      ///< of an approval; of a rejection its reason
        Id approvalId = 0; ///< of a second person, who agreed; 0: none was needed
    };
    std::optional<Decided> decided;
    std::optional<ClaimGrant> granted;

    struct Paid
    {
        Money amount = 0;
        PaidBackBy by = PaidBackBy::Gateway;
        Instant at{};
    };
    std::optional<Paid> paid;

    qint64 version = 1;
    Instant requestedAt{};
    Instant updatedAt{};
};

/// As an order shows it.
QJsonObject toJson(const Claim &claim);
/// With `allowedActions` of the role as names; who decided is told to those who decide.
QJsonObject toJson(const Claim &claim, ClaimRole role);

} // namespace firstcome
