// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/load/scenario/scenario.h"

namespace firstcome::load {

/// Reads a scenario file. Refusals REQUEST_INVALID and VALUE_INVALID name every field that is wrong and what is taken;
/// where the text is no JSON, the line.
Result<Scenario> scenarioFromJson(const QByteArray &json, const QString &name);
/// A preset's name, or the path of a file; else SCENARIO_UNKNOWN.
Result<Scenario> scenarioFrom(const QString &presetOrFile);
/// The form `scenarioFromJson` reads.
QJsonObject scenarioJson(const Scenario &scenario);

} // namespace firstcome::load
