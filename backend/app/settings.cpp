// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/settings.h"
#include "backend/app/known_settings.h"

#include "shared/base/nearest_name.h"
#include "shared/contract/error_codes.h"
#include <QFile>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QStandardPaths>
#include <sstream>
#include <toml++/toml.h>

namespace firstcome::app {

namespace {

/// What may be said of a value that is refused: an account's name and password in an address are left out.
QString sayable(QString value)
{
    static const QRegularExpression account(QStringLiteral("^[^@]*:.*@"));
    return value.replace(account, QStringLiteral("…@"));
}

QStringList settingNames()
{
    QStringList names;
    for (const Known &setting : knownSettings())
        names.append(QString::fromLatin1(setting.name));
    return names;
}

QString environmentName(const QString &setting)
{
    return QStringLiteral("FIRSTCOME_") + setting.toUpper().replace(u'-', u'_');
}

/// Whose value another program reads, or another command of this one: none of them is a setting spelt wrongly.
bool isReadElsewhere(const QString &name)
{
    static const QStringList names{QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), // firstcome-load, the script
                                   QStringLiteral("FIRSTCOME_OPERATOR_TOKEN"),
                                   QStringLiteral("FIRSTCOME_MEMBER_PASSWORD"),
                                   QStringLiteral("FIRSTCOME_URL"),          // a scenario as a script of k6
                                   QStringLiteral("FIRSTCOME_CONSOLE"),      // the script
                                   QStringLiteral("FIRSTCOME_LOAD_PROGRAM"), // the console
                                   QStringLiteral("FIRSTCOME_BIN"),          // tests and benchmarks
                                   QStringLiteral("FIRSTCOME_SOURCE"),
                                   QStringLiteral("FIRSTCOME_BUILD"),
                                   QStringLiteral("FIRSTCOME_PICTURES"),
                                   QStringLiteral("FIRSTCOME_SWEPT_HOLDS")};
    static const QStringList families{QStringLiteral("FIRSTCOME_TEST_"), QStringLiteral("FIRSTCOME_BENCH_"),
                                      QStringLiteral("FIRSTCOME_BENDING_")};
    return names.contains(name) || std::any_of(families.begin(), families.end(),
                                               [&name](const QString &family) { return name.startsWith(family); });
}

std::optional<Refusal> apply(Settings &settings, const QMap<QString, QString> &values, const QString &source)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const auto setting =
            std::find_if(knownSettings().begin(), knownSettings().end(),
                         [&value](const Known &candidate) { return value.key() == QLatin1StringView(candidate.name); });
        if (setting == knownSettings().end())
            return Refusal{
                code::settingWrong,
                QStringLiteral("%1: '%2' %3").arg(source, value.key(), unknownName(value.key(), settingNames())),
                {},
                {}};
        if (!setting->set(settings, value.value()))
            return Refusal{code::settingWrong,
                           QStringLiteral("%1: '%2' cannot be '%3'; it takes %4.")
                               .arg(source, value.key(), sayable(value.value()), QString::fromLatin1(setting->takes)),
                           {},
                           {}};
    }
    return std::nullopt;
}

Result<QMap<QString, QString>> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::settingWrong, QStringLiteral("%1 cannot be read: %2").arg(path, file.errorString()));
    QMap<QString, QString> values;
    try {
        const toml::table table = toml::parse(file.readAll().toStdString(), path.toStdString());
        for (const auto &[key, node] : table) {
            std::ostringstream value;
            if (const auto *string = node.as_string())
                value << string->get();
            else if (const auto *integer = node.as_integer())
                value << integer->get();
            else
                return refuse(code::settingWrong, QStringLiteral("%1: '%2' must be a text or a whole number.")
                                                      .arg(path, QString::fromStdString(std::string(key.str()))));
            values.insert(QString::fromStdString(std::string(key.str())), QString::fromStdString(value.str()));
        }
    } catch (const toml::parse_error &error) {
        return refuse(code::settingWrong, QStringLiteral("%1, line %2: %3")
                                              .arg(path)
                                              .arg(error.source().begin.line)
                                              .arg(QString::fromStdString(std::string(error.description()))));
    }
    return values;
}

} // namespace

QString defaultDataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/firstcome");
}

QMap<QString, QString> environmentSettings()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    QMap<QString, QString> values;
    for (const QString &setting : settingNames()) {
        const QString value = environment.value(environmentName(setting));
        if (!value.isEmpty())
            values.insert(setting, value);
    }
    return values;
}

QStringList unknownSettings(const QStringList &environment)
{
    QStringList known;
    for (const QString &setting : settingNames())
        known.append(environmentName(setting));
    QStringList sentences;
    for (const QString &name : environment) {
        if (name.startsWith(QStringLiteral("FIRSTCOME_")) && !known.contains(name) && !isReadElsewhere(name))
            sentences.append(name + u' ' + unknownName(name, known));
    }
    return sentences;
}

Result<Settings> readSettings(const SettingsSources &sources)
{
    Settings settings;
    settings.dataFolder = defaultDataFolder();
    if (!sources.configPath.isEmpty()) {
        const auto file = readFile(sources.configPath);
        if (!file)
            return tl::unexpected(file.error());
        if (const auto wrong = apply(settings, *file, sources.configPath))
            return tl::unexpected(*wrong);
    }
    if (const auto wrong = apply(settings, sources.environment, QStringLiteral("environment")))
        return tl::unexpected(*wrong);
    if (const auto wrong = apply(settings, sources.commandLine, QStringLiteral("command line")))
        return tl::unexpected(*wrong);
    const bool embedded = settings.database.dialect == sql::Dialect::Sqlite;
    if (embedded && !settings.kafka.brokers.isEmpty())
        return refuse(code::settingWrong,
                      QStringLiteral("'kafka' needs the setting 'database': with SQLite the events stay in its file."));
    if (embedded && settings.redis)
        return refuse(code::settingWrong, QStringLiteral("'redis' is for several instances on one database: it takes "
                                                         "'database' beside it. Without, one process needs no Redis."));
    if (embedded && !settings.roles.areAll())
        return refuse(code::settingWrong,
                      QStringLiteral("'roles' needs the setting 'database' when some are elsewhere: "
                                     "with SQLite one process does everything."));
    if (embedded)
        settings.database.path = settings.dataFolder + QStringLiteral("/firstcome.db");
    settings.server.accessLogPath = (settings.dataFolder + QStringLiteral("/access.log")).toUtf8();
    return settings;
}

} // namespace firstcome::app
