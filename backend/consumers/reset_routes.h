// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/ask_reset.h"
#include "backend/platform/http/router.h"

namespace firstcome::consumers {

/// /v1/ops/groups/{group}/offsets: where a group is to stand, looked at first, agreed to by a second person.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class ResetRoutes
{
public:
    ResetRoutes(const Ground &ground, const AskReset &ask) : m_ground(ground), m_ask(ask) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> reset(const http::Request &request);
    QCoro::Task<http::Response> preview(const http::Request &request, ResetCall call);

    const Ground m_ground;
    const AskReset &m_ask;
};

} // namespace firstcome::consumers
