// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/ask_replay.h"
#include "backend/platform/http/router.h"

namespace firstcome::consumers {

/// /v1/ops/dead-letters/replays: asked for, looked at, stopped.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class ReplayRoutes
{
public:
    ReplayRoutes(const Ground &ground, const AskReplay &ask) : m_ground(ground), m_ask(ask) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer ask(const http::Request &request);
    Answer show(const http::Request &request);
    Answer stop(const http::Request &request);

    Result<sql::KeptAnswer> asked(sql::Connection &connection, const ReplayCall &call, Instant now) const;

    const Ground m_ground;
    const AskReplay &m_ask;
};

} // namespace firstcome::consumers
