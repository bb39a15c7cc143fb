// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/resilience/breaker_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QHash>

namespace firstcome::breaker_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("breaker", text);
}

QString dot()
{
    return QStringLiteral(" · ");
}

std::chrono::milliseconds until(Instant at, Instant now)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::max(at - now, Instant::duration{0}));
}

} // namespace

QString dependency(const QString &name)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("database"), QT_TRANSLATE_NOOP("breaker", "Database")},
        {QStringLiteral("redis"), QT_TRANSLATE_NOOP("breaker", "Redis")},
        {QStringLiteral("kafka"), QT_TRANSLATE_NOOP("breaker", "Kafka")},
        {QStringLiteral("gateway"), QT_TRANSLATE_NOOP("breaker", "Payment gateway")},
        {QStringLiteral("carrier"), QT_TRANSLATE_NOOP("breaker", "Carrier")},
        {QStringLiteral("mail"), QT_TRANSLATE_NOOP("breaker", "Mail")},
    };
    const char *known = words.value(name);
    return known ? translated(known) : name;
}

Pill pill(BreakerState state)
{
    switch (state) {
    case BreakerState::Closed:
        return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("breaker", "Closed"))};
    case BreakerState::Open:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("breaker", "Open"))};
    case BreakerState::HalfOpen:
        return {Tone::Watch, QStringLiteral("chronometer"), translated(QT_TRANSLATE_NOOP("breaker", "Half open"))};
    case BreakerState::ForcedOpen:
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("breaker", "Forced open"))};
    case BreakerState::ForcedClosed:
        return {Tone::Watch, {}, translated(QT_TRANSLATE_NOOP("breaker", "Forced closed"))};
    case BreakerState::Disabled:
        break;
    }
    return {Tone::Watch, {}, translated(QT_TRANSLATE_NOOP("breaker", "Switched off"))};
}

QString awaited(const BreakerView &breaker, Instant now)
{
    if (breaker.forced)
        return translated(QT_TRANSLATE_NOOP("breaker", "reverts in %1"))
            .arg(format::duration(until(breaker.forced->until, now)));
    if (breaker.halfOpenAt && breaker.state == BreakerState::Open)
        return translated(QT_TRANSLATE_NOOP("breaker", "half open in %1"))
            .arg(format::duration(until(*breaker.halfOpenAt, now)));
    return {};
}

Tile::Figure figure(const BreakerView &breaker, Instant now)
{
    const Pill shown = pill(breaker.state);
    const QString failed = translated(QT_TRANSLATE_NOOP("breaker", "%1 failed"));
    const QString unit = breaker.calls > 0 ? failed.arg(format::percent(breaker.failureRate(), 0)) : QString();
    QString said = awaited(breaker, now);
    if (!said.isEmpty() && breaker.forced && !breaker.forced->by.isEmpty())
        said += dot() + breaker.forced->by;
    else if (!said.isEmpty() && !breaker.cause.isEmpty())
        said += dot() + breaker.cause;
    if (said.isEmpty() && breaker.calls == 0)
        said = translated(QT_TRANSLATE_NOOP("breaker", "not called lately"));
    if (said.isEmpty())
        said = translated(QT_TRANSLATE_NOOP("breaker", "last %1 calls, %2 slow"))
                   .arg(format::count(breaker.calls), format::percent(breaker.slowRate(), 0));
    return {shown.word, unit, said, shown.tone};
}

QString whileOpen(const QString &name)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("database"),
         QT_TRANSLATE_NOOP("breaker", "Every call that needs the database is refused: nobody "
                                      "can buy, and the console shows no figures.")},
        {QStringLiteral("redis"), QT_TRANSLATE_NOOP("breaker", "The instances hear of each other through the database "
                                                               "alone, within two seconds. Selling goes on.")},
        {QStringLiteral("kafka"),
         QT_TRANSLATE_NOOP("breaker", "Events wait until it reverts, and orders with them. Selling goes on.")},
        {QStringLiteral("gateway"),
         QT_TRANSLATE_NOOP("breaker",
                           "No payment is confirmed and none goes back. Shoppers are told to try again; what "
                           "they hold ends at its time.")},
        {QStringLiteral("carrier"),
         QT_TRANSLATE_NOOP("breaker", "No delivery is requested or called back until it reverts. Selling goes on.")},
        {QStringLiteral("mail"), QT_TRANSLATE_NOOP("breaker", "Mails wait until it reverts: nobody new can prove an "
                                                              "address. Selling goes on.")},
    };
    const char *known = words.value(name);
    return known ? translated(known) : translated(QT_TRANSLATE_NOOP("breaker", "It is not called until it reverts."));
}

QString outcome(const WhatIf &result)
{
    if (result.times == 0)
        return translated(QT_TRANSLATE_NOOP("breaker", "It would not have opened."));
    const QString times =
        QCoreApplication::translate("breaker", "It would have opened %Ln time(s)", nullptr, result.times);
    return translated(QT_TRANSLATE_NOOP("breaker", "%1, for %2 in all; %3 calls turned away."))
        .arg(times, format::duration(result.open), format::count(result.turnedAway));
}

} // namespace firstcome::breaker_words
