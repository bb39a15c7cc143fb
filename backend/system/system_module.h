// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/platform/sql/pulse.h"
#include "backend/system/live_hub.h"
#include "backend/system/system_routes.h"

namespace firstcome::system {

/// The system's eyes: health, figures, checks and the operators' live connections. See README.md.
class SystemModule final : public Module
{
public:
    explicit SystemModule(SystemGround ground);

    void mountRoutes(http::Router &router) override { m_routes.mount(router); }
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; }

    LiveHub &live() { return m_live; }

private:
    void sample(const QByteArray &topic, QJsonObject (Overview::*read)(sql::Connection &) const);

    const SystemGround m_ground;
    sql::Pulse m_pulse;
    Instance m_instance;
    Overview m_overview;
    LiveHub m_live;
    SystemRoutes m_routes;
};

} // namespace firstcome::system
