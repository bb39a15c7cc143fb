// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/move_claims.h"
#include "backend/platform/access/attempt_limit.h"
#include "backend/platform/http/router.h"

namespace firstcome::claims {

/// A shopper's side: POST /v1/claims and /v1/claims/{id}/withdraw. Thread: the lanes'.
class AskRoutes
{
public:
    AskRoutes(const Ground &ground, const MoveClaims &moves) : m_ground(ground), m_moves(moves) {}
    void mount(http::Router &router);

    static constexpr size_t mostOfAMember = 30; ///< in a minute

private:
    QCoro::Task<http::Response> request(const http::Request &request);
    QCoro::Task<http::Response> withdraw(const http::Request &request);

    const Ground m_ground;
    const MoveClaims &m_moves;
    access::AttemptLimit m_rate{mostOfAMember, std::chrono::minutes(1), {m_ground.changes, "claims.member"}};
};

} // namespace firstcome::claims
