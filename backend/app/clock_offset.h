// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/instant.h"
#include "shared/base/result.h"
#include <QString>

namespace firstcome::app {

/// The clock of an installation whose days are tried in advance: the system's, so far ahead.
/// Invariant: it never goes back on a data folder. The offset is kept there before anything is written with it, every
/// command on the folder follows it, and only a later clock can take its place.
Clock clockAhead(std::chrono::seconds offset);

/// The offset kept in the folder; none is 0. SETTING_WRONG when what is kept is not one.
Result<std::chrono::seconds> keptClockOffset(const QString &dataFolder);

/// SETTING_WRONG when that clock would be an earlier one than the folder's.
Result<void> refuseEarlierClock(const QString &dataFolder, std::chrono::seconds offset);
/// Keeps it, durably, where the folder does not have it yet.
Result<void> keepClockOffset(const QString &dataFolder, std::chrono::seconds offset);

} // namespace firstcome::app
