// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order.h"
#include <array>
#include <span>

namespace firstcome::orders {

/// How long each step of an order may take before a person has to look at it.
struct SagaLimits
{
    std::chrono::seconds expiry{120};        ///< beyond the hold's deadline
    std::chrono::seconds paymentKnown{300};  ///< the gateway's answer
    std::chrono::seconds stockCommitted{60}; ///< paid until its delivery is requested
    std::chrono::hours delivered{7 * 24};    ///< requested until delivered
    std::chrono::seconds moneyBack{300};     ///< cancelled until the payment is
    std::chrono::hours lookAgain{1};         ///< an order that waits for a person
};

/// Whether the sweep may end it: its deadline is over and nobody is paying for it.
inline bool isExpired(const Order &order, Instant now)
{
    return order.state == OrderState::PendingPayment && !order.payingSince && order.holdExpiresAt <= now;
}

/// Whether a payment may begin: only one at a time, and never after the deadline.
inline bool isPayable(const Order &order, Instant now)
{
    return order.state == OrderState::PendingPayment && !order.payingSince && now < order.holdExpiresAt;
}

/// Whether it is paid for and goes on.
inline bool isPaid(const Order &order)
{
    return order.state == OrderState::Paid || order.state == OrderState::PartiallyCancelled;
}

/// When a paid order of these lines must have moved on; nothing when nothing is awaited any more.
std::optional<Instant> dueOfPaid(std::span<const LineState> lines, const SagaLimits &limits, Instant now);

/// Why an order whose `dueAt` has passed needs a person; nothing when the sweep itself moves it on.
std::optional<QByteArray> attentionReason(const Order &order);

std::vector<LineState> statesOf(std::span<const OrderLine> lines);

/// Reasons that stay while the order gets on: the gateway moved money by itself, and payments alone end it.
inline constexpr std::array lastingAttention{attention::canceledAtGateway, attention::bookDiffers};

/// Whether a move of the order leaves this reason as it is.
bool outlivesMoves(const QByteArray &reason);

} // namespace firstcome::orders
