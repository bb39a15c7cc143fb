// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include <QJsonObject>

namespace firstcome::system {

/// Runs every check in one snapshot: {ok, at, invariants: [{id, name, ok, detail?}]}.
QJsonObject runChecks(sql::Connection &connection, const QList<Check> &checks, Instant now);

} // namespace firstcome::system
