// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/approvals_module.h"
#include "backend/platform/module/module.h"
#include "backend/settings/setting_routes.h"

namespace firstcome::settings {

/// The settings that change while it runs. See README.md.
class SettingsModule final : public Module
{
public:
    SettingsModule(const Ground &ground, approvals::ApprovalsModule &approvals, std::vector<Setting> settings)
        : m_settings(ground, std::move(settings)), m_ask(m_settings, approvals.acts()),
          m_routes(ground, m_settings, m_ask)
    {
    }

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void load(sql::Connection &connection) override { m_settings.obeyTable(connection); }
    void catchUp(sql::Connection &connection) override { m_settings.obeyTable(connection); }
    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; }

private:
    ChangeSettings m_settings;
    AskChange m_ask;
    SettingRoutes m_routes;
};

} // namespace firstcome::settings
