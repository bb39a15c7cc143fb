// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/invariant_check.h"

#include "shared/client/api_client.h"
#include <QJsonArray>

namespace firstcome {

namespace {

// A big database takes a while to be looked through.
constexpr std::chrono::seconds answerWithin{120};

} // namespace

int CheckReport::broken() const
{
    return int(std::count_if(invariants.begin(), invariants.end(), [](const Invariant &item) { return !item.ok; }));
}

CheckReport checkReportFrom(const QJsonObject &answer, Instant at)
{
    CheckReport report;
    report.ok = answer.value(QLatin1StringView("ok")).toBool();
    report.at = at;
    for (const QJsonValue value : answer.value(QLatin1StringView("invariants")).toArray()) {
        const QJsonObject item = value.toObject();
        report.invariants.push_back(
            {item.value(QLatin1StringView("id")).toString(), item.value(QLatin1StringView("name")).toString(),
             item.value(QLatin1StringView("ok")).toBool(), item.value(QLatin1StringView("detail")).toString()});
    }
    // What does not hold is read first.
    std::stable_partition(report.invariants.begin(), report.invariants.end(),
                          [](const Invariant &item) { return !item.ok; });
    return report;
}

InvariantCheck::InvariantCheck(ApiClient &api, QObject *parent) : QObject(parent), m_api(api)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &InvariantCheck::run);
}

void InvariantCheck::setLive(bool live)
{
    m_live = live;
    if (!live)
        m_next.stop();
    else if (!m_running && !m_next.isActive())
        run();
}

void InvariantCheck::run()
{
    if (m_running)
        return;
    m_next.stop();
    m_running = true;
    Q_EMIT changed();
    const Instant started = systemNow();
    m_api.send(ApiRequest::post(QStringLiteral("/v1/ops/check")).within(answerWithin), this,
               [this, started](const Result<ApiAnswer> &answer) {
                   const Instant now = systemNow();
                   m_running = false;
                   m_failure = answer ? std::nullopt : std::optional(answer.error());
                   if (answer)
                       m_report = checkReportFrom(answer->json, now);
                   if (m_live)
                       m_next.start(std::max<std::chrono::milliseconds>(pause, (now - started) * restAfter));
                   Q_EMIT changed();
               });
}

} // namespace firstcome
