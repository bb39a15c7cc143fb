// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/mend_letters.h"

#include "backend/consumers/letter_view.h"
#include "shared/contract/error_codes.h"

namespace firstcome::consumers {

namespace {

Result<events::DeadLetter> waiting(sql::Connection &connection, Id id)
{
    auto letter = events::lockLetter(connection, id);
    if (!letter || letter->state == events::LetterState::Parked)
        return refuse(code::notFound, QStringLiteral("There is no such dead letter."));
    if (!letter->waits())
        return refuse(code::stateConflict, QStringLiteral("It does not wait any more."));
    return *std::move(letter);
}

QByteArray objectOf(Id letterId)
{
    return "dead-letter:" + QByteArray::number(letterId);
}

QJsonArray effectJson(const std::vector<events::Event> &appended)
{
    QJsonArray items;
    for (const events::Event &event : appended)
        items.append(QJsonObject{{QStringLiteral("topic"), QString::fromLatin1(event.topic)},
                                 {QStringLiteral("key"), idText(event.key)},
                                 {QStringLiteral("type"), QString::fromLatin1(event.type)},
                                 {QStringLiteral("payload"), payloadJson(event.payload)}});
    return items;
}

} // namespace

Result<PayloadCopy> MendLetters::copy(sql::Connection &connection, const CopyCall &call, Instant now) const
{
    const auto letter = waiting(connection, call.letterId);
    if (!letter)
        return tl::unexpected(letter.error());
    const PayloadCopy copy{m_ground.ids.next(now), call.letterId, call.payload, call.operatorId, now};
    insertCopy(connection, copy);
    const QJsonObject before{{QStringLiteral("payload"), payloadJson(letter->event.payload)}};
    const QJsonObject after{{QStringLiteral("copyId"), idText(copy.id)},
                            {QStringLiteral("payload"), payloadJson(copy.payload)}};
    m_ground.audit.append(
        connection, {call.operatorId, "dead-letter.copy", objectOf(call.letterId), before, after, call.requestId, now});
    return copy;
}

Result<QJsonObject> MendLetters::dryRun(sql::Connection &connection, const DryRunCall &call) const
{
    auto letter = waiting(connection, call.letterId);
    if (!letter)
        return tl::unexpected(letter.error());
    if (call.copyId) {
        const auto copy = findCopy(connection, call.copyId);
        if (!copy || copy->letterId != call.letterId)
            return refuse(code::notFound, QStringLiteral("It has no such copy."));
        letter->event.payload = copy->payload;
    }
    events::ApplyEvents *group = m_replays.groupOf(letter->group);
    if (!group)
        return refuse(code::stateConflict, QStringLiteral("No such group is at work here."));
    std::optional<QByteArray> refusal;
    const auto appended = m_ground.outbox.appendedBy([&] { refusal = group->dryRun(connection, letter->event); });
    if (refusal)
        return QJsonObject{{QStringLiteral("applies"), false},
                           {QStringLiteral("refusal"), QString::fromUtf8(*refusal)}};
    const QJsonObject effect{{QStringLiteral("events"), effectJson(appended)}};
    return QJsonObject{{QStringLiteral("applies"), true}, {QStringLiteral("effect"), effect}};
}

QJsonObject MendLetters::discard(sql::Connection &connection, const DiscardCall &call, Instant now) const
{
    int discarded = 0;
    QJsonArray failed;
    for (const Id id : call.ids) {
        const QByteArray code = discardOne(connection, id, call, now);
        if (code.isEmpty())
            ++discarded;
        else
            failed.append(
                QJsonObject{{QStringLiteral("id"), idText(id)}, {QStringLiteral("code"), QString::fromLatin1(code)}});
    }
    return {{QStringLiteral("discarded"), discarded}, {QStringLiteral("failed"), failed}};
}

/// The code of the refusal.
QByteArray MendLetters::discardOne(sql::Connection &connection, Id id, const DiscardCall &call, Instant now) const
{
    const auto letter = waiting(connection, id);
    if (!letter)
        return letter.error().code;
    events::close(connection, *letter, events::LetterState::Discarded, now);
    const QJsonObject before{{QStringLiteral("state"), QStringLiteral("WAITING")},
                             {QStringLiteral("group"), QString::fromLatin1(letter->group)},
                             {QStringLiteral("type"), QString::fromLatin1(letter->event.type)},
                             {QStringLiteral("key"), idText(letter->event.key)}};
    const QJsonObject after{{QStringLiteral("state"), QStringLiteral("DISCARDED")},
                            {QStringLiteral("reason"), call.reason}};
    m_ground.audit.append(connection,
                          {call.operatorId, "dead-letter.discard", objectOf(id), before, after, call.requestId, now});
    return {};
}

} // namespace firstcome::consumers
