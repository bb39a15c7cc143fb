// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include "backend/platform/events/kafka_client.h"

namespace firstcome::events {

/// Who is at work in this group (its name with the prefix), as the brokers tell; nothing: they did not. Blocks.
std::optional<std::vector<Member>> membersOf(const KafkaClient &client, const QByteArray &group,
                                             std::chrono::milliseconds within);

} // namespace firstcome::events
