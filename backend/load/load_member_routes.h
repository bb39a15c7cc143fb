// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/create_load_members.h"
#include "backend/load/load_parts.h"
#include "backend/platform/http/router.h"

namespace firstcome::load {

/// POST /v1/ops/load/members. Thread: the lanes'.
class LoadMemberRoutes
{
public:
    explicit LoadMemberRoutes(const LoadParts &parts) : m_parts(parts), m_ground(parts.catalog) {}

    void mount(http::Router &router);

    /// A transaction makes so many, so that placing an order never waits long.
    static constexpr int membersATransaction = 500;

private:
    QCoro::Task<http::Response> create(const http::Request &request);

    const LoadParts &m_parts;
    const Ground &m_ground;
};

} // namespace firstcome::load
