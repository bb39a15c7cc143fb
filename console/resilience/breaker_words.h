// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/resilience/breaker_view.h"
#include "console/widgets/state_pill.h"
#include "console/widgets/tile.h"

/// Dependencies and their breakers in the operator's language. Pure.
namespace firstcome::breaker_words {

QString dependency(const QString &name);
Pill pill(BreakerState state);
/// What its tile shows, as of `now`, the server's clock.
Tile::Figure figure(const BreakerView &breaker, Instant now);
/// What happens while it is forced open.
QString whileOpen(const QString &name);
/// "half open in 4 s", "reverts in 9 min"; empty: nothing is awaited.
QString awaited(const BreakerView &breaker, Instant now);
QString outcome(const WhatIf &result);

} // namespace firstcome::breaker_words
