// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QByteArray>
#include <QJsonObject>

namespace firstcome::docs {

/// The document as it is served. Throws std::runtime_error when the YAML is not well formed, which a test rules out.
QJsonObject openapi();

/// YAML (1.2, core schema) of an object as JSON; throws std::runtime_error.
QJsonObject jsonOfYaml(const QByteArray &yaml);

} // namespace firstcome::docs
