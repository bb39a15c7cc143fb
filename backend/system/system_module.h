// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include "backend/platform/sql/pulse.h"
#include "backend/platform/watch/file_place.h"
#include "backend/system/instance_routes.h"
#include "backend/system/lag_history.h"
#include "backend/system/live_hub.h"
#include "backend/system/shop_figures.h"
#include "backend/system/system_routes.h"

namespace firstcome::system {

/// The system's eyes: health, figures, checks and the operators' live connections. See README.md.
class SystemModule final : public Module
{
public:
    explicit SystemModule(SystemGround ground);

    Role role() const override { return Role::Ops; }
    QList<sql::Migration> migrations() const override;
    void mountRoutes(http::Router &router) override;
    void mountWorkers(Workers &workers) override;
    Id highestId(sql::Connection &) const override { return 0; }
    void catchUp(sql::Connection &) override { m_live.missed(); }

    LiveHub &live() { return m_live; }
    Instance &instance() { return m_instance; }
    const Overview &overview() const { return m_overview; }

private:
    void sample(const QByteArray &topic, QJsonObject (Overview::*read)(sql::Connection &) const);
    void publishInstances();
    void watchFile(Workers &workers);

    const SystemGround m_ground;
    sql::Pulse m_pulse;
    watch::FilePlace m_databaseFile; ///< of an embedded database
    Instance m_instance;
    GroupFigures m_groups;
    LagHistory m_lagHistory;
    Overview m_overview;
    std::shared_ptr<ShopFigures> m_figures;
    LiveHub m_live;
    SystemRoutes m_routes;
    InstanceRoutes m_instanceRoutes;
};

} // namespace firstcome::system
