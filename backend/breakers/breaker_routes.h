// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/breakers/breaker_list.h"
#include "backend/breakers/force_breakers.h"
#include "backend/platform/http/router.h"

namespace firstcome::breakers {

/// /v1/ops/breakers: as they are on all instances, forced, what they did, what other limits would have done.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class BreakerRoutes
{
public:
    BreakerRoutes(const Ground &ground, const BreakerList &list, const ForceBreakers &force,
                  const resilience::BreakerBoard &board)
        : m_ground(ground), m_list(list), m_force(force), m_board(board)
    {
    }

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list();
    Answer force(const http::Request &request);
    Answer revert(const http::Request &request);
    Answer change(const http::Request &request, ForceCall call);
    Answer history(const http::Request &request);
    http::Response whatIf(const http::Request &request) const;

    const Ground m_ground;
    const BreakerList &m_list;
    const ForceBreakers &m_force;
    const resilience::BreakerBoard &m_board;
};

} // namespace firstcome::breakers
