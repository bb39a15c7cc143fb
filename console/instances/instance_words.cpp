// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instance_words.h"

#include "console/widgets/format.h"
#include <QCoreApplication>

namespace firstcome::instance_words {

namespace {

constexpr double bytesInMegabyte = 1e6;

QString translated(const char *text)
{
    return QCoreApplication::translate("instance", text);
}

QString unknown()
{
    return QStringLiteral("–");
}

} // namespace

Pill pill(const ServerInstance &instance)
{
    if (!instance.isHealthy())
        return {Tone::Act, {}, translated(QT_TRANSLATE_NOOP("instance", "Not ready"))};
    if (instance.draining)
        return {Tone::Watch, QStringLiteral("media-playback-pause"),
                translated(QT_TRANSLATE_NOOP("instance", "Drained"))};
    return {Tone::Good, {}, translated(QT_TRANSLATE_NOOP("instance", "Serves"))};
}

Pill gone()
{
    return {Tone::Neutral, {}, translated(QT_TRANSLATE_NOOP("instance", "Gone"))};
}

QString name(const QString &number)
{
    return translated(QT_TRANSLATE_NOOP("instance", "Instance %1")).arg(number);
}

QString roles(const ServerInstance &instance)
{
    return instance.roles == QLatin1StringView("all") ? translated(QT_TRANSLATE_NOOP("instance", "everything"))
                                                      : instance.roles;
}

QString probe(const QString &name)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("database"), QT_TRANSLATE_NOOP("instance", "Its database answers")},
        {QStringLiteral("databaseFile"), QT_TRANSLATE_NOOP("instance", "Its database file is where it was opened")},
        {QStringLiteral("disk"), QT_TRANSLATE_NOOP("instance", "Its disk has room")},
        {QStringLiteral("gateway"), QT_TRANSLATE_NOOP("instance", "Its payment gateway answers")},
        {QStringLiteral("carrier"), QT_TRANSLATE_NOOP("instance", "Its carrier answers")},
        {QStringLiteral("redis"), QT_TRANSLATE_NOOP("instance", "Its Redis answers")},
        {QStringLiteral("kafka"), QT_TRANSLATE_NOOP("instance", "Its Kafka brokers answer")}};
    if (const char *word = words.value(name))
        return translated(word);
    return translated(QT_TRANSLATE_NOOP("instance", "Its probe “%1” holds")).arg(name);
}

QString logLevel(const QString &level)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("error"), QT_TRANSLATE_NOOP("instance", "Errors only")},
        {QStringLiteral("warning"), QT_TRANSLATE_NOOP("instance", "Warnings")},
        {QStringLiteral("info"), QT_TRANSLATE_NOOP("instance", "What happens")},
        {QStringLiteral("debug"), QT_TRANSLATE_NOOP("instance", "Everything")},
    };
    const char *known = words.value(level);
    return known ? translated(known) : level;
}

const QStringList &logLevels()
{
    static const QStringList levels{QStringLiteral("error"), QStringLiteral("warning"), QStringLiteral("info"),
                                    QStringLiteral("debug")};
    return levels;
}

QString megabytes(std::optional<qint64> bytes)
{
    return bytes ? translated(QT_TRANSLATE_NOOP("instance", "%1 MB"))
                       .arg(format::count(qint64(double(*bytes) / bytesInMegabyte)))
                 : unknown();
}

QString processor(std::optional<double> cores)
{
    return cores ? translated(QT_TRANSLATE_NOOP("instance", "%1 of one core")).arg(format::percent(*cores, 0))
                 : unknown();
}

QString milliseconds(std::optional<double> length)
{
    return length ? translated(QT_TRANSLATE_NOOP("instance", "%1 ms")).arg(format::count(qRound64(*length)))
                  : unknown();
}

QString count(std::optional<qint64> number)
{
    return number ? format::count(*number) : unknown();
}

QString rate(std::optional<double> perSecond)
{
    return perSecond ? translated(QT_TRANSLATE_NOOP("instance", "%1 /s")).arg(format::decimal(*perSecond, 1))
                     : unknown();
}

} // namespace firstcome::instance_words
