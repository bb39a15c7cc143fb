// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace firstcome::consumers {

/// Whether acts that break something on purpose are served.
enum class Faults : bool { Off, On };

} // namespace firstcome::consumers
