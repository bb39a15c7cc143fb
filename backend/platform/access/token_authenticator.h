// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/revoked_tokens.h"
#include "backend/platform/access/tokens.h"
#include "backend/platform/http/authenticator.h"

namespace firstcome::access {

/// Each audience has keys of its own.
struct AudienceTokens
{
    const Tokens &members;
    const Tokens &operators;
};

/// The edge's authenticator: signature and claims by Tokens, remembered for each thread; expiry and revocation at every
/// call. Invariant: a token is never honoured for another audience, after its expiry and leeway, or once revoked.
/// Thread: any; a thread's memory is bounded by `rememberedTokens` twice.
class TokenAuthenticator : public http::Authenticator
{
public:
    static constexpr int rememberedTokens = 8192;

    TokenAuthenticator(AudienceTokens tokens, const RevokedTokens &revoked);

    Result<http::Principal> verify(QByteArrayView token, http::Audience audience, Instant now) override;
    quint64 revocations() const override { return m_revoked.generation(); }

private:
    struct Remembered
    {
        http::Principal principal;
        quint64 aliveAt = 0; ///< the generation of revocations at which it was last looked up
    };
    struct Memory;

    Memory &memory() const;
    bool revoked(Remembered &token) const;

    AudienceTokens m_tokens;
    const RevokedTokens &m_revoked;
    quint64 m_serial; ///< tells the memories of two authenticators in one thread apart
};

} // namespace firstcome::access
