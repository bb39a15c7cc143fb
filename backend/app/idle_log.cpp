// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/idle_log.h"

#include "backend/app/data_folder.h"
#include "backend/platform/sql/log_damage.h"

namespace firstcome::app {

std::optional<QString> damageOfIdleLog(const Settings &settings)
{
    if (settings.database.dialect != sql::Dialect::Sqlite)
        return std::nullopt;
    const auto idle = DataFolder::lock(settings.dataFolder);
    return idle ? sql::damageOfLog(settings.database.path) : std::nullopt;
}

} // namespace firstcome::app
