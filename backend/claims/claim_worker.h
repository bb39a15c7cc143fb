// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/move_claims.h"
#include "backend/platform/module/workers.h"

namespace firstcome::claims {

/// What happens to claims without being asked by a request: what payments and orders did moves them on, and the daily
/// job completes returns that nobody has decided, those of missed days too.
/// Invariant: every move is a compare-and-set, so a repeated event finds nothing to move.
/// Thread: `apply` the writer's, `completeReturns` the worker loop.
class ClaimWorker
{
public:
    ClaimWorker(const Ground &ground, const MoveClaims &moves, const ClaimStore &claims)
        : m_ground(ground), m_moves(moves), m_claims(claims)
    {
    }

    void mount(Workers &workers);
    void apply(sql::Connection &connection, std::span<const events::Event> events) const;
    /// Every return whose day has come.
    QCoro::Task<> completeReturns();

    static constexpr int returnsAtOnce = 10; ///< in one transaction

private:
    /// How many were looked at.
    int completeDue(sql::Connection &connection, Instant now) const;

    const Ground m_ground;
    const MoveClaims &m_moves;
    const ClaimStore &m_claims;
};

} // namespace firstcome::claims
