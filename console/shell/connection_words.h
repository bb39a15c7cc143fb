// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/state_pill.h"
#include "shared/client/live_status.h"

namespace firstcome {

/// The connection as the status bar says it.
struct ConnectionWords
{
    Pill pill;
    QString more; ///< since when, next try; empty while all is well
};

ConnectionWords wordsFor(const LiveStatus &status, Instant now);

} // namespace firstcome
