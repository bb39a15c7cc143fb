// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "backend/platform/events/kafka_client.h"
#include <variant>

namespace firstcome::events {

// How an event looks on a topic: key = the event's key as text, value = its payload, headers `id`, `type`, `version`,
// `sequence` (its ordinal: from 1 by topic and key), `revision` (of what told it), `at`, and `traceparent` where there
// is one. `resources/asyncapi.yaml` tells the world.

/// Where on the broker a message stands.
struct MessagePlace
{
    QByteArray topic; ///< without the prefix
    int partition = 0;
    qint64 offset = 0;
};

/// A message that is no event of ours, and why.
struct Unreadable
{
    QByteArray why;
    QByteArray key;
    QByteArray value;
};

using Decoded = std::variant<NumberedEvent, Unreadable>;

/// Owned by the caller until a produce takes them.
rd_kafka_headers_t *headersOf(const NumberedEvent &numbered);
MessagePlace placeOf(const rd_kafka_message_t &message, const QByteArray &prefix);
Decoded decode(const rd_kafka_message_t &message, const QByteArray &topic);

} // namespace firstcome::events
