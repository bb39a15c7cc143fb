// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/kafka_client.h"
#include <QJsonObject>
#include <QList>
#include <QMap>

namespace firstcome::test {

/// A message as any client of Kafka reads it.
struct TopicMessage
{
    int partition = 0;
    qint64 offset = 0;
    QByteArray key;
    QMap<QByteArray, QByteArray> headers;
    QByteArray value;
};

/// All that is on a topic from its beginning to its end of now, by partition and offset.
QList<TopicMessage> messagesOn(const events::KafkaSettings &settings, const QByteArray &topic);

} // namespace firstcome::test
