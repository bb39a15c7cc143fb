// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/payment_payloads.h"

/// What is told on firstcome.claims (resources/asyncapi.yaml):
/// one declaration for who tells it and who hears it. Each names its topic, its type and its fields; its key is the
/// order.
namespace firstcome {

/// ClaimRequested, ClaimWithdrawn and ClaimRejected say the same.
struct ClaimMoved
{
    static constexpr auto topic = topic::claims;
    const char *type = event::claimRequested;
    Id claimId = 0;
    Id orderId = 0;
    Id lineId = 0;
    ClaimKind kind = ClaimKind::Refund;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("claimId", of.claimId);
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
        all.word("kind", of.kind, claimKindFrom);
    }
};

/// The amount goes back, and units where they came back.
struct ClaimApproved
{
    static constexpr auto topic = topic::claims;
    static constexpr auto type = event::claimApproved;
    Id claimId = 0;
    Id orderId = 0;
    Id lineId = 0;
    Id memberId = 0;
    Id sellerId = 0;
    Id storeId = 0;
    ClaimKind kind = ClaimKind::Refund;
    qint64 quantity = 0;
    Money amount = 0;
    QString reason{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("claimId", of.claimId);
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
        all.id("memberId", of.memberId);
        all.seller("sellerId", of.sellerId);
        all.id("storeId", of.storeId);
        all.word("kind", of.kind, claimKindFrom);
        all.number("quantity", of.quantity);
        all.number("amount", of.amount);
        all.text("reason", of.reason);
    }
};

/// The money is back, or nothing is awaited any more. `amount`: granted of the line.
struct ClaimCompleted
{
    static constexpr auto topic = topic::claims;
    static constexpr auto type = event::claimCompleted;
    Id claimId = 0;
    Id orderId = 0;
    Id lineId = 0;
    Id sellerId = 0;
    Id storeId = 0;
    ClaimKind kind = ClaimKind::Refund;
    qint64 quantity = 0;
    Money amount = 0;
    Money paidAmount = 0;
    PaidBackBy paidBy = PaidBackBy::Nothing;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("claimId", of.claimId);
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
        all.seller("sellerId", of.sellerId);
        all.id("storeId", of.storeId);
        all.word("kind", of.kind, claimKindFrom);
        all.number("quantity", of.quantity);
        all.number("amount", of.amount);
        all.number("paidAmount", of.paidAmount);
        all.word("paidBy", of.paidBy, paidBackByFrom);
    }
};

} // namespace firstcome
