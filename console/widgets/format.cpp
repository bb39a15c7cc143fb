// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace firstcome::format {

namespace {

using namespace std::chrono;

constexpr auto day = hours(24);
constexpr QChar minusSign(0x2212);

QString translated(const char *text)
{
    return QCoreApplication::translate("format", text);
}

// Korean and English group digits alike; other settings of the computer must not change what a screen shows.
const QLocale &digits()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QDateTime inKst(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::OffsetFromUTC, int(seconds(kstOffset).count()));
}

QDateTime inUtc(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toMillis(instant), Qt::UTC);
}

QString twoDigits(qint64 number)
{
    return QStringLiteral("%1").arg(number, 2, 10, QChar(u'0'));
}

/// Large numbers go by thousands in English and by ten thousands in Korean; no translation of a word can say that.
struct Step
{
    double unit;
    double compactFrom;
    const char *suffix;
    const char *money; ///< nullptr: the digits are as short
};

constexpr Step englishSteps[] = {{1e12, 1e12, "T", "₩%1 trillion"},
                                 {1e9, 1e9, "B", "₩%1 billion"},
                                 {1e6, 1e6, "M", "₩%1 million"},
                                 {1e3, 1e4, "k", nullptr}};
constexpr Step koreanSteps[] = {{1e16, 1e16, "경", "%1경 원"},
                                {1e12, 1e12, "조", "%1조 원"},
                                {1e8, 1e8, "억", "%1억 원"},
                                {1e4, 1e4, "만", "%1만 원"}};

bool speaksKorean()
{
    return QLocale().language() == QLocale::Korean;
}

struct Span
{
    const char *past;
    const char *future;
    milliseconds unit;
};

constexpr Span spans[] = {
    {QT_TRANSLATE_NOOP("format", "%1 s ago"), QT_TRANSLATE_NOOP("format", "in %1 s"), seconds(1)},
    {QT_TRANSLATE_NOOP("format", "%1 min ago"), QT_TRANSLATE_NOOP("format", "in %1 min"), minutes(1)},
    {QT_TRANSLATE_NOOP("format", "%1 h ago"), QT_TRANSLATE_NOOP("format", "in %1 h"), hours(1)},
    {QT_TRANSLATE_NOOP("format", "%1 d ago"), QT_TRANSLATE_NOOP("format", "in %1 d"), day},
};

const Span &spanOf(milliseconds distance)
{
    if (distance < minutes(1))
        return spans[0];
    if (distance < hours(1))
        return spans[1];
    return distance < day ? spans[2] : spans[3];
}

} // namespace

QString money(Money won)
{
    // The absolute value of the smallest number does not fit.
    const QString amount = digits().toString(won < 0 ? 0 - quint64(won) : quint64(won));
    return (won < 0 ? QString(minusSign) : QString()) + QChar(0x20a9) + amount;
}

QString count(qint64 number)
{
    const QString amount = digits().toString(number < 0 ? 0 - quint64(number) : quint64(number));
    return number < 0 ? minusSign + amount : amount;
}

QString decimal(double number, int places)
{
    if (!std::isfinite(number))
        return QStringLiteral("–");
    const QString amount = digits().toString(std::abs(number), 'f', places);
    return number < 0 ? minusSign + amount : amount;
}

QString compact(double number)
{
    for (const Step &step : speaksKorean() ? koreanSteps : englishSteps) {
        if (std::abs(number) < step.compactFrom)
            continue;
        const double scaled = number / step.unit;
        const bool whole = std::abs(scaled) >= 100 || std::abs(scaled - std::round(scaled)) < 0.05;
        return decimal(scaled, whole ? 0 : 1) + QString::fromUtf8(step.suffix);
    }
    const bool whole = std::abs(number) >= 100 || std::abs(number - std::round(number)) < 1e-9;
    if (whole)
        return decimal(number, 0);
    return decimal(number, std::abs(number) < 1 ? 2 : 1);
}

QString shortMoney(Money won)
{
    const bool korean = speaksKorean();
    for (const Step &step : korean ? koreanSteps : englishSteps) {
        const double scaled = std::abs(double(won)) / step.unit;
        if (scaled < 1 || !step.money)
            continue;
        const bool whole = scaled >= 100 || (korean && std::abs(scaled - std::round(scaled)) < 0.05);
        const QString text = QString::fromUtf8(step.money).arg(decimal(scaled, whole ? 0 : 1));
        return won < 0 ? minusSign + text : text;
    }
    return money(won);
}

QString option(const QString &name)
{
    return name == QLatin1StringView("Default Title") ? QString() : name;
}

QString breakable(const QString &words)
{
    static constexpr int longest = 24;
    static constexpr QChar mayBreak(0x200b);
    QString broken;
    int run = 0;
    for (const QChar letter : words) {
        run = letter.isSpace() ? 0 : run + 1;
        if (run > longest && !letter.isLowSurrogate() && !letter.isMark()) {
            broken += mayBreak;
            run = 1;
        }
        broken += letter;
    }
    return broken;
}

QString percent(double share, int places)
{
    return decimal(share * 100.0, places) + QStringLiteral("\u00a0%");
}

QString duration(milliseconds length)
{
    if (length < milliseconds(0))
        return minusSign + duration(-length);
    const qint64 wholeSeconds = duration_cast<seconds>(length).count();
    if (length < seconds(1))
        return translated(QT_TRANSLATE_NOOP("format", "%1 ms")).arg(length.count());
    if (length < minutes(1))
        return translated(QT_TRANSLATE_NOOP("format", "%1 s")).arg(decimal(double(length.count()) / 1000.0, 1));
    if (length < hours(1))
        return translated(QT_TRANSLATE_NOOP("format", "%1 min %2 s"))
            .arg(wholeSeconds / 60)
            .arg(twoDigits(wholeSeconds % 60));
    if (length < day)
        return translated(QT_TRANSLATE_NOOP("format", "%1 h %2 min"))
            .arg(wholeSeconds / 3600)
            .arg(twoDigits(wholeSeconds / 60 % 60));
    return translated(QT_TRANSLATE_NOOP("format", "%1 d %2 h")).arg(wholeSeconds / 86400).arg(wholeSeconds / 3600 % 24);
}

QString relative(Instant instant, Instant now)
{
    const bool past = instant <= now;
    const milliseconds distance = past ? now - instant : instant - now;
    if (distance < seconds(1))
        return translated(QT_TRANSLATE_NOOP("format", "now"));
    if (distance >= 7 * day)
        return inKst(instant).toString(QStringLiteral("yyyy-MM-dd"));
    const Span &span = spanOf(distance);
    return translated(past ? span.past : span.future).arg(distance / span.unit);
}

QString exact(Instant instant)
{
    return QStringLiteral("%1 KST (%2 UTC)")
        .arg(inKst(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")), clockUtc(instant));
}

QString dateTime(Instant instant)
{
    return inKst(instant).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString clockKst(Instant instant)
{
    return inKst(instant).toString(QStringLiteral("HH:mm:ss"));
}

QString clockUtc(Instant instant)
{
    return inUtc(instant).toString(QStringLiteral("HH:mm:ss"));
}

} // namespace firstcome::format
