// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event.h"
#include "shared/contract/claim.h"

namespace firstcome::claims {

/// What claims tell the others (contract: shared/contract/claim_payloads.h), by the state the claim is in now; the
/// sequence is its order's version.
events::Event eventOf(const Claim &claim, qint64 orderVersion);

} // namespace firstcome::claims
