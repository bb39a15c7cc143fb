// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/checklist_routes.h"
#include "backend/load/load_member_routes.h"
#include "backend/load/rehearsal_routes.h"
#include "backend/load/removal_routes.h"
#include "backend/platform/module/module.h"

namespace firstcome::load {

/// What load runs need of the shop, as a module. See README.md.
class LoadModule final : public Module
{
public:
    explicit LoadModule(LoadParts parts) : m_parts(std::move(parts)) {}

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; } // its ids are the members' and the sales'

    /// Nobody signs in any more as a member whose time is over, or goes on in a session of his.
    QCoro::Task<> endExpired();
    /// Removes those who ended and of whom nothing is kept: no order, no entry of the ledger. The others stay, and end
    /// with their tokens, until samples are removed.
    QCoro::Task<> removeExpired();
    /// Ends the rehearsals that are over.
    QCoro::Task<> endRehearsals();
    /// Whoever wants samples gone.
    RemoveSamples &samples() { return m_removeSamples; }

private:
    std::vector<Rehearsal> overAmong(sql::Connection &connection, const std::vector<Rehearsal> &open) const;
    bool endSome(sql::Connection &connection);
    bool removeSome(sql::Connection &connection);

    const LoadParts m_parts;
    RemoveSamples m_removeSamples{m_parts};
    LoadMemberRoutes m_members{m_parts};
    RehearsalRoutes m_rehearsals{m_parts};
    ChecklistRoutes m_checklists{m_parts};
    RemovalRoutes m_removals{m_parts, m_removeSamples};
};

} // namespace firstcome::load
