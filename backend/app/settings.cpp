// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/settings.h"
#include "backend/app/known_settings.h"

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

std::optional<Refusal> apply(Settings &settings, const QMap<QString, QString> &values, const QString &source)
{
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        const auto setting =
            std::find_if(knownSettings().begin(), knownSettings().end(),
                         [&value](const Known &candidate) { return value.key() == QLatin1StringView(candidate.name); });
        if (setting == knownSettings().end())
            return Refusal{
                code::settingWrong, QStringLiteral("%1: there is no setting '%2'.").arg(source, value.key()), {}, {}};
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
    for (const Known &setting : knownSettings()) {
        const QString name = QLatin1StringView(setting.name).toString().toUpper().replace(u'-', u'_');
        const QString value = environment.value(QStringLiteral("FIRSTCOME_") + name);
        if (!value.isEmpty())
            values.insert(QString::fromLatin1(setting.name), value);
    }
    return values;
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
    if (embedded)
        settings.database.path = settings.dataFolder + QStringLiteral("/firstcome.db");
    settings.server.accessLogPath = (settings.dataFolder + QStringLiteral("/access.log")).toUtf8();
    return settings;
}

} // namespace firstcome::app
