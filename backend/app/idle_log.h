// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/settings.h"

namespace firstcome::app {

/// What is wrong with the log of an embedded database that nobody serves: whoever opens it first cuts it where it does
/// not add up. Nothing where somebody does: the log is his. Blocking.
std::optional<QString> damageOfIdleLog(const Settings &settings);

} // namespace firstcome::app
