// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/order.h"
#include "shared/contract/payload_fields.h"
#include "shared/contract/topics.h"

/// What is told on firstcome.orders and firstcome.stock (resources/asyncapi.yaml):
/// one declaration for who tells it and who hears it. Each names its topic, its type and its fields; its key is the
/// order.
namespace firstcome {

struct OrderPlaced
{
    static constexpr auto topic = topic::orders;
    static constexpr auto type = event::orderPlaced;
    Id orderId = 0;
    Id memberId = 0;
    Money total = 0;
    PaymentMethod method = PaymentMethod::Pg;
    Instant holdExpiresAt{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("memberId", of.memberId);
        all.number("total", of.total);
        all.word("method", of.method, paymentMethodFrom);
        all.instant("holdExpiresAt", of.holdExpiresAt);
    }
};

/// PAYMENT_FAILED, EXPIRED or CANCELLED: nothing was paid.
struct OrderClosed
{
    static constexpr auto topic = topic::orders;
    static constexpr auto type = event::orderClosed;
    Id orderId = 0;
    OrderState state = OrderState::Expired;
    QString reason{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.word("state", of.state, orderStateFrom);
        all.optionalText("reason", of.reason);
    }
};

/// Paid: the amount goes back; amounts are less what refunds of the line gave back before.
struct LinesCancelled
{
    static constexpr auto topic = topic::orders;
    static constexpr auto type = event::linesCancelled;
    struct Line
    {
        Id lineId = 0;
        Id sellerId = 0;
        Money amount = 0;

        template <typename Fields>
        static void fields(Fields &all, auto &of)
        {
            all.id("lineId", of.lineId);
            all.seller("sellerId", of.sellerId);
            all.number("amount", of.amount);
        }
    };
    Id orderId = 0;
    std::vector<Id> lineIds{};
    Money amount = 0;
    QString reason{};
    std::vector<Line> lines{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.ids("lineIds", of.lineIds);
        all.number("amount", of.amount);
        all.text("reason", of.reason);
        all.optionalList("lines", of.lines);
    }
};

struct OrderCompleted
{
    static constexpr auto topic = topic::orders;
    static constexpr auto type = event::orderCompleted;
    Id orderId = 0;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
    }
};

/// They count for their sellers.
struct LinesDelivered
{
    static constexpr auto topic = topic::orders;
    static constexpr auto type = event::linesDelivered;
    struct Line
    {
        Id lineId = 0;
        Id sellerId = 0;
        Id storeId = 0;
        Money amount = 0;

        template <typename Fields>
        static void fields(Fields &all, auto &of)
        {
            all.id("lineId", of.lineId);
            all.seller("sellerId", of.sellerId);
            all.id("storeId", of.storeId);
            all.number("amount", of.amount);
        }
    };
    Id orderId = 0;
    Instant placedAt{};
    std::vector<Line> lines{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.instant("placedAt", of.placedAt);
        all.list("lines", of.lines);
    }
};

/// The holds of a paid order are committed.
struct StockCommitted
{
    static constexpr auto topic = topic::stock;
    static constexpr auto type = event::stockCommitted;
    struct Line
    {
        Id lineId = 0;
        Id optionId = 0;
        qint64 quantity = 0;

        template <typename Fields>
        static void fields(Fields &all, auto &of)
        {
            all.id("lineId", of.lineId);
            all.id("optionId", of.optionId);
            all.number("quantity", of.quantity);
        }
    };
    Id orderId = 0;
    Id memberId = 0;
    std::vector<Line> lines{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("memberId", of.memberId);
        all.list("lines", of.lines);
    }
};

} // namespace firstcome
