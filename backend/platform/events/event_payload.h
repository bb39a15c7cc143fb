// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "shared/contract/payload_fields.h"
#include <stdexcept>

namespace firstcome::events {

/// An event as its payload's declaration in shared/contract says. `sequence`: the version of what tells it.
template <typename Payload>
Event eventOf(const Payload &payload, qint64 sequence, Instant at)
{
    Event event;
    event.topic = Payload::topic;
    event.key = payload.orderId;
    event.sequence = sequence;
    event.type = payload.type;
    event.payload = encodePayload(payload);
    event.at = at;
    return event;
}

/// Throws where it is not what the declaration says, so that it is buried and looked at.
template <typename Payload>
Payload payloadOf(const Event &event)
{
    auto payload = payloadFrom<Payload>(event.payload);
    if (!payload)
        throw std::runtime_error(std::string("the payload is no ") + Payload::type);
    return std::move(*payload);
}

} // namespace firstcome::events
