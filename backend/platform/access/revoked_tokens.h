// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/request.h"
#include "shared/contract/changes.h"
#include <QHash>
#include <shared_mutex>

namespace firstcome::access {

/// The access tokens that ended before their time, kept in memory until they would have expired anyway.
/// Whoever revokes has stored it first, tells it as a change (members: revoked_tokens, ops: operator_sessions) and
/// loads what is stored at start. Thread: any; a token revoked before a call began is seen by it.
class RevokedTokens
{
public:
    void revoke(http::Audience audience, const QByteArray &tokenId, Instant expiresAt);
    /// Those of this audience that were revoked, here or by another instance.
    void hear(std::span<const Change> changes, http::Audience audience);
    bool contains(http::Audience audience, const QByteArray &tokenId) const;
    /// Grows with each revocation: while it stands still, a token once found alive is alive.
    quint64 generation() const { return m_generation.load(std::memory_order_acquire); }
    /// Drops those that are dead by their own expiry.
    void forgetExpired(Instant now);
    qsizetype count() const;

private:
    mutable std::shared_mutex m_mutex;
    std::array<QHash<QByteArray, Instant>, 2> m_revoked; ///< by audience
    std::atomic<quint64> m_generation{1};
};

} // namespace firstcome::access
