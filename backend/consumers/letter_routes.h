// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/consumers/mend_letters.h"
#include "backend/platform/http/router.h"

namespace firstcome::consumers {

/// /v1/ops/dead-letters: what groups could not apply, looked at, mended, tried and given up.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class LetterRoutes
{
public:
    LetterRoutes(const Ground &ground, const MendLetters &mend) : m_ground(ground), m_mend(mend) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer show(const http::Request &request);
    Answer copy(const http::Request &request);
    Answer dryRun(const http::Request &request);
    Answer discard(const http::Request &request);

    const Ground m_ground;
    const MendLetters &m_mend;
};

} // namespace firstcome::consumers
