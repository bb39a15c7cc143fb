// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/exchange/imported_scenario.h"

#include "shared/contract/error_codes.h"
#include <QJsonDocument>
#include <array>

namespace firstcome::load {

namespace {

/// The call a journey cannot do without.
struct Need
{
    JourneyKind journey;
    const char *path;
    const char *method;
};
constexpr std::array needs{
    Need{JourneyKind::Browse, "/v1/products", "get"},       Need{JourneyKind::Stock, "/v1/products/{id}/stock", "get"},
    Need{JourneyKind::Login, "/v1/sessions", "post"},       Need{JourneyKind::Order, "/v1/orders", "post"},
    Need{JourneyKind::Buy, "/v1/payments/confirm", "post"}, Need{JourneyKind::Cancel, "/v1/orders/{id}/cancel", "post"},
    Need{JourneyKind::Refund, "/v1/claims", "post"}};

} // namespace

Result<ImportedScenario> scenarioFromOpenApi(const QJsonObject &document)
{
    const QJsonObject paths = document.value(QLatin1StringView("paths")).toObject();
    ImportedScenario imported;
    QStringList used;
    for (const Need &need : needs) {
        const QString path = QString::fromLatin1(need.path);
        if (!paths.value(path).toObject().contains(QLatin1StringView(need.method)))
            continue;
        imported.scenario.mix.push_back({need.journey});
        used.append(path);
    }
    if (imported.scenario.mix.empty())
        return refuse(code::fileInvalid, QStringLiteral("The document has no call a journey is made of."));
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        if (!used.contains(path.key()))
            imported.leftOut.append(path.key());
    }
    imported.scenario.arrivals = {{Shape::Constant, 10, 0, 1, 30}};
    return imported;
}

Result<ImportedScenario> scenarioFromDocument(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.contains(QLatin1StringView("openapi")))
        return scenarioFromOpenApi(object);
    if (object.contains(QLatin1StringView("log")))
        return scenarioFromHar(object);
    return refuse(code::fileInvalid,
                  QStringLiteral("This is neither a HAR recording nor an OpenAPI document in JSON (/openapi.json)."));
}

} // namespace firstcome::load
