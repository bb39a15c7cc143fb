// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"

namespace firstcome::settings {

/// What was set of one setting, last or once.
struct KeptSetting
{
    QByteArray name;
    qint64 version = 0; ///< 0: nothing was
    QString value;
    QString reason; ///< of a change in the history
    Id operatorId = 0;
    Instant at{};
    Id approvalId = 0; ///< of a change in the history to which a second person agreed
};

/// Which part of a setting's history, from the newest on.
struct ChangesPage
{
    QByteArray name;
    qint64 before = 0; ///< version
    int limit = 0;
};

// The tables `run_time_settings` and `run_time_setting_changes`. Thread: any, in a transaction.

std::vector<KeptSetting> keptSettings(sql::Connection &connection);
/// Locked; version 0 where nothing was set.
KeptSetting lockSetting(sql::Connection &connection, const QByteArray &name);
/// Also as the newest of its history.
void keepSetting(sql::Connection &connection, const KeptSetting &setting);
std::vector<KeptSetting> settingChanges(sql::Connection &connection, const ChangesPage &page);
/// The change that names this approval.
std::optional<KeptSetting> changeApprovedBy(sql::Connection &connection, Id approvalId);
/// How many changes name an approval.
qint64 countApprovedChanges(sql::Connection &connection);

} // namespace firstcome::settings
