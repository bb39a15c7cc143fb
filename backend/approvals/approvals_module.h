// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approval_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::approvals {

/// Acts that wait for a second person, as a module. See README.md.
class ApprovalsModule final : public Module
{
public:
    ApprovalsModule(const Ground &ground, Adjustable<std::chrono::hours> goodFor)
        : m_acts(ground, std::move(goodFor)), m_routes(ground, m_acts)
    {
    }

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    void mountWorkers(Workers &workers) override;
    QList<Check> checks() const override;
    Id highestId(sql::Connection &connection) const override;

    /// Where the others offer their acts and ask for them.
    Approvals &acts() { return m_acts; }

private:
    Approvals m_acts;
    ApprovalRoutes m_routes;
};

} // namespace firstcome::approvals
