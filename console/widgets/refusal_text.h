// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/result.h"

namespace firstcome {

/// A refusal in the operator's words and language; codes that have no words here speak with the server's own detail.
QString refusalText(const Refusal &refusal);

} // namespace firstcome
