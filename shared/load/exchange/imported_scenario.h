// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"

namespace firstcome::load {

/// A scenario made of something else, and what of that it could not take.
struct ImportedScenario
{
    Scenario scenario;
    QStringList leftOut; ///< "GET /favicon.ico"
};

/// Whoever was recorded, as one user: the journeys of the recorded requests by how often they were made, with the
/// products, quantities and pauses seen. Ids are no part of it: an order's payment and cancel are told from others by
/// the id its answer gave, and a run takes them from its own answers. A refusal FILE_INVALID. Pure.
Result<ImportedScenario> scenarioFromHar(const QJsonObject &har);
/// Every journey the document has the calls for, evenly mixed. A refusal FILE_INVALID. Pure.
Result<ImportedScenario> scenarioFromOpenApi(const QJsonObject &document);
/// Either, told apart by what it holds.
Result<ImportedScenario> scenarioFromDocument(const QByteArray &json);

} // namespace firstcome::load
