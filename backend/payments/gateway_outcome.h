// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/outgoing/call.h"
#include "shared/base/money.h"
#include <optional>

namespace firstcome::payments {

/// What the gateway said, decoded. Only what it says in its own form counts: its payment object, or its error body
/// {code, message} with a code that decides. Anything else, be it a proxy's page, is Unknown and asked again.
struct GatewayOutcome
{
    enum class Kind {
        Approved,       ///< DONE at the gateway, with `amount`
        PartlyCanceled, ///< taken, and some of it went back: `balance` is left
        Canceled,       ///< taken, and all of it went back; of a cancel: it took effect
        NotTaken,       ///< the gateway knows the payment but has not taken it: confirm again
        Refused,        ///< a definite no
        NotFound,       ///< it knows no such payment; after a lost confirm that must be heard for a while
        KeyRefused,     ///< it does not know us: nothing is said about the payment, and nothing moved
        Unreadable,     ///< its own form, with words or figures we do not know: `reason` has them
        NotSent,        ///< the call never left this machine
        Unknown
    };
    Kind kind = Kind::Unknown;
    Money amount = 0;
    std::optional<Money> balance;         ///< what is left of it at the gateway; nothing where it did not say
    std::optional<QByteArray> paymentKey; ///< the one its payment object is of; nothing where it gave no such object
    QByteArray orderId;
    QByteArray transactionKey;
    QString reason; ///< the gateway's own word, or why there is none
};

/// The same, or Unreadable where the payment it speaks of is not the one that was asked for.
GatewayOutcome aboutKey(GatewayOutcome outcome, const QByteArray &paymentKey);

/// What an answer to a confirm means.
GatewayOutcome decodeConfirm(const outgoing::Answer &answer);
/// What an answer to a look-up means: no error but NotFound says anything about a payment.
GatewayOutcome decodeFound(const outgoing::Answer &answer);
/// What an answer to a cancel means.
GatewayOutcome decodeCancel(const outgoing::Answer &answer);

} // namespace firstcome::payments
