// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/ops/chained_audit.h"
#include "backend/platform/crypto/password_gate.h"
#include "backend/platform/crypto/revoked_tokens.h"
#include "backend/platform/crypto/tokens.h"
#include "backend/platform/sql/database.h"

namespace firstcome::ops {

/// What the module is given by the composition root; all of it outlives the module.
struct OpsNeeds
{
    sql::Database &database;
    crypto::Passwords &passwords;
    const crypto::Tokens &tokens; ///< of the operators' audience
    crypto::RevokedTokens &revoked;
    const ChainedAudit &audit;
    IdSource &ids;
    Clock clock;
    crypto::PasswordLimits passwordLimits{};
};

} // namespace firstcome::ops
