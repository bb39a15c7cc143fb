// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/platform/module/ground.h"

namespace firstcome::consumers {

/// /v1/ops/topics: what happened, as the log holds it, whatever engine carries it on.
/// Invariant: reads only. Thread: `mount` before the lanes start; handlers on the lanes.
class TopicRoutes
{
public:
    explicit TopicRoutes(const Ground &ground) : m_ground(ground) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list();
    QCoro::Task<http::Response> browse(const http::Request &request);

    const Ground m_ground;
};

} // namespace firstcome::consumers
