// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/setting_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>
#include <QHash>

namespace firstcome::setting_words {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("setting", text);
}

QString unit(const QString &name)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("won"), QT_TRANSLATE_NOOP("setting", "won")},
        {QStringLiteral("seconds"), QT_TRANSLATE_NOOP("setting", "seconds")},
        {QStringLiteral("milliseconds"), QT_TRANSLATE_NOOP("setting", "milliseconds")},
        {QStringLiteral("hours"), QT_TRANSLATE_NOOP("setting", "hours")},
        {QStringLiteral("days"), QT_TRANSLATE_NOOP("setting", "days")},
        {QStringLiteral("percent"), QT_TRANSLATE_NOOP("setting", "percent")},
        {QStringLiteral("calls"), QT_TRANSLATE_NOOP("setting", "calls")},
        {QStringLiteral("basis points"), QT_TRANSLATE_NOOP("setting", "hundredths of a percent")},
    };
    const char *known = words.value(name);
    return known ? translated(known) : name;
}

/// Each dependency has these.
QString breakerMeaning(const QString &name)
{
    if (name.endsWith(QLatin1StringView("-failed-percent")))
        return translated(QT_TRANSLATE_NOOP("setting", "From which share of failed calls its breaker opens."));
    if (name.endsWith(QLatin1StringView("-slow-percent")))
        return translated(QT_TRANSLATE_NOOP("setting", "From which share of slow calls its breaker opens."));
    if (name.endsWith(QLatin1StringView("-slow-milliseconds")))
        return translated(QT_TRANSLATE_NOOP("setting", "From when on a call to it counts as slow."));
    if (name.endsWith(QLatin1StringView("-window")))
        return translated(QT_TRANSLATE_NOOP("setting", "How many of its last calls its breaker counts."));
    return {};
}

} // namespace

QString meaning(const QString &name)
{
    if (name.startsWith(QLatin1StringView("breaker-")))
        return breakerMeaning(name);
    static const QHash<QString, const char *> words{
        {QStringLiteral("hold-seconds"),
         QT_TRANSLATE_NOOP("setting", "How many seconds units are held for an order that is not paid.")},
        {QStringLiteral("return-days"),
         QT_TRANSLATE_NOOP("setting", "How many days after delivery units can be given back.")},
        {QStringLiteral("approval-hours"),
         QT_TRANSLATE_NOOP("setting", "How many hours an act waits for a second person.")},
        {QStringLiteral("approval-refund-tier"),
         QT_TRANSLATE_NOOP("setting", "Above so many won a refund needs a second person.")},
        {QStringLiteral("approval-payout-tier"),
         QT_TRANSLATE_NOOP("setting", "Above so many won a payout needs a second person.")},
        {QStringLiteral("settlement-fee"),
         QT_TRANSLATE_NOOP("setting", "What the house keeps of a sale, in hundredths of a percent.")},
        {QStringLiteral("gateway-compare"),
         QT_TRANSLATE_NOOP("setting", "Every how many seconds our book is compared with the gateway's.")},
        {QStringLiteral("orders-per-member-and-second"),
         QT_TRANSLATE_NOOP("setting", "How many orders one shopper may place in a second; 0: any number.")},
        {QStringLiteral("deliveries-by-day"),
         QT_TRANSLATE_NOOP("setting", "Whether a daily job moves deliveries, beside what the carrier reports.")},
        {QStringLiteral("wrong-passwords-per-account"),
         QT_TRANSLATE_NOOP("setting", "How many wrong passwords an account takes in five minutes.")},
        {QStringLiteral("wrong-passwords-per-address"),
         QT_TRANSLATE_NOOP("setting", "How many wrong passwords an address may try in a minute.")},
        {QStringLiteral("proof-mails-per-hour"),
         QT_TRANSLATE_NOOP("setting", "How many proof mails go to one address in an hour.")},
        {QStringLiteral("event-retries"),
         QT_TRANSLATE_NOOP("setting", "After how many seconds an event that could not be applied is tried again.")},
    };
    const char *known = words.value(name);
    return known ? translated(known) : QString();
}

QString value(const SettingView &setting, const QString &text)
{
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    return setting.isNumber && good ? format::count(number) : text;
}

QString range(const SettingView &setting)
{
    if (!setting.choices.isEmpty())
        return setting.choices.join(QStringLiteral(", "));
    if (!setting.isNumber)
        return setting.takes;
    const QString numbers = QCoreApplication::translate("setting", "%1 to %2")
                                .arg(format::count(setting.least), format::count(setting.most));
    return setting.unit.isEmpty() ? numbers : numbers + QStringLiteral(" (%1)").arg(unit(setting.unit));
}

} // namespace firstcome::setting_words
