// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settlements/settlement_values.h"

#include "shared/base/instant.h"
#include <QDateTime>
#include <QJsonArray>

namespace firstcome {

namespace {

Id idAt(const QJsonObject &object, const char *name)
{
    return idFrom(QStringView(object.value(QLatin1StringView(name)).toString())).value_or(0);
}

QDate dayAt(const QJsonObject &object, const char *name)
{
    return QDate::fromString(object.value(QLatin1StringView(name)).toString(), Qt::ISODate);
}

qint64 numberAt(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toInteger();
}

std::optional<Instant> instantAt(const QJsonObject &object, const char *name)
{
    return fromIso(object.value(QLatin1StringView(name)).toString());
}

QByteArray nameAt(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1StringView(name)).toString().toLatin1();
}

DayMatch::Book bookFrom(const QJsonValue &value)
{
    return {value[u"count"].toInteger(), value[u"approved"].toInteger(), value[u"canceled"].toInteger(),
            value[u"net"].toInteger()};
}

} // namespace

QDate koreanDate(Instant at)
{
    constexpr int offset = 9 * 3'600; // s
    return QDateTime::fromMSecsSinceEpoch(toMillis(at), Qt::OffsetFromUTC, offset).date();
}

DayRun dayRunOf(QDate date)
{
    DayRun run;
    run.id = date.toJulianDay();
    run.date = date;
    return run;
}

std::optional<DayRun> dayRunFrom(const QJsonObject &object)
{
    const QDate date = dayAt(object, "date");
    const auto state = settlementRunStateFrom(nameAt(object, "state"));
    if (!date.isValid() || !state)
        return std::nullopt;
    DayRun run = dayRunOf(date);
    run.state = state;
    run.sellers = numberAt(object, "sellers");
    run.lines = numberAt(object, "lines");
    run.net = numberAt(object, "net");
    run.startedAt = instantAt(object, "startedAt");
    run.endedAt = instantAt(object, "endedAt");
    // A run that stands still is interrupted without a change of its own.
    run.stamp = numberAt(object, "version") * 2 + (state == SettlementRunState::Interrupted ? 1 : 0);
    return run;
}

std::optional<Statement> statementFrom(const QJsonObject &object)
{
    Statement statement;
    statement.id = idAt(object, "id");
    statement.date = dayAt(object, "date");
    const auto state = settlementStateFrom(nameAt(object, "state"));
    if (statement.id == 0 || !statement.date.isValid() || !state)
        return std::nullopt;
    statement.state = *state;
    statement.sellerId = idAt(object, "sellerId");
    statement.seller = object.value(u"seller").toString();
    statement.gross = numberAt(object, "gross");
    statement.refunds = numberAt(object, "refunds");
    statement.fee = numberAt(object, "fee");
    statement.carriedOver = numberAt(object, "carriedOver");
    statement.net = numberAt(object, "net");
    statement.lines = numberAt(object, "lines");
    statement.carried = object.value(u"carried").toBool();
    statement.payoutId = idAt(object, "payoutId");
    statement.version = numberAt(object, "version");
    return statement;
}

std::optional<StatementLine> statementLineFrom(const QJsonObject &object)
{
    StatementLine line;
    line.key = {idAt(object, "lineId"), idAt(object, "claimId")};
    line.orderId = idAt(object, "orderId");
    const auto kind = settlementLineKindFrom(nameAt(object, "kind"));
    if (line.orderId == 0 || !kind)
        return std::nullopt;
    line.kind = *kind;
    line.amount = numberAt(object, "amount");
    line.fee = numberAt(object, "fee");
    line.at = instantAt(object, "at").value_or(Instant{});
    return line;
}

std::optional<Payout> payoutFrom(const QJsonObject &object)
{
    Payout payout;
    payout.id = idAt(object, "id");
    const auto state = payoutStateFrom(nameAt(object, "state"));
    if (payout.id == 0 || !state)
        return std::nullopt;
    payout.state = *state;
    payout.sellerId = idAt(object, "sellerId");
    payout.seller = object.value(u"seller").toString();
    payout.from = dayAt(object, "from");
    payout.to = dayAt(object, "to");
    payout.amount = numberAt(object, "amount");
    payout.settlements = numberAt(object, "settlements");
    payout.requestedAt = instantAt(object, "requestedAt").value_or(Instant{});
    payout.decidedBy = object.value(u"decidedBy")[u"login"].toString();
    payout.decidedAt = instantAt(object, "decidedAt");
    payout.reason = object.value(u"reason").toString();
    payout.approvalId = object.value(u"approvalId").toString();
    payout.version = numberAt(object, "version");
    return payout;
}

DayMatch dayMatchFrom(const QJsonObject &object)
{
    DayMatch match;
    match.open = object.value(u"open").toBool();
    match.ok = object.value(u"ok").toBool();
    match.orders = object.value(u"orders")[u"count"].toInteger();
    match.ordered = object.value(u"orders")[u"amount"].toInteger();
    match.gateway = bookFrom(object.value(u"gateway"));
    match.ledger = bookFrom(object.value(u"ledger"));
    match.payouts = object.value(u"payouts")[u"count"].toInteger();
    match.paidOut = object.value(u"payouts")[u"amount"].toInteger();
    const QJsonArray exceptions = object.value(u"exceptions").toArray();
    for (const QJsonValue &value : exceptions) {
        const QJsonObject each = value.toObject();
        MatchException exception{nameAt(each, "kind"), idAt(each, "orderId"), each.value(u"paymentKey").toString(),
                                 numberAt(each, "ours"), std::nullopt};
        if (each.value(u"theirs").isDouble())
            exception.theirs = numberAt(each, "theirs");
        match.exceptions.append(exception);
    }
    return match;
}

} // namespace firstcome
