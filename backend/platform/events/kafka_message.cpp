// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/events/kafka_message.h"

#include <QJsonDocument>
#include <map>

namespace firstcome::events {

namespace {

constexpr int knownVersion = 1;

void add(rd_kafka_headers_t *headers, const char *name, const QByteArray &value)
{
    rd_kafka_header_add(headers, name, -1, value.constData(), value.size());
}

QByteArray headerOf(const rd_kafka_message_t &message, const char *name)
{
    rd_kafka_headers_t *headers = nullptr;
    if (rd_kafka_message_headers(&message, &headers) != RD_KAFKA_RESP_ERR_NO_ERROR)
        return {};
    const void *value = nullptr;
    size_t size = 0;
    if (rd_kafka_header_get_last(headers, name, &value, &size) != RD_KAFKA_RESP_ERR_NO_ERROR || !value)
        return {};
    return QByteArray(static_cast<const char *>(value), qsizetype(size));
}

/// From 1 on; 0 when the header is missing or something else.
qint64 numberIn(const rd_kafka_message_t &message, const char *name)
{
    return std::max<qint64>(0, headerOf(message, name).toLongLong());
}

QByteArray whyUnreadable(const NumberedEvent &numbered)
{
    const Event &event = numbered.event;
    if (event.key <= 0)
        return "its key is no id";
    if (event.id == 0 || numbered.ordinal == 0 || event.type.isEmpty())
        return "it lacks the headers of an event";
    if (event.version != knownVersion)
        return "its version is not known here";
    QJsonParseError error;
    if (!QJsonDocument::fromJson(event.payload, &error).isObject())
        return "its value is no JSON object: " + error.errorString().toUtf8();
    return {};
}

} // namespace

rd_kafka_headers_t *headersOf(const NumberedEvent &numbered)
{
    const Event &event = numbered.event;
    rd_kafka_headers_t *headers = rd_kafka_headers_new(7);
    add(headers, "id", QByteArray::number(event.id));
    add(headers, "type", event.type);
    add(headers, "version", QByteArray::number(event.version));
    add(headers, "sequence", QByteArray::number(numbered.ordinal));
    add(headers, "revision", QByteArray::number(event.sequence));
    add(headers, "at", toIsoUtf8(event.at));
    if (!event.trace.isEmpty())
        add(headers, "traceparent", event.trace);
    return headers;
}

MessagePlace placeOf(const rd_kafka_message_t &message, const QByteArray &prefix)
{
    return {QByteArray(rd_kafka_topic_name(message.rkt)).mid(prefix.size()), message.partition, message.offset};
}

Decoded decode(const rd_kafka_message_t &message, const QByteArray &topic)
{
    const QByteArray key(static_cast<const char *>(message.key), qsizetype(message.key_len));
    NumberedEvent numbered;
    Event &event = numbered.event;
    event.id = numberIn(message, "id");
    event.topic = topic;
    event.key = key.toLongLong();
    event.sequence = numberIn(message, "revision");
    event.type = headerOf(message, "type");
    event.version = int(numberIn(message, "version"));
    event.payload = QByteArray(static_cast<const char *>(message.payload), qsizetype(message.len));
    event.trace = headerOf(message, "traceparent");
    event.at = fromMillis(rd_kafka_message_timestamp(&message, nullptr));
    numbered.ordinal = numberIn(message, "sequence");
    const QByteArray why = whyUnreadable(numbered);
    if (!why.isEmpty())
        return Unreadable{why, key, event.payload};
    return numbered;
}

} // namespace firstcome::events
