// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/sale_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>

namespace firstcome {

namespace {

constexpr int yearLength = 5; // "2026-"

QString words(const char *text)
{
    return QCoreApplication::translate("Sale", text);
}

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
}

} // namespace

Pill pillOf(SaleState state)
{
    switch (state) {
    case SaleState::Planned:
        return {Tone::Neutral, QStringLiteral("view-calendar"), words(QT_TRANSLATE_NOOP("Sale", "Planned"))};
    case SaleState::Open:
        return {Tone::Selected, {}, words(QT_TRANSLATE_NOOP("Sale", "Open"))};
    case SaleState::Ended:
        break;
    }
    return {Tone::Neutral, {}, words(QT_TRANSLATE_NOOP("Sale", "Ended"))};
}

Pill pillOf(const SaleView &sale, Instant now)
{
    const SaleState state = sale.window.stateAt(now);
    if (state != SaleState::Open || sale.available > 0)
        return pillOf(state);
    return sale.held > 0
               ? Pill{Tone::Watch, QStringLiteral("chronometer"), words(QT_TRANSLATE_NOOP("Sale", "All held"))}
               : Pill{Tone::Good, {}, words(QT_TRANSLATE_NOOP("Sale", "Sold out"))};
}

QString countdown(std::chrono::milliseconds left)
{
    const qint64 seconds = std::max<qint64>(0, std::chrono::ceil<std::chrono::seconds>(left).count());
    const QString minutes = QStringLiteral("%1:%2").arg(twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
    if (seconds < 3600)
        return minutes;
    const qint64 hours = seconds / 3600;
    if (hours < 24)
        return QStringLiteral("%1:%2").arg(hours).arg(minutes);
    return words(QT_TRANSLATE_NOOP("Sale", "%1 d %2 h")).arg(hours / 24).arg(hours % 24);
}

QString timeLeft(const SaleWindow &window, Instant now)
{
    switch (window.stateAt(now)) {
    case SaleState::Planned:
        return words(QT_TRANSLATE_NOOP("Sale", "opens in %1")).arg(countdown(window.openAt - now));
    case SaleState::Open:
        return words(QT_TRANSLATE_NOOP("Sale", "closes in %1")).arg(countdown(window.closeAt - now));
    case SaleState::Ended:
        break;
    }
    return words(QT_TRANSLATE_NOOP("Sale", "ended %1")).arg(format::relative(window.closeAt, now));
}

QString windowText(const SaleWindow &window, Instant now)
{
    // The year is said where it is another one.
    const QString year = format::dateTime(now).left(yearLength);
    const auto said = [&year](Instant at) {
        const QString text = format::dateTime(at);
        return text.startsWith(year) ? text.mid(yearLength) : text;
    };
    const QString from = said(window.openAt);
    const QString to = said(window.closeAt);
    const bool sameDay = from.section(u' ', 0, 0) == to.section(u' ', 0, 0);
    return from + QStringLiteral(" – ") + (sameDay ? to.section(u' ', 1) : to);
}

QString limitText(std::optional<qint64> perMemberLimit)
{
    return perMemberLimit ? format::count(*perMemberLimit) : words(QT_TRANSLATE_NOOP("Sale", "none"));
}

QString holdText(std::chrono::seconds holdTime)
{
    const qint64 seconds = holdTime.count();
    if (seconds < 60 || (seconds < 3600 && seconds % 60 != 0))
        return words(QT_TRANSLATE_NOOP("Sale", "%1 s")).arg(format::count(seconds));
    if (seconds < 3600)
        return words(QT_TRANSLATE_NOOP("Sale", "%1 min")).arg(seconds / 60);
    if (seconds % 3600 == 0)
        return words(QT_TRANSLATE_NOOP("Sale", "%1 h")).arg(seconds / 3600);
    return words(QT_TRANSLATE_NOOP("Sale", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
}

} // namespace firstcome
