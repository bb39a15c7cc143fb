// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/create_load_members.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/ground.h"

namespace firstcome::load {

/// What the module stands on beside the ground.
struct LoadParts
{
    const access::Tokens &tokens; ///< of the members' audience
    bool allowed = false;         ///< the setting `load`
    bool mayOrder = false;        ///< it is `everything`
};

/// POST /v1/ops/load/members. Thread: the lanes'.
class LoadMemberRoutes
{
public:
    LoadMemberRoutes(const Ground &ground, const LoadParts &parts) : m_ground(ground), m_parts(parts) {}

    void mount(http::Router &router);

    /// A transaction makes so many, so that placing an order never waits long.
    static constexpr int membersATransaction = 500;

private:
    QCoro::Task<http::Response> create(const http::Request &request);

    const Ground &m_ground;
    LoadParts m_parts;
};

} // namespace firstcome::load
