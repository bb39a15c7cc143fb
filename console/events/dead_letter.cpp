// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/events/dead_letter.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace firstcome {

namespace {

std::optional<DeadLetter::State> stateFrom(const QString &text)
{
    if (text == QLatin1StringView("WAITING"))
        return DeadLetter::State::Waiting;
    if (text == QLatin1StringView("REPLAYED"))
        return DeadLetter::State::Replayed;
    return text == QLatin1StringView("DISCARDED") ? std::optional(DeadLetter::State::Discarded) : std::nullopt;
}

QString payloadText(const QJsonValue &payload)
{
    if (!payload.isObject())
        return payload.toString();
    return QString::fromUtf8(QJsonDocument(payload.toObject()).toJson(QJsonDocument::Indented)).trimmed();
}

Instant timeIn(const QJsonValue &value)
{
    return fromIso(value.toString()).value_or(Instant{});
}

} // namespace

std::optional<DeadLetter> deadLetterFrom(const QJsonObject &object)
{
    const auto id = idFrom(QStringView(object.value(u"id").toString()));
    const auto state = stateFrom(object.value(u"state").toString());
    if (!id || !state)
        return std::nullopt;
    DeadLetter letter;
    letter.id = *id;
    letter.state = *state;
    letter.group = object.value(u"group").toString();
    letter.topic = object.value(u"topic").toString();
    letter.partition = object.value(u"partition").toInt();
    letter.type = object.value(u"type").toString();
    letter.key = object.value(u"key").toString();
    letter.reason = object.value(u"reason").toString();
    letter.attempts = object.value(u"attempts").toInteger();
    letter.parked = object.value(u"parked").toInteger();
    letter.at = timeIn(object.value(u"at"));
    letter.nextAt = fromIso(object.value(u"nextAt").toString());
    letter.payload = payloadText(object.value(u"payload"));
    const QJsonArray copies = object.value(u"copies").toArray();
    if (!copies.isEmpty()) {
        const QJsonValue copy = copies.last();
        letter.mended =
            LetterCopy{idFrom(QStringView(copy[u"id"].toString())).value_or(0), copy[u"by"][u"login"].toString(),
                       timeIn(copy[u"at"]), payloadText(copy[u"payload"])};
    }
    return letter;
}

} // namespace firstcome
