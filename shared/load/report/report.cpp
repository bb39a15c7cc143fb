// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report/report.h"

#include "shared/contract/error_codes.h"
#include "shared/load/scenario/scenario_json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <algorithm>

namespace firstcome::load {

namespace {

QJsonObject object(std::initializer_list<std::pair<const char *, QJsonValue>> fields)
{
    QJsonObject json;
    for (const auto &[name, value] : fields)
        json.insert(QLatin1StringView(name), value);
    return json;
}

QJsonObject latencyJson(const Histogram &time)
{
    QJsonObject json = object({{"count", qint64(time.count())},
                               {"min", qint64(time.lowest().count())},
                               {"mean", time.meanMicros()},
                               {"max", qint64(time.highest().count())}});
    static constexpr std::array percents{50.0, 90.0, 95.0, 99.0, 99.9, 99.99};
    for (std::size_t i = 0; i < percents.size(); ++i)
        json.insert(figureNames().at(qsizetype(i)), qint64(time.percentile(percents[i]).count()));
    return json;
}

QJsonObject stepJson(const QString &name, const StepFigures &step, double seconds)
{
    QJsonArray outcomes;
    for (std::size_t i = 0; i < outcomeCount; ++i) {
        const Times &times = step.outcomes[i];
        if (times.count > 0)
            outcomes.append(object({{"outcome", outcomeName(Outcome(i))},
                                    {"count", qint64(times.count)},
                                    {"fromIntendedMicros", latencyJson(times.fromIntended)},
                                    {"serviceMicros", latencyJson(times.service)}}));
    }
    return object({{"name", name},
                   {"requests", qint64(step.requests())},
                   {"perSecond", seconds > 0 ? double(step.requests()) / seconds : 0.0},
                   {"outcomes", outcomes}});
}

QJsonArray stepsJson(const RunFigures &figures)
{
    const double seconds = figures.elapsedSeconds();
    QJsonArray steps;
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (figures.steps[step].requests() > 0)
            steps.append(stepJson(stepName(Step(step)), figures.steps[step], seconds));
    }
    steps.append(stepJson(allRequests, figures.total(), seconds));
    return steps;
}

QJsonObject secondJson(const SecondFigures &second)
{
    QJsonObject json = object({{"second", second.second},
                               {"lengthMs", qint64(second.length.count())},
                               {"usersActive", second.usersActive},
                               {"intended", qint64(second.arrivals.intended)},
                               {"sent", qint64(second.arrivals.sent)},
                               {"late", qint64(second.arrivals.late)},
                               {"unsent", qint64(second.unsent)},
                               {"answered", qint64(second.arrivals.answered)},
                               {"orders", qint64(second.orders)},
                               {"meanMicros", second.meanMicros},
                               {"p50Micros", qint64(second.p50.count())},
                               {"p95Micros", qint64(second.p95.count())},
                               {"p99Micros", qint64(second.p99.count())},
                               {"serviceP50Micros", qint64(second.serviceP50.count())},
                               {"serviceP99Micros", qint64(second.serviceP99.count())}});
    for (std::size_t i = 0; i < outcomeCount; ++i)
        json.insert(outcomeName(Outcome(i)), qint64(second.outcomes[i]));
    return json;
}

QJsonObject arrivalsJson(const ArrivalFigures &arrivals)
{
    return object({{"intended", qint64(arrivals.intended)},
                   {"sent", qint64(arrivals.sent)},
                   {"late", qint64(arrivals.late)},
                   {"unsent", qint64(arrivals.unsent())},
                   {"answered", qint64(arrivals.answered)},
                   {"unanswered", qint64(arrivals.unanswered())}});
}

void insertMeasured(QJsonObject &json, const CheckedThreshold &checked)
{
    json.insert(QStringLiteral("measured"), checked.measured ? QJsonValue(*checked.measured) : QJsonValue());
    json.insert(QStringLiteral("ok"), checked.ok);
}

/// Each threshold as the scenario says it, with what was measured.
QJsonArray thresholdsJson(const LoadOutcome &outcome)
{
    QJsonArray list = scenarioJson(outcome.scenario).value(QLatin1StringView("thresholds")).toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const CheckedThreshold &checked = outcome.thresholds[std::size_t(i)];
        QJsonObject json = list.at(i).toObject();
        insertMeasured(json, checked);
        list.replace(i, json);
    }
    return list;
}

QJsonObject kneeJson(const LoadOutcome &outcome)
{
    QJsonArray probes;
    for (const KneeProbe &probe : outcome.probes)
        probes.append(object({{"rate", probe.rate}, {"held", probe.held}}));
    return object({{"rate", outcome.knee ? QJsonValue(*outcome.knee) : QJsonValue()}, {"probes", probes}});
}

QJsonArray notesJson(const std::vector<Note> &notes)
{
    QJsonArray list;
    for (const Note &note : notes)
        list.append(object({{"second", note.second}, {"note", note.text}}));
    return list;
}

