// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/order_rules.h"

#include <algorithm>

namespace firstcome::orders {

std::optional<Instant> dueOfPaid(std::span<const LineState> lines, const SagaLimits &limits, Instant now)
{
    switch (stateOfPaid(lines)) {
    case OrderState::Cancelled:
        return now + limits.moneyBack;
    case OrderState::Completed:
        return std::nullopt;
    default:
        break;
    }
    const bool committing = std::any_of(lines.begin(), lines.end(), [](LineState state) {
        return state == LineState::Reserved || state == LineState::Paid;
    });
    return committing ? now + limits.stockCommitted : now + limits.delivered;
}

std::optional<QByteArray> attentionReason(const Order &order)
{
    switch (order.state) {
    case OrderState::PendingPayment:
        return order.payingSince ? std::optional<QByteArray>(attention::paymentUnknown) : std::nullopt;
    case OrderState::Paid:
    case OrderState::PartiallyCancelled:
        return attention::sagaStuck;
    case OrderState::Cancelled:
        return attention::moneyNotBack;
    default:
        return std::nullopt;
    }
}

std::vector<LineState> statesOf(std::span<const OrderLine> lines)
{
    std::vector<LineState> states;
    for (const OrderLine &line : lines)
        states.push_back(line.state);
    return states;
}

bool outlivesMoves(const QByteArray &reason)
{
    // Money that was asked back and is not: what becomes of other lines says nothing about it.
    static constexpr std::array moneyAskedBack{attention::gatewayRefusesCancel, attention::cancelUnknown,
                                               attention::gatewayUnreadable};
    const auto isOneOf = [&reason](const auto &reasons) {
        return std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
    };
    return isOneOf(lastingAttention) || isOneOf(moneyAskedBack);
}

} // namespace firstcome::orders
