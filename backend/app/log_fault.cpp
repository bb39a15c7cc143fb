// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/log_fault.h"

#include "backend/app/data_folder.h"
#include <QFile>

namespace firstcome::app {

std::optional<sql::LogFault> faultOfLog(const Settings &settings)
{
    if (settings.database.dialect != sql::Dialect::Sqlite)
        return std::nullopt;
    if (auto names = sql::faultOfNames(settings.database.path))
        return names;
    if (auto journal = sql::faultOfJournal(settings.database.path))
        return journal;
    if (!QFile::exists(settings.database.path + QStringLiteral("-wal")))
        return std::nullopt;
    const auto idle = DataFolder::lock(settings.dataFolder);
    return idle ? sql::faultOfLeftLog(settings.database.path) : sql::faultOfServedLog(settings.database.path);
}

} // namespace firstcome::app
