// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settings/settings_module.h"

#include "backend/settings/migrations.gen.h"

namespace firstcome::settings {

namespace {

constexpr std::chrono::milliseconds lookPause{400};

} // namespace

QList<sql::Migration> SettingsModule::migrations() const
{
    return settings::migrations();
}

void SettingsModule::mountWorkers(Workers &workers)
{
    workers.everywhere(lookPause, "settings.look", [this] { return m_settings.look(); });
}

} // namespace firstcome::settings
