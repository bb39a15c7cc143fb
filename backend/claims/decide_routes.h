// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/move_claims.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/answer_once.h"

namespace firstcome::claims {

/// Deciding claims, by their seller and by operators: approve, reject, and many at once (operators). Thread: the
/// lanes'.
class DecideRoutes
{
public:
    DecideRoutes(const Ground &ground, const MoveClaims &moves) : m_ground(ground), m_moves(moves) {}
    void mount(http::Router &router);

    static constexpr int mostAtOnce = 500;

private:
    using Decide = std::function<Result<Claim>(sql::Connection &, const Deciding &, Instant now)>;

    /// One decision and what makes its retry the same.
    struct Call
    {
        Deciding deciding;
        sql::CallScope scope;
        Decide decide;
    };

    QCoro::Task<http::Response> approve(const http::Request &request, ClaimDecider by);
    QCoro::Task<http::Response> reject(const http::Request &request, ClaimDecider by);
    /// Decides, once for its key.
    QCoro::Task<http::Response> decided(const http::Request &request, ClaimDecider by, Decide decide);
    QCoro::Task<http::Response> decideMany(const http::Request &request);
    work::Reply<Result<OnceAnswer>> decide(const Call &call) const;

    const Ground m_ground;
    const MoveClaims &m_moves;
};

} // namespace firstcome::claims
