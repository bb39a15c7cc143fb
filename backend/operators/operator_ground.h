// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/chained_audit.h"
#include "backend/platform/access/password_gate.h"
#include "backend/platform/access/revoked_tokens.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/module/ground.h"

namespace firstcome::operators {

/// What the operators' module stands on; all of it outlives the module.
struct OperatorGround : Ground
{
    const ChainedAudit &chain;
    access::Passwords &passwords;
    const access::Tokens &tokens; ///< of the operators' audience
    access::RevokedTokens &revoked;
    access::PasswordLimits passwordLimits{};
};

} // namespace firstcome::operators
