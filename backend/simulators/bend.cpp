// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/bend.h"

#include <array>

namespace firstcome::simulators {

namespace {

using Way = Bend::Way;

constexpr std::array ways{"drop",   "hang",   "error",       "html", "empty",  "redirect",
                          "status", "amount", "textAmounts", "more", "missing"};
constexpr std::array calls{"any", "confirm", "find", "cancel", "card", "charge", "ship", "track", "withdraw"};
constexpr int longestWord = 200;
constexpr qint64 longestHang = 600'000;
constexpr qint64 largestAmount = 9'007'199'254'740'991;
constexpr int badGateway = 502;

/// Whose answer does not say whether it worked.
bool mayNotWork(Way way)
{
    return way <= Way::Redirect;
}

bool worksUnlessSaid(Way way)
{
    return way != Way::Error && way != Way::Html && way != Way::Empty && way != Way::Redirect;
}

template <std::size_t count>
std::optional<std::size_t> placeIn(const std::array<const char *, count> &names, const QString &name)
{
    for (std::size_t i = 0; i < count; ++i) {
        if (name == QLatin1StringView(names[i]))
            return i;
    }
    return std::nullopt;
}

template <std::size_t count>
QString oneOf(const std::array<const char *, count> &names)
{
    QStringList words;
    for (const char *name : names)
        words.append(QLatin1StringView(name));
    return QStringLiteral("must be one of ") + words.join(QStringLiteral(", "));
}

qint64 within(JsonFields &fields, const char *name, std::pair<qint64, qint64> range)
{
    const qint64 value = fields.integer(name);
    if (value < range.first || value > range.second)
        fields.violate(name, QStringLiteral("must be %1 to %2").arg(range.first).arg(range.second));
    return value;
}

/// What belongs to the way; a field of another way is not known.
void readDetail(JsonFields &fields, Bend &bend)
{
    switch (bend.way) {
    case Way::Hang:
        bend.after = std::chrono::milliseconds(within(fields, "afterMs", {1, longestHang}));
        break;
    case Way::Error:
        bend.status = int(within(fields, "status", {400, 599}));
        bend.word = fields.text("code", longestWord);
        break;
    case Way::Html:
        bend.status = fields.has("status") ? int(within(fields, "status", {200, 599})) : badGateway;
        break;
    case Way::Status:
        bend.word = fields.text("word", longestWord);
        break;
    case Way::Amount:
        bend.amount = within(fields, "amount", {0, largestAmount});
        break;
    case Way::Missing:
        bend.word = fields.text("field", longestWord);
        break;
    default:
        break;
    }
}

/// Every figure of an object as a text.
QJsonObject asTexts(QJsonObject object)
{
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (field.value().isDouble())
            field.value() = QString::number(field.value().toInteger());
    }
    return object;
}

} // namespace

QJsonObject toJson(const Bend &bend)
{
    QJsonObject object{{QStringLiteral("call"), QString::fromLatin1(bend.call)},
                       {QStringLiteral("as"), QLatin1StringView(ways[std::size_t(bend.way)])},
                       {QStringLiteral("share"), bend.share}};
    if (mayNotWork(bend.way))
        object.insert(QStringLiteral("works"), bend.works);
    if (bend.count)
        object.insert(QStringLiteral("count"), *bend.count);
    if (bend.status != 0)
        object.insert(QStringLiteral("status"), bend.status);
    if (bend.way == Way::Error)
        object.insert(QStringLiteral("code"), bend.word);
    else if (bend.way == Way::Status)
        object.insert(QStringLiteral("word"), bend.word);
    else if (bend.way == Way::Missing)
        object.insert(QStringLiteral("field"), bend.word);
    else if (bend.way == Way::Amount)
        object.insert(QStringLiteral("amount"), bend.amount);
    else if (bend.way == Way::Hang)
        object.insert(QStringLiteral("afterMs"), qint64(bend.after.count()));
    return object;
}

Bend bendFrom(JsonFields &fields)
{
    Bend bend;
    const QString call = fields.text("call", longestWord);
    if (!placeIn(calls, call))
        fields.violate("call", oneOf(calls));
    bend.call = call.toLatin1();
    const auto way = placeIn(ways, fields.text("as", longestWord));
    if (!way)
        fields.violate("as", oneOf(ways));
    bend.way = Way(way.value_or(0));
    readDetail(fields, bend);
    bend.works = mayNotWork(bend.way) ? fields.flag("works", worksUnlessSaid(bend.way)) : true;
    bend.count = fields.optionalInteger("count");
    if (bend.count && *bend.count < 1)
        fields.violate("count", QStringLiteral("must be 1 or more"));
    bend.share = fields.optionalNumber("share").value_or(1);
    if (!(bend.share >= 0 && bend.share <= 1))
        fields.violate("share", QStringLiteral("must be 0 to 1"));
    return bend;
}

SimulatedAnswer bent(const Bend &bend, SimulatedAnswer answer)
{
    const bool figures = answer.status == 200 && !answer.body.isEmpty();
    const QString status =
        answer.body.contains(QStringLiteral("state")) ? QStringLiteral("state") : QStringLiteral("status");
    switch (bend.way) {
    case Way::Hang:
        answer.delay += bend.after;
        break;
    case Way::Error:
        return {bend.status,
                {{QStringLiteral("code"), bend.word}, {QStringLiteral("message"), QStringLiteral("made to fail")}},
                {},
                {}};
    case Way::Status:
        if (figures)
            answer.body.insert(status, bend.word);
        break;
    case Way::Amount:
        if (figures) {
            answer.body.insert(QStringLiteral("totalAmount"), bend.amount);
            answer.body.insert(QStringLiteral("balanceAmount"), bend.amount);
        }
        break;
    case Way::TextAmounts:
        answer.body = asTexts(std::move(answer.body));
        break;
    case Way::More:
        answer.body.insert(QStringLiteral("newField"), QJsonObject{{QStringLiteral("a"), QJsonArray{QJsonValue()}}});
        answer.body.insert(QStringLiteral("card"), QJsonValue());
        answer.body.insert(QStringLiteral("receipt"), QJsonValue());
        break;
    case Way::Missing:
        answer.body.remove(bend.word);
        break;
    default:
        break;
    }
    return answer;
}

} // namespace firstcome::simulators
