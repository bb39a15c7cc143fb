// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/preconditions.h"
#include "backend/platform/module/ground.h"
#include "backend/settings/setting.h"
#include "backend/settings/setting_store.h"
#include <map>

namespace firstcome::settings {

/// What an operator sets.
struct SettingCall
{
    QByteArray name;
    QString value;
    QString reason;
    http::ExpectedVersions seen = http::ExpectedVersions::any();
    Id operatorId = 0;
    QByteArray requestId;
    Id approvalId = 0; ///< of a second person, who agreed
    Id approvedBy = 0;
};

/// Settings take effect on every instance while they run.
/// Invariant: what was set is in the table, so it outlives a restart and each instance has it within a second; an older
/// value never overtakes a newer one; a value that this version does not accept is passed over.
/// Thread: any.
class ChangeSettings
{
public:
    ChangeSettings(const Ground &ground, std::vector<Setting> settings)
        : m_ground(ground), m_settings(std::move(settings))
    {
    }

    const std::vector<Setting> &all() const { return m_settings; }
    /// nullptr: there is none of this name that changes while it runs.
    const Setting *find(const QByteArray &name) const;

    /// As the table has it.
    void obeyTable(sql::Connection &connection) const { obey(keptSettings(connection)); }
    QCoro::Task<> look() const;
    /// What was set of it last, locked for who writes; where nothing was, what this process was started with.
    KeptSetting standing(sql::Connection &connection, const Setting &setting) const;

    /// PRECONDITION_FAILED; the value is one that the setting accepts. The same value again changes nothing.
    Result<KeptSetting> change(sql::Connection &connection, const SettingCall &call, Instant now) const;

private:
    void obey(const std::vector<KeptSetting> &kept) const;

    const Ground m_ground;
    const std::vector<Setting> m_settings;
    mutable std::mutex m_mutex;
    mutable bool m_hasBegun = false;               ///< what was set before is no news
    mutable std::map<QByteArray, qint64> m_obeyed; ///< the versions
};

} // namespace firstcome::settings
