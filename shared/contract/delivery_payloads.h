// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/contract/payload_fields.h"
#include "shared/contract/topics.h"

/// What is told on firstcome.deliveries (resources/asyncapi.yaml):
/// one declaration for who tells it and who hears it. Each names its topic, its type and its fields; its key is the
/// order.
namespace firstcome {

/// Lines are to be handed to the carrier.
struct DeliveryRequested
{
    static constexpr auto topic = topic::deliveries;
    static constexpr auto type = event::deliveryRequested;
    Id orderId = 0;
    std::vector<Id> lineIds{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.ids("lineIds", of.lineIds);
    }
};

/// The carrier has the line.
struct DeliveryStarted
{
    static constexpr auto topic = topic::deliveries;
    static constexpr auto type = event::deliveryStarted;
    Id orderId = 0;
    Id lineId = 0;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
    }
};

/// The line is where it belongs.
struct Delivered
{
    static constexpr auto topic = topic::deliveries;
    static constexpr auto type = event::delivered;
    Id orderId = 0;
    Id lineId = 0;

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
    }
};

/// The carrier will not deliver the line.
struct DeliveryFailed
{
    static constexpr auto topic = topic::deliveries;
    static constexpr auto type = event::deliveryFailed;
    Id orderId = 0;
    Id lineId = 0;
    QString reason{};

    template <typename Fields>
    static void fields(Fields &all, auto &of)
    {
        all.id("orderId", of.orderId);
        all.id("lineId", of.lineId);
        all.text("reason", of.reason);
    }
};

} // namespace firstcome
