// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <optional>

namespace firstcome::sql {

/// Somebody let another program write to the database, or has one from before there were sums, and answers for it: the
/// pages that do not add up get their sums. How many; nothing when the file cannot be read or written. A database
/// without sums is written anew beside itself and put in its own place, whole or not at all; it needs room for that.
/// Only while nobody has it open, and after what lies beside it was looked at (see left_log). Blocking.
std::optional<int> takePagesAsTheyAre(const QString &path);

} // namespace firstcome::sql
