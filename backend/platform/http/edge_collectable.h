// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/edge_figures.h"
#include "backend/platform/http/router.h"
#include "backend/platform/watch/access_log.h"
#include <prometheus/client_metric.h>
#include <prometheus/collectable.h>

namespace firstcome::http {

/// Shows the lanes' figures to Prometheus, summed when asked.
/// Thread: any.
class EdgeCollectable : public prometheus::Collectable
{
public:
    EdgeCollectable(std::vector<std::shared_ptr<LaneFigures>> lanes, const Router &router,
                    std::shared_ptr<watch::AccessLog> accessLog);

    std::vector<prometheus::MetricFamily> Collect() const override;

private:
    prometheus::MetricFamily requests() const;
    prometheus::MetricFamily latencies() const;
    prometheus::MetricFamily kills() const;
    double sum(watch::LaneCounter LaneFigures::*figure) const;

    std::vector<std::shared_ptr<LaneFigures>> m_lanes;
    std::vector<prometheus::ClientMetric::Label> m_routes; ///< by Route::index; the last: no route
    std::shared_ptr<watch::AccessLog> m_accessLog;
};

} // namespace firstcome::http
