// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/refresh_token.h"
#include "backend/platform/crypto/digest.h"
#include "backend/platform/crypto/random.h"
#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"

namespace firstcome::access {

namespace {

constexpr int secretSize = 32; // so much randomness needs no slow hash at rest

RefreshToken tokenOf(Id sessionId, const QByteArray &secret)
{
    const QByteArray text = QByteArray::number(sessionId) + '.' +
                            secret.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    return {text, crypto::sha256(text)};
}

} // namespace

bool RefreshToken::isStoredAs(const QByteArray &stored) const
{
    return crypto::sameSecret(hash, stored);
}

RefreshToken newRefreshToken(Id sessionId)
{
    return tokenOf(sessionId, crypto::randomBytes(secretSize));
}

RefreshToken followingRefreshToken(const crypto::Hmac &key, const RefreshToken &used, Id sessionId)
{
    return tokenOf(sessionId, key("refresh:" + used.text));
}

Result<RefreshTry> refreshTryFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    const QByteArray text = fields->text("refreshToken").toUtf8();
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    const auto sessionId = idFrom(QByteArrayView(text).first(std::max<qsizetype>(text.indexOf('.'), 0)));
    if (!sessionId)
        return tl::unexpected(refreshUnknown());
    return RefreshTry{{text, crypto::sha256(text)}, *sessionId};
}

RefreshVerdict refreshVerdict(const RefreshFacts &facts, Instant now)
{
    if (facts.ended)
        return RefreshVerdict::Ended;
    if (now >= facts.expiresAt)
        return RefreshVerdict::Expired;
    if (!facts.followedAt)
        return RefreshVerdict::Goes;
    const bool isTwin = now < *facts.followedAt + refreshTwinWithin && !facts.followerUsed;
    return isTwin ? RefreshVerdict::Repeat : RefreshVerdict::Reused;
}

Refusal refreshRefusal(RefreshVerdict verdict)
{
    switch (verdict) {
    case RefreshVerdict::Reused:
        return {code::tokenReused,
                QStringLiteral("This refresh token was used before; its session has ended. Sign in again."),
                {},
                {}};
    case RefreshVerdict::Expired:
        return {code::tokenExpired, QStringLiteral("The refresh token has expired. Sign in again."), {}, {}};
    default:
        return {code::tokenRevoked, QStringLiteral("The session has ended. Sign in again."), {}, {}};
    }
}

Refusal refreshUnknown()
{
    return {code::tokenInvalid, QStringLiteral("The refresh token is not valid. Sign in again."), {}, {}};
}

} // namespace firstcome::access
