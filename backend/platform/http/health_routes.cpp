// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/health_routes.h"

#include <QJsonArray>

namespace firstcome::http {

namespace {

Response readiness(const watch::Health &health, const QString &roles)
{
    QJsonObject probes;
    QJsonObject notices;
    bool ready = true;
    for (const watch::Health::Finding &finding : health.findings()) {
        (finding.needed ? probes : notices).insert(QString::fromLatin1(finding.name), finding.ready);
        ready = ready && (finding.ready || !finding.needed);
    }
    QJsonObject body{{QStringLiteral("ready"), ready}, {QStringLiteral("probes"), probes}};
    if (!roles.isEmpty())
        body.insert(QStringLiteral("roles"), roles);
    if (!notices.isEmpty())
        body.insert(QStringLiteral("notices"), notices);
    Response response = json(ready ? 200 : 503, body);
    if (!ready)
        response.headers.emplace_back("Retry-After", "1");
    return response;
}

Response liveness(const watch::Health &health)
{
    const bool live = health.isLive(watch::Health::Steady::now());
    return encoded(live ? 200 : 503, live ? "{\"live\":true}" : "{\"live\":false}");
}

Response exposition(const watch::Metrics &metrics)
{
    Response response = encoded(200, metrics.text());
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

void addProbeRoute(Router &router, QByteArray pattern, Policy policy, Handler handler)
{
    Route route{Method::Get, std::move(pattern), policy, std::move(handler)};
    route.logged = false;
    router.add(std::move(route));
}

} // namespace

void mountHealthRoutes(Router &router, const watch::Health &health, const watch::Metrics &metrics, const QString &roles)
{
    addProbeRoute(router, "/livez", Policy::open(), [&health](const Request &) { return liveness(health); });
    addProbeRoute(router, "/readyz", Policy::open(),
                  [&health, roles](const Request &) { return readiness(health, roles); });
    addProbeRoute(router, "/version", Policy::open(),
                  [](const Request &) { return encoded(200, "{\"version\":\"" FIRSTCOME_VERSION "\"}"); });
    addProbeRoute(router, "/metrics", Policy::local(), [&metrics](const Request &) { return exposition(metrics); });
}

} // namespace firstcome::http
