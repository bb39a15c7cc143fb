// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/migrations.h"
#include <optional>

namespace firstcome::sql {

/// What of an SQLite database's tables, indexes and triggers is not as the migrations that were applied to it made
/// them; nothing: all of it is. SQLite keeps them as texts: a byte that changed there is another column, another rule
/// or another index, of which no page and no row tells. What somebody added is not looked at, nor a new database or one
/// that a newer version changed. Of a server nothing: it keeps no texts. Throws Failure::Damaged where not even the
/// texts can be read.
std::optional<QString> damageOfSchema(Connection &connection, const QList<Migration> &migrations);

} // namespace firstcome::sql
