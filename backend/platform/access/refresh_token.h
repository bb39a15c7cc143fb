// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include "shared/base/result.h"
#include <QByteArray>

namespace firstcome::crypto {
class Hmac;
} // namespace firstcome::crypto

namespace firstcome::access {

/// For so long the refresh that was just done is answered again with the same tokens: an answer that was lost, or two
/// windows that refresh at once, must not end a session.
inline constexpr std::chrono::seconds refreshTwinWithin{10};

/// A refresh token is opaque: the id of its session, by which it is found, and a random secret, of which only the hash
/// is stored.
struct RefreshToken
{
    QByteArray text; ///< handed out once
    QByteArray hash; ///< stored

    bool isStoredAs(const QByteArray &hash) const;
};

RefreshToken newRefreshToken(Id sessionId);
/// The token of the session that follows the one of `used`. Always the same one, so that nothing but hashes has to be
/// stored to give it a second time; only who has the key can make it.
RefreshToken followingRefreshToken(const crypto::Hmac &key, const RefreshToken &used, Id sessionId);

/// What a client sends to refresh: the token and the session it names, which may not exist.
struct RefreshTry
{
    RefreshToken token;
    Id sessionId = 0;
};

/// Reads `{refreshToken}`; TOKEN_INVALID where it is none of ours.
Result<RefreshTry> refreshTryFrom(const QByteArray &body);

/// What is stored of the session a refresh token names.
struct RefreshFacts
{
    Instant expiresAt{};
    bool ended = false;
    std::optional<Instant> followedAt; ///< when the session that follows it began
    bool followerUsed = false;         ///< that one was refreshed itself, so its tokens arrived
};

enum class RefreshVerdict : quint8 {
    Goes,   ///< a session follows
    Repeat, ///< the tokens of the session that follows are given again
    Reused, ///< somebody has a copy: the family must end
    Expired,
    Ended,
};

RefreshVerdict refreshVerdict(const RefreshFacts &facts, Instant now);
/// How the last three are told: TOKEN_REUSED, TOKEN_EXPIRED or TOKEN_REVOKED.
Refusal refreshRefusal(RefreshVerdict verdict);
/// For a token that names no session, or whose secret is not the session's.
Refusal refreshUnknown();

} // namespace firstcome::access
