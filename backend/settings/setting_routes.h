// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/settings/ask_change.h"
#include <QJsonArray>

namespace firstcome::settings {

/// /v1/ops/settings: what changes while it runs, with its history.
/// Thread: `mount` before the lanes start; handlers on the lanes.
class SettingRoutes
{
public:
    SettingRoutes(const Ground &ground, const ChangeSettings &settings, const AskChange &ask)
        : m_ground(ground), m_settings(settings), m_ask(ask)
    {
    }

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list();
    Answer show(const http::Request &request);
    Answer change(const http::Request &request);
    Answer history(const http::Request &request);
    /// The setting as it is now, or what the change waits for.
    Result<http::Response> changed(sql::Connection &connection, const SettingCall &call, Instant now) const;
    QJsonObject shown(sql::Connection &connection, const Setting &setting, const KeptSetting &kept) const;
    QJsonObject by(sql::Connection &connection, Id operatorId) const;

    const Ground m_ground;
    const ChangeSettings &m_settings;
    const AskChange &m_ask;
};

} // namespace firstcome::settings
