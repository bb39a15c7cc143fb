// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/simulators_module.h"

#include <QJsonDocument>

namespace firstcome::simulators {

namespace {

constexpr std::chrono::milliseconds notifyWithin{5'000};

}

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
    : m_prefix(std::move(setup.prefix)), m_settings(setup.settings),
      m_gatewayBook(setup.folder + QStringLiteral("/gateway.journal"), setup.seed, setup.clock()),
      m_carrierBook(setup.folder + QStringLiteral("/carrier.journal"), setup.seed, setup.clock()),
      m_gateway({m_gatewayBook, m_settings, setup.clock, std::move(setup.secretKey)}),
      m_carrier({m_carrierBook, m_settings, setup.clock, std::move(setup.notifyShop)})
{
}

void SimulatorsModule::mountRoutes(http::Router &router)
{
    m_gateway.mount(router, m_prefix);
    m_carrier.mount(router, m_prefix);
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

} // namespace firstcome::simulators
