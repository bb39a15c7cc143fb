// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/command_line.h"

#include "backend/app/clock_offset.h"
#include "shared/contract/error_codes.h"
#include <cstdio>

namespace firstcome::app {

Result<qint64> Arguments::number(const char *name, qint64 otherwise) const
{
    const QString text = value(name);
    if (text.isEmpty())
        return otherwise;
    bool good = false;
    const qint64 number = text.toLongLong(&good);
    if (!good || number < 0)
        return refuse(
            code::wrongUse,
            QStringLiteral("--%1 takes a whole number from 0 on, not '%2'.").arg(QLatin1StringView(name), text));
    return number;
}

Result<Arguments> parseArguments(const QStringList &words, const Syntax &syntax)
{
    Arguments arguments;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (!word.startsWith(QStringLiteral("--"))) {
            arguments.positionals.append(word);
            continue;
        }
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
        if (syntax.flags.contains(name) && equals < 0) {
            arguments.flags.append(name);
            continue;
        }
        if (!syntax.values.contains(name))
            return refuse(code::wrongUse, QStringLiteral("'%1' is not understood here.").arg(word));
        const bool absent = i + 1 >= words.size() || words.at(i + 1).startsWith(QStringLiteral("--"));
        if (equals < 0 && absent)
            return refuse(code::wrongUse, QStringLiteral("--%1 takes a value.").arg(name));
        arguments.values.insert(name, equals < 0 ? words.at(++i) : word.mid(equals + 1));
    }
    if (arguments.positionals.size() != syntax.positionals)
        return refuse(code::wrongUse, QStringLiteral("%1 words are expected here, not %2.")
                                          .arg(syntax.positionals)
                                          .arg(arguments.positionals.size()));
    return arguments;
}

Result<Settings> settingsFor(const Arguments &arguments)
{
    SettingsSources sources;
    sources.configPath = arguments.value("config");
    sources.environment = environmentSettings();
    for (const char *name : {"data", "listen", "lanes", "roles", "log-level"}) {
        if (arguments.values.contains(QLatin1StringView(name)))
            sources.commandLine.insert(QString::fromLatin1(name), arguments.value(name));
    }
    auto settings = readSettings(sources);
    if (!settings)
        return settings;
    const auto offset = keptClockOffset(settings->dataFolder);
    if (!offset)
        return tl::unexpected(offset.error());
    settings->clockOffset = *offset;
    return settings;
}

int report(const Refusal &refusal)
{
    std::fprintf(stderr, "firstcome-backend: %s\n", qUtf8Printable(refusal.detail));
    return refusal.code == code::wrongUse || refusal.code == code::settingWrong ? exitWrongUse : exitMissing;
}

} // namespace firstcome::app
