// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/revoked_tokens.h"
#include "backend/platform/access/tokens.h"

namespace firstcome::access {

void RevokedTokens::revoke(http::Audience audience, const QByteArray &tokenId, Instant expiresAt)
{
    const std::unique_lock lock(m_mutex);
    if (m_revoked[size_t(audience)].contains(tokenId))
        return;
    m_revoked[size_t(audience)].insert(tokenId, expiresAt);
    m_generation.fetch_add(1, std::memory_order_release);
}

void RevokedTokens::hear(std::span<const Change> changes, http::Audience audience)
{
    for (const Change &change : changes) {
        const auto *token = std::get_if<TokenRevoked>(&change);
        if (token && token->ofOperator == (audience == http::Audience::Operator))
            revoke(audience, QByteArray::number(token->tokenId), token->expiresAt);
    }
}

bool RevokedTokens::contains(http::Audience audience, const QByteArray &tokenId) const
{
    const std::shared_lock lock(m_mutex);
    return m_revoked[size_t(audience)].contains(tokenId);
}

void RevokedTokens::forgetExpired(Instant now)
{
    const std::unique_lock lock(m_mutex);
    // The leeway counts here as well: a token is honoured for that long beyond its expiry.
    for (auto &revoked : m_revoked)
        revoked.removeIf([now](const auto &entry) { return entry.value() + tokenLeeway <= now; });
}

qsizetype RevokedTokens::count() const
{
    const std::shared_lock lock(m_mutex);
    return m_revoked[0].size() + m_revoked[1].size();
}

} // namespace firstcome::access
