// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/contract/payload_fields.h"

#include <QJsonDocument>

namespace firstcome {

namespace {

std::optional<Id> idIn(const QJsonValue &value)
{
    return value.isString() ? idFrom(QStringView(value.toString())) : std::nullopt;
}

} // namespace

void PayloadWriter::id(const char *name, Id value)
{
    m_object.insert(QLatin1StringView(name), idText(value));
}

void PayloadWriter::number(const char *name, qint64 value)
{
    m_object.insert(QLatin1StringView(name), value);
}

void PayloadWriter::text(const char *name, const QString &value)
{
    m_object.insert(QLatin1StringView(name), value);
}

void PayloadWriter::optionalText(const char *name, const QString &value)
{
    if (!value.isEmpty())
        text(name, value);
}

void PayloadWriter::instant(const char *name, Instant value)
{
    text(name, toIso(value));
}

void PayloadWriter::ids(const char *name, const std::vector<Id> &values)
{
    QJsonArray all;
    for (const Id value : values)
        all.append(idText(value));
    m_object.insert(QLatin1StringView(name), all);
}

QByteArray PayloadWriter::encoded() const
{
    return QJsonDocument(m_object).toJson(QJsonDocument::Compact);
}

PayloadReader PayloadReader::of(const QByteArray &encoded)
{
    return PayloadReader(QJsonDocument::fromJson(encoded).object());
}

void PayloadReader::id(const char *name, Id &into)
{
    keep(into, idIn(value(name)));
}

void PayloadReader::seller(const char *name, Id &into)
{
    if (value(name).toString() == u"0")
        into = 0;
    else
        id(name, into);
}

void PayloadReader::number(const char *name, qint64 &into)
{
    const QJsonValue read = value(name);
    keep(into, read.isDouble() ? std::optional(read.toInteger()) : std::nullopt);
}

void PayloadReader::text(const char *name, QString &into)
{
    const QJsonValue read = value(name);
    keep(into, read.isString() ? std::optional(read.toString()) : std::nullopt);
}

void PayloadReader::optionalText(const char *name, QString &into)
{
    into = value(name).toString();
}

void PayloadReader::instant(const char *name, Instant &into)
{
    keep(into, fromIso(value(name).toString()));
}

void PayloadReader::ids(const char *name, std::vector<Id> &into)
{
    m_whole = m_whole && value(name).isArray();
    for (const QJsonValue &one : value(name).toArray())
        keep(into.emplace_back(), idIn(one));
}

} // namespace firstcome
