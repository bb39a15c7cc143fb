// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/system/overview.h"
#include <mutex>
#include <prometheus/collectable.h>

namespace firstcome::system {

/// What the overview says, as figures for Prometheus: sampled, so that whoever reads /metrics waits for no database.
/// Breakers and disk are as they are when asked. Without a sample (no database yet) the sampled ones are absent.
/// Thread: any.
class ShopFigures : public prometheus::Collectable
{
public:
    explicit ShopFigures(const SystemGround &ground) : m_ground(ground) {}

    /// What Overview::all says now.
    void sampled(QJsonObject overview);
    std::vector<prometheus::MetricFamily> Collect() const override;

private:
    const SystemGround &m_ground;
    mutable std::mutex m_mutex;
    QJsonObject m_overview;
};

} // namespace firstcome::system
