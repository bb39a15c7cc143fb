// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/base/result.h"

namespace firstcome::http {

/// Verifies a bearer token for an audience. Implemented by platform/crypto's tokens; called by the edge on its lanes.
/// A refusal carries TOKEN_INVALID, TOKEN_EXPIRED or TOKEN_REVOKED (401).
/// Thread: any; must be quick (the edge keeps no cache of its own).
class Authenticator
{
public:
    virtual ~Authenticator() = default;
    virtual Result<Principal> verify(QByteArrayView token, Audience audience, Instant now) = 0;
    /// Grows with each token that is revoked: while it stands still, who was let in may stay.
    virtual quint64 revocations() const { return 0; }
};

} // namespace firstcome::http