QJsonObject journalJson(const BuyerJournal &journal)
{
    qint64 units = 0;
    for (const Grant &grant : journal.grants())
        for (const ToldLine &line : grant.order.lines)
            units += line.quantity;
    const auto undecided = std::count_if(journal.grants().begin(), journal.grants().end(),
                                         [](const Grant &grant) { return grant.paying == Paying::Unknown; });
    QJsonObject refusals;
    for (const auto &[code, count] : journal.refusals())
        refusals.insert(QString::fromStdString(code), qint64(count));
    return {{QStringLiteral("orders"), qint64(journal.grants().size())},
            {QStringLiteral("units"), units},
            {QStringLiteral("soldOut"), qint64(journal.soldOutAnswers())},
            {QStringLiteral("refusals"), refusals},
            {QStringLiteral("undecidedPayments"), qint64(undecided)},
            {QStringLiteral("unanswered"), qint64(journal.unansweredTries().size())}};
}

QJsonArray findingsJson(const std::vector<Finding> &findings)
{
    QJsonArray list;
    for (const Finding &finding : findings)
        list.append(QJsonObject{{QStringLiteral("id"), finding.id},
                                {QStringLiteral("name"), finding.name},
                                {QStringLiteral("ok"), finding.ok},
                                {QStringLiteral("evidence"), finding.evidence}});
    return list;
}

QJsonArray secondsJson(const RunFigures &figures)
{
    QJsonArray seconds;
    for (const SecondFigures &second : figures.seconds)
        seconds.append(secondJson(second));
    return seconds;
}

} // namespace

QByteArray reportJson(const Report &report)
{
    const LoadOutcome &outcome = report.outcome;
    const RunFigures &figures = outcome.figures;
    const WireClient::Counters &wire = figures.wire;
    QJsonObject json = object({{"program", QStringLiteral("firstcome-load ") + QStringLiteral(FIRSTCOME_VERSION)},
                               {"url", report.url},
                               {"startedAt", toIso(outcome.startedAt)},
                               {"elapsedSeconds", figures.elapsedSeconds()},
                               {"stoppedEarly", figures.stoppedEarly},
                               {"serverLost", figures.serverLost},
                               {"scenario", scenarioJson(outcome.scenario)},
                               {"users", figures.users},
                               {"arrivals", arrivalsJson(figures.arrivals)},
                               {"requestsPerSecond", figures.requestsPerSecond()},
                               {"steps", stepsJson(figures)},
                               {"seconds", secondsJson(figures)},
                               {"notes", notesJson(figures.notes)},
                               {"thresholds", thresholdsJson(outcome)},
                               {"connections", object({{"opened", qint64(wire.connects)},
                                                       {"refused", qint64(wire.connectErrors)},
                                                       {"lost", qint64(wire.lost)},
                                                       {"timedOut", qint64(wire.timeouts)}})},
                               {"told", journalJson(outcome.journal)},
                               {"ok", outcome.ok()}});
    if (!outcome.booksUnread.isEmpty())
        json.insert(QStringLiteral("booksUnread"), outcome.booksUnread);
    if (outcome.findings)
        json.insert(QStringLiteral("findings"), findingsJson(*outcome.findings));
    if (!outcome.probes.empty())
        json.insert(QStringLiteral("knee"), kneeJson(outcome));
    return QJsonDocument(json).toJson();
}

QByteArray progressJson(const SecondFigures &second, const std::vector<CheckedThreshold> &held)
{
    QJsonObject json = secondJson(second);
    QJsonArray thresholds;
    for (const CheckedThreshold &checked : held) {
        QJsonObject one;
        insertMeasured(one, checked);
        thresholds.append(one);
    }
    if (!held.empty())
        json.insert(QStringLiteral("thresholds"), thresholds);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray reportCsv(const Report &report)
{
    QByteArray csv = "second,intended,sent,unsent,answered,good,soldOut,limit,busy,failed,p50Micros,p95Micros,"
                     "p99Micros\r\n";
    for (const SecondFigures &second : report.outcome.figures.seconds) {
        QList<QByteArray> cells{QByteArray::number(second.second)};
        for (const quint64 count :
             {second.arrivals.intended, second.arrivals.sent, second.unsent, second.arrivals.answered})
            cells.append(QByteArray::number(count));
        for (const quint64 count : second.outcomes)
            cells.append(QByteArray::number(count));
        for (const Micros time : {second.p50, second.p95, second.p99})
            cells.append(QByteArray::number(qint64(time.count())));
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

bool isReportName(const QString &path)
{
    const QStringList endings = QStringLiteral(".json .html .csv").split(u' ');
    return std::any_of(endings.begin(), endings.end(),
                       [&path](const QString &ending) { return path.endsWith(ending); });
}

Result<void> writeReport(const QString &path, const Report &report)
{
    QSaveFile file(path);
    const bool html = path.endsWith(QLatin1StringView(".html"));
    const bool csv = path.endsWith(QLatin1StringView(".csv"));
    const QByteArray bytes = html ? reportHtml(report) : csv ? reportCsv(report) : reportJson(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return refuse(code::fileNotWritten, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace firstcome::load
