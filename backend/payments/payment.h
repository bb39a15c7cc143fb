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
    /// Order id; of a charge the id its window was opened with, or its own where a shopper gave the key.
    Id subjectId = 0;
    Id memberId = 0;
    QByteArray method; ///< PG or BALANCE
    Money amount = 0;
    Money canceledAmount = 0;
    PaymentState state = PaymentState::Ready;
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
    QByteArray gatewayKey;
    int attempts = 0;
    Instant createdAt{};
};

/// What the gateway said, decoded. `Unknown` is never guessed into one of the others.
struct GatewayOutcome
{
    enum class Kind {
        Approved, ///< DONE at the gateway, with `amount`
        Refused,  ///< a definite no
        Canceled, ///< the cancel took effect
        NotTaken, ///< the gateway knows the payment but has not taken it: confirm again
        NotSent,  ///< the call never left this machine
        Unknown
    };
    Kind kind = Kind::Unknown;
    Money amount = 0;
    QByteArray orderId;
    QByteArray transactionKey;
    QString reason;
};

/// A confirm as the shopper sent it.
struct ConfirmRequest
{
    Id memberId = 0;
    QByteArray idempotencyKey;
    QByteArray bodyHash;
    QByteArray paymentKey;
    Id orderId = 0;
    Money amount = 0;
};

/// What a confirm means for a payment as it stands.
enum class ConfirmVerdict { Begin, Replay, Waiting };

/// Begin, replay of the first answer (a refusal by the gateway closed the order: that took effect too), or waiting for
/// the gateway; a refusal ALREADY_PAID, AMOUNT_MISMATCH,
/// ORDER_NOT_PAYABLE, PAYMENT_IN_PROGRESS or IDEMPOTENCY_KEY_REUSED otherwise.
Result<ConfirmVerdict> judgeConfirm(const Payment &payment, const ConfirmRequest &request);

/// The order id the gateway knows the payment by; empty where the shopper's window chose it, so that only the gateway
/// knows.
QByteArray gatewayOrderOf(const Payment &payment);

/// The wait before the gateway is asked for the `attempts`th time: 1 s doubling to 60 s.
std::chrono::milliseconds askAgainAfter(int attempts);

} // namespace firstcome::payments
