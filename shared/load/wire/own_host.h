// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome::load {

/// Load is for servers of one's own: this computer, or the host the caller names as his. Else a refusal WRONG_USE.
Result<void> mayBeLoaded(const QString &url, const QString &ownHost);

} // namespace firstcome::load
