// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::sql {

/// What is wrong with the log that a killed SQLite left beside this database; nothing: it is sound, or there is none.
/// SQLite itself takes the first frame that does not add up for the end of the log, so that a byte that changed within
/// it would undo every later transaction without a word. A torn end is no damage: with synchronous=FULL only the last
/// transaction can be torn, so a log that goes on behind another transaction was whole once.
/// Only while nobody has the database open. Blocking: reads the whole log.
std::optional<QString> damageOfLog(const QString &databasePath);

} // namespace firstcome::sql
