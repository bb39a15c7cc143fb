// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/operators/chained_audit.h"
#include "backend/platform/crypto/password_gate.h"
#include "backend/platform/crypto/revoked_tokens.h"
#include "backend/platform/crypto/tokens.h"
#include "backend/platform/module/ground.h"

namespace firstcome::operators {

/// What the operators' module stands on; all of it outlives the module.
struct OperatorGround : Ground
{
    const ChainedAudit &chain;
    crypto::Passwords &passwords;
    const crypto::Tokens &tokens; ///< of the operators' audience
    crypto::RevokedTokens &revoked;
    crypto::PasswordLimits passwordLimits{};
};

} // namespace firstcome::operators
