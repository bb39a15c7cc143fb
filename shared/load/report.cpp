// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report.h"

#include "shared/contract/error_codes.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

namespace firstcome::load {

namespace {

QJsonObject latencyJson(const Histogram &time)
{
    const auto micros = [](Micros value) { return qint64(value.count()); };
    return {{QStringLiteral("count"), qint64(time.count())},
            {QStringLiteral("min"), micros(time.lowest())},
            {QStringLiteral("mean"), time.meanMicros()},
            {QStringLiteral("p50"), micros(time.percentile(50))},
            {QStringLiteral("p90"), micros(time.percentile(90))},
            {QStringLiteral("p99"), micros(time.percentile(99))},
            {QStringLiteral("p99.9"), micros(time.percentile(99.9))},
            {QStringLiteral("p99.99"), micros(time.percentile(99.99))},
            {QStringLiteral("max"), micros(time.highest())}};
}

QJsonObject stepJson(const QString &name, const StepFigures &step, double seconds)
{
    const auto marked = [&step](Mark mark) { return qint64(step.marked(mark)); };
    return {{QStringLiteral("name"), name},
            {QStringLiteral("requests"), qint64(step.requests())},
            {QStringLiteral("perSecond"), seconds > 0 ? double(step.requests()) / seconds : 0.0},
            {QStringLiteral("good"), marked(Mark::Good)},
            {QStringLiteral("soldOut"), marked(Mark::SoldOut)},
            {QStringLiteral("refused"), marked(Mark::Refused)},
            {QStringLiteral("busy"), marked(Mark::Busy)},
            {QStringLiteral("lost"), marked(Mark::Lost)},
            {QStringLiteral("errors"), marked(Mark::Error)},
            {QStringLiteral("latencyMicros"), latencyJson(step.serviceTime)}};
}

QJsonArray stepsJson(const RunFigures &figures)
{
    const double seconds = std::chrono::duration<double>(figures.elapsed).count();
    QJsonArray steps;
    for (std::size_t step = 0; step < stepCount; ++step) {
        if (figures.steps[step].requests() > 0)
            steps.append(stepJson(QString::fromLatin1(stepName(Step(step))), figures.steps[step], seconds));
    }
    steps.append(stepJson(QStringLiteral("all"), figures.total(), seconds));
    return steps;
}

QJsonArray secondsJson(const RunFigures &figures)
{
    QJsonArray seconds;
    for (const SecondFigures &second : figures.seconds) {
        seconds.append(QJsonObject{{QStringLiteral("second"), second.second},
                                   {QStringLiteral("lengthMs"), qint64(second.length.count())},
                                   {QStringLiteral("usersActive"), second.usersActive},
                                   {QStringLiteral("requests"), qint64(second.requests)},
                                   {QStringLiteral("orders"), qint64(second.orders)},
                                   {QStringLiteral("soldOut"), qint64(second.soldOut)},
                                   {QStringLiteral("errors"), qint64(second.errors)},
                                   {QStringLiteral("p50Micros"), qint64(second.p50.count())},
                                   {QStringLiteral("p99Micros"), qint64(second.p99.count())}});
    }
    return seconds;
}

QJsonObject rangeJson(Range range)
{
    return {{QStringLiteral("min"), range.least}, {QStringLiteral("max"), range.most}};
}

QJsonObject scenarioJson(const Scenario &scenario)
{
    QJsonArray products;
    for (const Id id : scenario.products)
        products.append(idText(id));
    const bool balance = scenario.payBy == PayBy::Balance;
    return {{QStringLiteral("name"), scenario.name},
            {QStringLiteral("journey"), pathName(scenario.path)},
            {QStringLiteral("users"), scenario.users},
            {QStringLiteral("ramp"), qint64(scenario.ramp.count())},
            {QStringLiteral("duration"), qint64(scenario.duration.count())},
            {QStringLiteral("quantity"), rangeJson(scenario.quantity)},
            {QStringLiteral("lines"), rangeJson(scenario.lines)},
            {QStringLiteral("thinkMilliseconds"), rangeJson(scenario.thinkMillis)},
            {QStringLiteral("payment"), balance ? QStringLiteral("BALANCE") : QStringLiteral("PG")},
            {QStringLiteral("products"), products},
            {QStringLiteral("seed"), qint64(scenario.seed)}};
}

QJsonObject journalJson(const BuyerJournal &journal)
{
    qint64 units = 0;
    for (const Grant &grant : journal.grants())
        for (const ToldLine &line : grant.order.lines)
            units += line.quantity;
    QJsonObject refusals;
    for (const auto &[code, count] : journal.refusals())
        refusals.insert(QString::fromStdString(code), qint64(count));
    return {{QStringLiteral("orders"), qint64(journal.grants().size())},
            {QStringLiteral("units"), units},
            {QStringLiteral("soldOut"), qint64(journal.soldOutAnswers())},
            {QStringLiteral("refusals"), refusals},
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

} // namespace

QByteArray reportJson(const Report &report)
{
    const RunFigures &figures = report.figures;
    const WireClient::Counters &wire = figures.wire;
    QJsonObject json{
        {QStringLiteral("program"), QStringLiteral("firstcome-load ") + QStringLiteral(FIRSTCOME_VERSION)},
        {QStringLiteral("url"), report.url},
        {QStringLiteral("startedAt"), toIso(report.startedAt)},
        {QStringLiteral("elapsedSeconds"), std::chrono::duration<double>(figures.elapsed).count()},
        {QStringLiteral("stoppedEarly"), figures.stoppedEarly},
        {QStringLiteral("scenario"), scenarioJson(report.scenario)},
        {QStringLiteral("requestsPerSecond"), figures.requestsPerSecond()},
        {QStringLiteral("steps"), stepsJson(figures)},
        {QStringLiteral("seconds"), secondsJson(figures)},
        {QStringLiteral("connections"), QJsonObject{{QStringLiteral("opened"), qint64(wire.connects)},
                                                    {QStringLiteral("refused"), qint64(wire.connectErrors)},
                                                    {QStringLiteral("lost"), qint64(wire.lost)},
                                                    {QStringLiteral("timedOut"), qint64(wire.timeouts)}}},
        {QStringLiteral("told"), journalJson(report.journal)}};
    if (report.findings) {
        json.insert(QStringLiteral("findings"), findingsJson(*report.findings));
        json.insert(QStringLiteral("ok"), allOk(*report.findings));
    }
    return QJsonDocument(json).toJson();
}

bool isReportName(const QString &path)
{
    return path.endsWith(QLatin1StringView(".json")) || path.endsWith(QLatin1StringView(".html"));
}

Result<void> writeReport(const QString &path, const Report &report)
{
    QSaveFile file(path);
    const QByteArray bytes = path.endsWith(QLatin1StringView(".html")) ? reportHtml(report) : reportJson(report);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return refuse(code::fileNotWritten, QStringLiteral("%1: %2").arg(path, file.errorString()));
    return {};
}

} // namespace firstcome::load
