// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/kept_runs.h"

#include "shared/contract/error_codes.h"
#include "shared/load/scenario/scenario_json.h"
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

namespace firstcome {

namespace {

const QString scenarioFile = QStringLiteral("scenario.json");
const QString reportFile = QStringLiteral("report.json");
const QString aboutFile = QStringLiteral("run.json");
const QString rehearsalFile = QStringLiteral("rehearsal.json");

QJsonObject objectIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

bool write(const QString &path, const QJsonObject &object)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) > 0;
}

/// The step of this name, of which `outcome`, if it has any.
QJsonObject outcomeOf(const QJsonObject &report, const QString &outcome)
{
    const QJsonArray steps = report.value(QLatin1StringView("steps")).toArray();
    const QJsonArray outcomes = steps.isEmpty() ? QJsonArray() : steps.last()[u"outcomes"].toArray();
    for (const QJsonValue &each : outcomes) {
        if (each[u"outcome"].toString() == outcome)
            return each.toObject();
    }
    return {};
}

void readReport(const QJsonObject &report, KeptRun &run)
{
    const bool lost = report.value(QLatin1StringView("serverLost")).toBool();
    const bool held = report.value(QLatin1StringView("ok")).toBool();
    run.state = lost ? KeptRun::State::Lost : held ? KeptRun::State::Held : KeptRun::State::Broken;
    run.stoppedEarly = report.value(QLatin1StringView("stoppedEarly")).toBool();
    run.seconds = report.value(QLatin1StringView("elapsedSeconds")).toDouble();
    run.perSecond = report.value(QLatin1StringView("requestsPerSecond")).toDouble();
    run.requests = report.value(QLatin1StringView("steps")).toArray().last()[u"requests"].toInteger();
    run.failed = outcomeOf(report, QStringLiteral("failed")).value(QLatin1StringView("count")).toInteger();
    run.unsent = report.value(QLatin1StringView("arrivals"))[u"unsent"].toInteger();
    const QJsonValue p99 = outcomeOf(report, QStringLiteral("good")).value(QLatin1StringView("fromIntendedMicros"));
    if (p99.isObject())
        run.p99Micros = p99[u"p99"].toDouble();
    run.stamp = 1;
}

} // namespace

KeptRuns::KeptRuns(QString folder) : m_folder(std::move(folder)) {}

QString KeptRuns::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/load/runs");
}

QString KeptRuns::folderOf(Id id) const
{
    return m_folder + u'/' + idText(id);
}

QString KeptRuns::file(Id id, const QString &name) const
{
    return folderOf(id) + u'/' + name;
}

Result<Id> KeptRuns::begin(const load::Scenario &scenario, const QString &url, Instant now)
{
    const std::vector<Id> kept = ids();
    for (size_t i = mostKept - 1; i < kept.size(); ++i)
        remove(kept[i]);
    Id id = toMillis(now);
    while (QDir(folderOf(id)).exists())
        ++id;
    const bool made =
        QDir().mkpath(folderOf(id)) && write(file(id, scenarioFile), load::scenarioJson(scenario)) &&
        write(file(id, aboutFile), {{QStringLiteral("name"), scenario.name}, {QStringLiteral("url"), url}});
    if (!made)
        return refuse(code::fileNotWritten, folderOf(id));
    return id;
}

std::vector<Id> KeptRuns::ids() const
{
    std::vector<Id> ids;
    const QStringList names = QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &name : names) {
        if (const auto id = idFrom(QStringView(name)))
            ids.push_back(*id);
    }
    std::sort(ids.begin(), ids.end(), std::greater<>());
    return ids;
}

KeptRun KeptRuns::read(Id id) const
{
    KeptRun run;
    run.id = id;
    const QJsonObject about = objectIn(file(id, aboutFile));
    run.name = about.value(QLatin1StringView("name")).toString();
    run.url = about.value(QLatin1StringView("url")).toString();
    if (const QJsonObject found = report(id); !found.isEmpty())
        readReport(found, run);
    return run;
}

std::vector<KeptRun> KeptRuns::all(Id underWay)
{
    std::vector<KeptRun> runs;
    for (const Id id : ids()) {
        if (const auto known = m_ended.constFind(id); known != m_ended.cend()) {
            runs.push_back(*known);
            continue;
        }
        KeptRun run = read(id);
        if (run.state != KeptRun::State::NoReport)
            m_ended.insert(id, run);
        else if (id == underWay)
            run.state = KeptRun::State::UnderWay;
        runs.push_back(run);
    }
    return runs;
}

QJsonObject KeptRuns::report(Id id) const
{
    return objectIn(file(id, reportFile));
}

std::optional<load::Scenario> KeptRuns::scenario(Id id) const
{
    QFile json(file(id, scenarioFile));
    if (!json.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto scenario = load::scenarioFromJson(json.readAll(), {});
    return scenario ? std::optional(std::move(*scenario)) : std::nullopt;
}

void KeptRuns::keepRehearsal(Id id, const RehearsedSale &sale) const
{
    write(file(id, rehearsalFile),
          {{QStringLiteral("saleId"), idText(sale.saleId)}, {QStringLiteral("product"), sale.product}});
}

std::optional<RehearsedSale> KeptRuns::rehearsed(Id id) const
{
    const QJsonObject kept = objectIn(file(id, rehearsalFile));
    const auto saleId = idFrom(QStringView(kept.value(QLatin1StringView("saleId")).toString()));
    if (!saleId)
        return std::nullopt;
    return RehearsedSale{*saleId, kept.value(QLatin1StringView("product")).toString()};
}

void KeptRuns::remove(Id id)
{
    QDir(folderOf(id)).removeRecursively();
    m_ended.remove(id);
}

} // namespace firstcome
