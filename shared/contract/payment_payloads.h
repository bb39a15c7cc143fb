// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/claim.h"
#include "shared/contract/order.h"
#include "shared/contract/payload_fields.h"
#include "shared/contract/topics.h"

/// What is told on firstcome.payments (resources/asyncapi.yaml):
/// one declaration for who tells it and who hears it. Each names its topic, its type and its fields; its key is the
/// order.
namespace firstcome {

struct PaymentApproved
{
    static constexpr auto topic = topic::payments;
    static constexpr auto type = event::paymentApproved;
    Id orderId = 0;
    Id paymentId = 0;
    Money amount = 0;
    PaymentMethod method = PaymentMethod::Pg;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("paymentId", of.paymentId);
        all.number("amount", of.amount);
        all.word("method", of.method, paymentMethodFrom);
    }
};

struct PaymentCanceled
{
    static constexpr auto topic = topic::payments;
    static constexpr auto type = event::paymentCanceled;
    Id orderId = 0;
    Id paymentId = 0;
    Money amount = 0;         ///< this time
    Money canceledAmount = 0; ///< in all
    QString cause{};          ///< what it was asked for

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("paymentId", of.paymentId);
        all.number("amount", of.amount);
        all.number("canceledAmount", of.canceledAmount);
        all.optionalText("cause", of.cause);
    }
};

/// By its word.
std::optional<PaidBackBy> paidBackByFrom(QByteArrayView text);

/// What was asked back for this cause ended without us having given it: closed by a person (BY_HAND), or because
/// nothing was left (NOTHING).
struct RefundEnded
{
    static constexpr auto topic = topic::payments;
    static constexpr auto type = event::refundEnded;
    Id orderId = 0;
    Id paymentId = 0;
    Money amount = 0;
    QString cause{};
    PaidBackBy by = PaidBackBy::Nothing;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("paymentId", of.paymentId);
        all.number("amount", of.amount);
        all.text("cause", of.cause);
        all.word("by", of.by, paidBackByFrom);
    }
};

} // namespace firstcome
