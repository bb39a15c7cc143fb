// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/app/foundation.h"
#include "backend/settings/setting.h"

namespace firstcome::app {

/// The settings that change while it runs, in the order of their names; each acts on what the foundation gave to the
/// modules. What is not among them takes a restart, as docs/settings.md says of each.
std::vector<settings::Setting> runTimeSettings(Foundation &foundation);

} // namespace firstcome::app
