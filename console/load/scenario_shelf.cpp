// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/scenario_shelf.h"

#include "shared/contract/error_codes.h"
#include "shared/load/scenario/presets.h"
#include "shared/load/scenario/scenario_json.h"
#include <QDir>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

namespace firstcome {

namespace {

const QString ending = QStringLiteral(".json");

} // namespace

ScenarioShelf::ScenarioShelf(QString folder) : m_folder(std::move(folder)) {}

QString ScenarioShelf::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/load/scenarios");
}

QStringList ScenarioShelf::presets() const
{
    QStringList names;
    for (const load::Preset &preset : load::presets())
        names << QString::fromLatin1(preset.name);
    return names;
}

/// A name may hold what a file's may not.
QString ScenarioShelf::pathOf(const QString &name) const
{
    return m_folder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name, " ")) + ending;
}

QStringList ScenarioShelf::own() const
{
    QStringList names;
    const QStringList files = QDir(m_folder).entryList({u'*' + ending}, QDir::Files, QDir::Name);
    for (const QString &file : files)
        names << QUrl::fromPercentEncoding(file.chopped(ending.size()).toLatin1());
    return names;
}

Result<load::Scenario> ScenarioShelf::preset(const QString &name) const
{
    return load::scenarioFrom(name);
}

Result<load::Scenario> ScenarioShelf::ownNamed(const QString &name) const
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return refuse(code::scenarioUnknown, file.errorString());
    return load::scenarioFromJson(file.readAll(), name);
}

Result<void> ScenarioShelf::keep(const load::Scenario &scenario)
{
    QSaveFile file(pathOf(scenario.name));
    if (!QDir().mkpath(m_folder) || !file.open(QIODevice::WriteOnly) ||
        file.write(QJsonDocument(load::scenarioJson(scenario)).toJson()) <= 0 || !file.commit())
        return refuse(code::fileNotWritten, file.errorString());
    return {};
}

void ScenarioShelf::remove(const QString &name)
{
    QFile::remove(pathOf(name));
}

} // namespace firstcome
