// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/consumers/replay.h"

#include "backend/platform/crypto/digest.h"
#include "shared/contract/json_fields.h"
#include "shared/contract/names.h"

namespace firstcome::consumers {

namespace {

constexpr int longestReason = 200;
constexpr int longestName = 200;
constexpr std::array replayStates{"WAITING", "RUNNING", "DONE", "STOPPED", "REJECTED", "WITHDRAWN", "EXPIRED"};
constexpr std::array turnStates{"WAITING", "REPLAYED", "FAILED", "GONE"};

std::vector<Id> idsIn(JsonFields &fields, const char *name)
{
    const QList<Id> ids = fields.ids(name, ReplayForm::mostLetters);
    return std::vector<Id>(ids.begin(), ids.end());
}

std::optional<events::LetterFilter> filterIn(JsonFields &fields)
{
    auto nested = fields.optionalObject("filter");
    if (!nested)
        return std::nullopt;
    events::LetterFilter filter;
    filter.only = events::LetterFilter::Only::Waiting;
    filter.topic = nested->optionalText("topic", longestName).value_or(QString()).toLatin1();
    filter.group = nested->optionalText("group", longestName).value_or(QString()).toLatin1();
    if (nested->optionalText("state").value_or(QStringLiteral("WAITING")) != QStringLiteral("WAITING"))
        nested->violate("state", QStringLiteral("must be WAITING: only those are replayed"));
    fields.take(*nested);
    return filter;
}

} // namespace

const char *textOf(ReplayState state)
{
    return replayStates[size_t(state)];
}

ReplayState endedAs(ApprovalState state)
{
    if (state == ApprovalState::Rejected)
        return ReplayState::Rejected;
    return state == ApprovalState::Withdrawn ? ReplayState::Withdrawn : ReplayState::Expired;
}

const char *textOf(TurnState state)
{
    return turnStates[size_t(state)];
}

std::optional<ReplayState> replayStateFrom(QByteArrayView text)
{
    return valueNamed<ReplayState>(replayStates, text);
}

Result<ReplayForm> replayFormFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    ReplayForm form;
    form.ids = idsIn(*fields, "ids");
    form.filter = filterIn(*fields);
    form.copies = idsIn(*fields, "copies");
    form.perSecond = int(std::clamp<qint64>(fields->optionalInteger("perSecond").value_or(form.perSecond), 0,
                                            ReplayForm::mostPerSecond + 1));
    form.reason = fields->text("reason", longestReason).trimmed();
    if (form.ids.empty() == !form.filter)
        fields->violate("ids", QStringLiteral("either ids or filter says which"));
    if (form.perSecond < 1 || form.perSecond > ReplayForm::mostPerSecond)
        fields->violate("perSecond", QStringLiteral("must be 1 to %1").arg(ReplayForm::mostPerSecond));
    if (fields->has("reason") && form.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    return form;
}

QByteArray digestOf(const std::vector<Turn> &turns)
{
    QByteArray text;
    for (const Turn &turn : turns)
        text += QByteArray::number(turn.letterId) + ':' + QByteArray::number(turn.copyId) + '\n';
    return crypto::sha256(text).toHex();
}

qint64 Replay::allowed(Instant now) const
{
    if (!startedAt)
        return 0;
    const qint64 millis = std::max<qint64>(0, toMillis(now) - toMillis(*startedAt));
    return perSecond + millis * perSecond / 1'000;
}

QJsonObject toJson(const Replay &replay, const TurnCounts &turns)
{
    QJsonObject object{{QStringLiteral("id"), idText(replay.id)},
                       {QStringLiteral("state"), QLatin1StringView(textOf(replay.state))},
                       {QStringLiteral("letters"), replay.letters},
                       {QStringLiteral("replayed"), turns.replayed},
                       {QStringLiteral("failed"), turns.failed},
                       {QStringLiteral("gone"), turns.gone},
                       {QStringLiteral("left"), turns.waiting},
                       {QStringLiteral("perSecond"), replay.perSecond},
                       {QStringLiteral("reason"), replay.reason},
                       {QStringLiteral("approvalId"), idText(replay.approvalId)},
                       {QStringLiteral("requestedAt"), toIso(replay.askedAt)}};
    if (replay.startedAt)
        object.insert(QStringLiteral("startedAt"), toIso(*replay.startedAt));
    if (replay.endedAt)
        object.insert(QStringLiteral("endedAt"), toIso(*replay.endedAt));
    return object;
}

} // namespace firstcome::consumers
