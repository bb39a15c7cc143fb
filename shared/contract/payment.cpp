// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/payment.h"

#include <array>

namespace firstcome {

namespace {

constexpr std::array names{"READY", "IN_PROGRESS", "APPROVED", "PARTIALLY_CANCELED", "CANCELED", "FAILED", "EXPIRED"};

struct Move
{
    PaymentState from;
    PaymentState to;
};

using enum PaymentState;
constexpr std::array moves{
    Move{Ready, InProgress},
    Move{Ready, Approved},
    Move{Ready, Failed},
    Move{Ready, Expired},
    Move{InProgress, Ready},
    Move{InProgress, Approved},
    Move{InProgress, Failed},
    Move{InProgress, Expired},
    Move{Approved, Canceled},
    Move{Approved, PartiallyCanceled},
    Move{PartiallyCanceled, PartiallyCanceled},
    Move{PartiallyCanceled, Canceled},
};

} // namespace

const char *textOf(PaymentState state)
{
    return names.at(size_t(state));
}

std::optional<PaymentState> paymentStateFrom(QByteArrayView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QByteArrayView(names.at(i)))
            return PaymentState(i);
    }
    return std::nullopt;
}

bool canMove(PaymentState from, PaymentState to)
{
    for (const Move &move : moves) {
        if (move.from == from && move.to == to)
            return true;
    }
    return false;
}

} // namespace firstcome
