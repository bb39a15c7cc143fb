// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/command_line.h"

#include "backend/app/clock_offset.h"
#include "shared/base/nearest_name.h"
#include "shared/base/plain_number.h"
#include "shared/contract/error_codes.h"
#include <QCommandLineParser>
#include <cstdio>

namespace firstcome::app {

Result<qint64> Arguments::number(const char *name, qint64 otherwise) const
{
    const QString text = value(name);
    if (text.isEmpty())
        return otherwise;
    const auto number = plainNumber(text);
    if (!number)
        return refuse(
            code::wrongUse,
            QStringLiteral("--%1 takes a whole number from 0 on, not '%2'.").arg(QLatin1StringView(name), text));
    return *number;
}

Result<Arguments> parseArguments(const QStringList &words, const Syntax &syntax)
{
    QCommandLineParser parser;
    for (const QString &name : syntax.values)
        parser.addOption({name, QString(), name});
    for (const QString &name : syntax.flags)
        parser.addOption({name, QString()});
    const bool understood = parser.parse(QStringList{QStringLiteral("firstcome-backend")} + words);
    for (const QString &name : parser.unknownOptionNames())
        return refuse(code::wrongUse,
                      QStringLiteral("--%1 %2").arg(name, unknownName(name, syntax.values + syntax.flags)));
    if (!understood)
        return refuse(code::wrongUse, parser.errorText());
    Arguments arguments;
    for (const QString &name : parser.optionNames()) {
        if (parser.values(name).size() > 1)
            return refuse(code::wrongUse, QStringLiteral("--%1 is given twice.").arg(name));
        const QString value = parser.value(name);
        if (syntax.flags.contains(name))
            arguments.flags.append(name);
        else if (value.isEmpty() || value.startsWith(QStringLiteral("--")))
            return refuse(code::wrongUse, QStringLiteral("--%1 takes a value.").arg(name));
        else
            arguments.values.insert(name, value);
    }
    arguments.positionals = parser.positionalArguments();
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
