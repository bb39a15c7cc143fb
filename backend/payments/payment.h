// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/contract/payment.h"

namespace firstcome::payments {

enum class Subject { Order, Charge };

struct Payment
{
    Id id = 0;
    Subject subject = Subject::Order;
    /// Order id; of a charge its own id.
    Id subjectId = 0;
    Id memberId = 0;
    QByteArray method; ///< PG or BALANCE
    Money amount = 0;
    Money canceledAmount = 0;
    PaymentState state = PaymentState::Ready;
    QByteArray gatewayOrder; ///< the order id the gateway knows it by; of a charge the one its window was opened with
    QByteArray paymentKey;
    QByteArray idempotencyKey; ///< of the confirm
    QByteArray bodyHash;
    QString failureReason;
    qint64 version = 1;
    Instant createdAt{};
};

enum class TransactionKind { Approve, Cancel };
enum class TransactionState { Requested, Done, Refused };

struct Transaction
{
    Id id = 0;
    Id paymentId = 0;
    TransactionKind kind = TransactionKind::Approve;
    Money amount = 0;
    TransactionState state = TransactionState::Requested;
    QByteArray cause; ///< unique: what asked for it
    QString reason;   ///< of a cancel: the person's, told to the gateway
    QByteArray gatewayKey;
    int attempts = 0;
    int round = 0;                       ///< how often a person asked anew
    QString said;                        ///< by the gateway while it had not decided
    std::optional<Instant> missingSince; ///< it says since then that it knows no such payment
    Instant createdAt{};
};

/// A confirm, or a charge, as the shopper sent it.
struct ConfirmRequest
{
    Id memberId = 0;
    QByteArray idempotencyKey;
    QByteArray bodyHash;
    QByteArray paymentKey;
    Id orderId = 0; ///< 0: a charge
    Money amount = 0;
    QByteArray gatewayOrder; ///< what the gateway knows it by
    QByteArray trace;        ///< W3C traceparent of its request
};

/// What a confirm means for a payment as it stands.
enum class ConfirmVerdict { Begin, Replay, Waiting };

/// Begin, replay of the first answer (a refusal by the gateway closed the order: that took effect too), or waiting for
/// the gateway. The same payment key is the same payment, whatever Idempotency-Key it comes with. A refusal
/// ALREADY_PAID, AMOUNT_MISMATCH, ORDER_NOT_PAYABLE, PAYMENT_IN_PROGRESS or IDEMPOTENCY_KEY_REUSED otherwise.
Result<ConfirmVerdict> judgeConfirm(const Payment &payment, const ConfirmRequest &request);

/// Whether it came with the Idempotency-Key that began this payment, so that its answer is a replay.
bool isReplay(const Payment &payment, const ConfirmRequest &request);

/// A person must look at it: the gateway has not decided it for minutes.
bool isOverdue(const Transaction &transaction, Instant now);

/// A look-up that finds nothing after a lost confirm counts only when the gateway has said so for a minute.
bool isGone(const Transaction &transaction, Instant now);

/// 503 with Retry-After: no payment can be made now.
Refusal gatewayUnavailable();

/// The wait before the gateway is asked for the `attempts`th time: 1 s doubling to 60 s.
std::chrono::milliseconds askAgainAfter(int attempts);

} // namespace firstcome::payments
