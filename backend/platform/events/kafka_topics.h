// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_client.h"
#include <QList>
#include <optional>

namespace firstcome::events {

struct MadeTopics
{
    QList<QByteArray> made;    ///< with the prefix
    QList<QByteArray> existed; ///< left as they are
};

/// Makes these topics and a `.dlq` beside each, twelve partitions each, as often replicated as the settings say and
/// there are brokers. Blocks; throws std::runtime_error when the brokers do not do it.
MadeTopics makeTopics(const KafkaSettings &settings, const QList<QByteArray> &topics);

} // namespace firstcome::events
