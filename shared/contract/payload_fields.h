// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonArray>
#include <QJsonObject>
#include <vector>

namespace firstcome {

/// Writes what is told. Its calls are those of PayloadReader, so that a payload names its fields once for both:
/// `template <typename Fields> static void fields(Fields &all, auto &of)`.
class PayloadWriter
{
public:
    void id(const char *name, Id value);
    void seller(const char *name, Id value) { id(name, value); } ///< 0: the house itself
    void number(const char *name, qint64 value);
    void text(const char *name, const QString &value);
    void optionalText(const char *name, const QString &value); ///< left out where it is empty
    void instant(const char *name, Instant value);
    void ids(const char *name, const std::vector<Id> &values);
    /// An enum by its word; `from` reads it.
    template <typename Enum, typename From>
    void word(const char *name, Enum value, From)
    {
        text(name, QLatin1StringView(textOf(value)));
    }
    template <typename Item>
    void list(const char *name, const std::vector<Item> &items)
    {
        QJsonArray all;
        for (const Item &item : items) {
            PayloadWriter writer;
            Item::fields(writer, item);
            all.append(writer.m_object);
        }
        m_object.insert(QLatin1StringView(name), all);
    }
    template <typename Item>
    void optionalList(const char *name, const std::vector<Item> &items)
    {
        list(name, items);
    }

    QByteArray encoded() const;

private:
    QJsonObject m_object;
};

/// Reads what was told; fields it does not know are passed over.
/// Invariant: nothing is read where one of the fields that must be there is not as it must be.
class PayloadReader
{
public:
    explicit PayloadReader(QJsonObject object) : m_object(std::move(object)) {}
    static PayloadReader of(const QByteArray &encoded);

    void id(const char *name, Id &value);
    void seller(const char *name, Id &value); ///< 0: the house itself
    void number(const char *name, qint64 &value);
    void text(const char *name, QString &value);
    void optionalText(const char *name, QString &value);
    void instant(const char *name, Instant &value);
    void ids(const char *name, std::vector<Id> &values);
    template <typename Enum, typename From>
    void word(const char *name, Enum &value, From from)
    {
        QString read;
        text(name, read);
        keep(value, from(QByteArrayView(read.toLatin1())));
    }
    template <typename Item>
    void list(const char *name, std::vector<Item> &items)
    {
        m_whole = m_whole && value(name).isArray();
        optionalList(name, items);
    }
    template <typename Item>
    void optionalList(const char *name, std::vector<Item> &items)
    {
        for (const QJsonValue &one : value(name).toArray()) {
            PayloadReader reader(one.toObject());
            Item::fields(reader, items.emplace_back());
            m_whole = m_whole && reader.m_whole;
        }
    }

    bool isWhole() const { return m_whole; }

private:
    QJsonValue value(const char *name) const { return m_object.value(QLatin1StringView(name)); }
    template <typename T>
    void keep(T &into, const std::optional<T> &read)
    {
        m_whole = m_whole && read;
        if (read)
            into = *read;
    }

    QJsonObject m_object;
    bool m_whole = true;
};

template <typename Payload>
QByteArray encodePayload(const Payload &payload)
{
    PayloadWriter writer;
    Payload::fields(writer, payload);
    return writer.encoded();
}

/// Nothing where a field that must be there is not.
template <typename Payload>
std::optional<Payload> payloadFrom(const QByteArray &encoded)
{
    PayloadReader reader = PayloadReader::of(encoded);
    Payload payload;
    Payload::fields(reader, payload);
    return reader.isWhole() ? std::optional(std::move(payload)) : std::nullopt;
}

} // namespace firstcome
