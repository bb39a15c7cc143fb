// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals.h"
#include "backend/settings/change_settings.h"

namespace firstcome::settings {

/// A change that lets one person do more alone than before, which waits for a second one.
/// Invariant: bound to the value that was in force and its version: whoever sets it meanwhile makes it void.
/// Thread: the writer's.
class AskChange
{
public:
    AskChange(const ChangeSettings &settings, approvals::Approvals &acts);
    AskChange(const AskChange &) = delete;

    /// What the change waits for; nothing: one person is enough for it. PRECONDITION_FAILED, APPROVAL_WAITING.
    Result<std::optional<approvals::Approval>> run(sql::Connection &connection, const SettingCall &call,
                                                   Instant now) const;

private:
    Result<approvals::Sight> look(sql::Connection &connection, const approvals::Proposal &proposal) const;
    Result<QJsonObject> carryOut(sql::Connection &connection, const approvals::Granted &granted) const;
    static bool stands(sql::Connection &connection, const approvals::Approval &approval);

    const ChangeSettings &m_settings;
    approvals::Approvals &m_acts;
};

} // namespace firstcome::settings
