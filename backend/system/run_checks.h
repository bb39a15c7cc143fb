// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include <QJsonObject>

namespace firstcome::system {

/// All that can be asked of a shop, of a running server as of a database by itself.
struct EveryCheck
{
    Check schema; ///< whether the tables are as they were made: where they are not, nothing else can be asked
    QList<Check> others;
};

/// Runs every check in one snapshot: {ok, at, invariants: [{id, name, ok, detail?}]}.
QJsonObject runChecks(sql::Connection &connection, const QList<Check> &checks, Instant now);
QJsonObject runChecks(sql::Connection &connection, const EveryCheck &checks, Instant now);
/// The same of what kept everything else from being asked.
QJsonObject onlyBroken(const Check &check, const QString &detail, Instant now);

} // namespace firstcome::system
