// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/approvals/approvals_module.h"

#include "backend/approvals/approval_store.h"
#include "backend/approvals/migrations.gen.h"

namespace firstcome::approvals {

namespace {

constexpr std::chrono::seconds expiryPause{1};

} // namespace

QList<sql::Migration> ApprovalsModule::migrations() const
{
    return approvals::migrations();
}

void ApprovalsModule::mountWorkers(Workers &workers)
{
    workers.everyByOne(expiryPause, "approvals.expire", [this] { return m_acts.expire(); });
}

QList<Check> ApprovalsModule::checks() const
{
    return ApprovalStore::checks() + QList{m_acts.effectsStand()};
}

Id ApprovalsModule::highestId(sql::Connection &connection) const
{
    return ApprovalStore(connection).highestId();
}

} // namespace firstcome::approvals
