// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/simulators_module.h"

#include "backend/platform/http/query_parameter.h"
#include "shared/contract/error_codes.h"
#include <QJsonDocument>

namespace firstcome::simulators {

namespace {

constexpr std::chrono::milliseconds notifyWithin{5'000};
constexpr std::size_t usualCalls = 100;

} // namespace

NotifyShop notifyOver(outgoing::HttpClient &client, QByteArray url)
{
    return [&client, url = std::move(url)](const QByteArray &reference) {
        outgoing::Call call;
        call.method = "POST";
        call.url = url;
        call.timeout = notifyWithin;
        call.body = QJsonDocument(QJsonObject{{QStringLiteral("reference"), QString::fromLatin1(reference)}})
                        .toJson(QJsonDocument::Compact);
        client.send(std::move(call));
    };
}

SimulatorsModule::SimulatorsModule(SimulatorsSetup setup)
    : m_prefix(std::move(setup.prefix)), m_playsGateway(setup.gateway), m_playsCarrier(setup.carrier),
      m_settings(std::move(setup.settings)), m_reception(m_settings, m_calls, setup.clock),
      m_gatewayBook(setup.folder + QStringLiteral("/gateway.journal"), setup.seed, setup.clock()),
      m_carrierBook(setup.folder + QStringLiteral("/carrier.journal"), setup.seed, setup.clock()),
      m_gateway({m_gatewayBook, m_reception, std::move(setup.secretKey)}),
      m_carrier({m_carrierBook, m_reception, std::move(setup.notifyShop)})
{
}

void SimulatorsModule::mountRoutes(http::Router &router)
{
    if (m_playsGateway)
        m_gateway.mount(router, m_prefix);
    if (m_playsCarrier)
        m_carrier.mount(router, m_prefix);
    if (!m_playsGateway || !m_playsCarrier)
        return;
    router.get(m_prefix + "/calls?limit", http::Policy::open(),
               [this](const http::Request &request) { return calls(request); });
    http::Route settings;
    settings.method = http::Method::Put;
    settings.pattern = m_prefix + "/settings";
    settings.policy = http::Policy::open();
    settings.handler = http::Handler([this](const http::Request &request) { return changeSettings(request); });
    router.add(std::move(settings));
}

http::Response SimulatorsModule::changeSettings(const http::Request &request)
{
    const auto settings = m_settings.change(request.body);
    if (!settings)
        return http::problem(settings.error(), request);
    return http::json(200, toJson(*settings));
}

http::Response SimulatorsModule::calls(const http::Request &request) const
{
    const auto limit = http::numberIn(request, "limit", {0, CallLog::kept});
    if (!limit)
        return http::problem(limit.error(), request);
    return http::json(200, m_calls.view(std::size_t(limit->value_or(usualCalls))));
}

} // namespace firstcome::simulators
