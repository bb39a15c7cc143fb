// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/token_authenticator.h"

#include "shared/contract/error_codes.h"

namespace firstcome::access {

/// Two generations: what is asked for again moves into the young one, and the old one is dropped when the young is
/// full.
struct TokenAuthenticator::Memory
{
    quint64 owner = 0;
    QHash<QByteArray, Remembered> young;
    QHash<QByteArray, Remembered> old;

    Remembered *find(const QByteArray &token)
    {
        if (const auto found = young.find(token); found != young.end())
            return &*found;
        const auto found = old.find(token);
        if (found == old.end())
            return nullptr;
        const QByteArray key = found.key();
        return insert(key, old.take(key));
    }

    Remembered *insert(const QByteArray &token, Remembered remembered)
    {
        if (young.size() >= rememberedTokens) {
            old = std::move(young);
            young = {};
        }
        return &*young.insert(token, std::move(remembered));
    }
};

TokenAuthenticator::TokenAuthenticator(AudienceTokens tokens, const RevokedTokens &revoked)
    : m_tokens(tokens), m_revoked(revoked)
{
    static std::atomic<quint64> serials{0};
    m_serial = ++serials;
}

TokenAuthenticator::Memory &TokenAuthenticator::memory() const
{
    thread_local Memory memory;
    if (memory.owner != m_serial)
        memory = Memory{m_serial, {}, {}};
    return memory;
}

bool TokenAuthenticator::revoked(Remembered &token) const
{
    // Read before the look-up: a revocation in between is then looked up again the next time.
    const quint64 generation = m_revoked.generation();
    if (token.aliveAt == generation)
        return false;
    if (m_revoked.contains(token.principal.audience, token.principal.tokenId))
        return true;
    token.aliveAt = generation;
    return false;
}

Result<http::Principal> TokenAuthenticator::verify(QByteArrayView token, http::Audience audience, Instant now)
{
    Memory &memory = this->memory();
    // Not a copy: the look-up only borrows the bytes.
    Remembered *known = memory.find(QByteArray::fromRawData(token.data(), token.size()));
    if (!known) {
        const Tokens &tokens = audience == http::Audience::Member ? m_tokens.members : m_tokens.operators;
        auto principal = tokens.verify(token, now);
        if (!principal)
            return tl::unexpected(std::move(principal.error()));
        known = memory.insert(token.toByteArray(), {std::move(*principal), 0});
    }
    if (known->principal.audience != audience)
        return refuse(code::tokenInvalid, QStringLiteral("The access token is not valid here."));
    if (now >= known->principal.expiresAt + tokenLeeway)
        return refuse(code::tokenExpired);
    if (revoked(*known))
        return refuse(code::tokenRevoked);
    return known->principal;
}

} // namespace firstcome::access
