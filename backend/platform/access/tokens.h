// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/access/refresh_token.h"
#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/keys.h"
#include "backend/platform/http/request.h"
#include "shared/base/result.h"

namespace firstcome::access {

/// How far two clocks may differ before a token counts as expired or not yet valid.
inline constexpr std::chrono::seconds tokenLeeway{60};
/// Anything longer was not made here.
inline constexpr qsizetype longestToken = 1024;

/// Issues and verifies the access tokens of one audience: JWT, HS256, signed with that audience's newest key.
/// The header of a token chooses nothing: it must be, byte for byte, one this object writes, so algorithm, type and key
/// are fixed by the local keys. Claims: iss, aud, sub, rights, jti, iat, nbf, exp; each once; unknown claims are
/// ignored. Does not know of revocation: see TokenAuthenticator. Invariant: immutable. Thread: any.
class Tokens
{
public:
    /// `keys` as crypto::KeyFolder gives them: the first signs, all verify.
    Tokens(http::Audience audience, const QList<crypto::Key> &keys);

    http::Audience audience() const { return m_audience; }

    /// `principal.audience` is this object's.
    QByteArray issue(const http::Principal &principal, Instant now) const;

    /// The refresh token of the session that follows the one of `used`, always the same one.
    RefreshToken refreshAfter(const RefreshToken &used, Id sessionId) const;

    /// A refusal is TOKEN_INVALID or TOKEN_EXPIRED.
    Result<http::Principal> verify(QByteArrayView token, Instant now) const;

private:
    struct Signer
    {
        QByteArray header; ///< base64url, with the dot behind it
        crypto::Hmac hmac;
    };

    std::optional<http::Principal> read(const QByteArray &payload, Instant now) const;

    http::Audience m_audience;
    std::vector<Signer> m_signers;
};

} // namespace firstcome::access
