// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/letter_view.h"

#include "shared/contract/names.h"
#include <QJsonDocument>

namespace firstcome::consumers {

namespace {

QString latin(const QByteArray &text)
{
    return QString::fromLatin1(text);
}

QJsonObject letterJson(const events::DeadLetter &letter)
{
    const events::Event &event = letter.event;
    QJsonObject object{{QStringLiteral("id"), idText(letter.id)},
                       {QStringLiteral("topic"), latin(event.topic)},
                       {QStringLiteral("partition"), events::partitionOf(event.key)},
                       {QStringLiteral("offset"), QJsonValue::Null},
                       {QStringLiteral("eventId"), QString::number(event.id)},
                       {QStringLiteral("key"), idText(event.key)},
                       {QStringLiteral("type"), latin(event.type)},
                       {QStringLiteral("group"), latin(letter.group)},
                       {QStringLiteral("reason"), QString::fromUtf8(letter.reason)},
                       {QStringLiteral("attempts"), letter.attempts},
                       {QStringLiteral("at"), toIso(letter.at)},
                       {QStringLiteral("nextAt"), QJsonValue::Null},
                       {QStringLiteral("state"), QLatin1StringView(shownState(letter))},
                       {QStringLiteral("payload"), payloadJson(event.payload)}};
    if (letter.nextAt)
        object.insert(QStringLiteral("nextAt"), toIso(*letter.nextAt));
    return object;
}

} // namespace

const char *shownState(const events::DeadLetter &letter)
{
    return letter.waits() ? "WAITING" : events::textOf(letter.state);
}

std::optional<events::LetterFilter::Only> onlyFrom(QByteArrayView text)
{
    static constexpr std::array names{"", "WAITING", "REPLAYED", "DISCARDED"};
    if (text.isEmpty())
        return std::nullopt;
    return valueNamed<events::LetterFilter::Only>(names, text);
}

QJsonValue payloadJson(const QByteArray &payload)
{
    const QJsonDocument document = QJsonDocument::fromJson(payload);
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue(QString::fromUtf8(payload));
}

QJsonObject toJson(const PayloadCopy &copy, const std::unordered_map<Id, QString> &logins)
{
    const auto login = logins.find(copy.operatorId);
    const QJsonObject by{{QStringLiteral("id"), idText(copy.operatorId)},
                         {QStringLiteral("login"), login == logins.end() ? QString() : login->second}};
    return {{QStringLiteral("id"), idText(copy.id)},
            {QStringLiteral("payload"), payloadJson(copy.payload)},
            {QStringLiteral("by"), by},
            {QStringLiteral("at"), toIso(copy.at)}};
}

QJsonArray lettersJson(sql::Connection &connection, const std::vector<events::DeadLetter> &letters, const Peers &peers)
{
    std::vector<Id> ids;
    for (const events::DeadLetter &letter : letters)
        ids.push_back(letter.id);
    const std::vector<PayloadCopy> copies = copiesOf(connection, ids);
    std::vector<Id> authors;
    for (const PayloadCopy &copy : copies)
        authors.push_back(copy.operatorId);
    const auto logins = peers.logins(connection, authors);
    QJsonArray items;
    for (const events::DeadLetter &letter : letters) {
        QJsonArray own;
        for (const PayloadCopy &copy : copies) {
            if (copy.letterId == letter.id)
                own.append(toJson(copy, logins));
        }
        QJsonObject item = letterJson(letter);
        item.insert(QStringLiteral("copies"), own);
        item.insert(QStringLiteral("parked"), letter.waits() ? events::parkedBehind(connection, letter) : 0);
        items.append(item);
    }
    return items;
}

} // namespace firstcome::consumers
