// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/platform/watch/health.h"
#include "backend/platform/watch/metrics.h"

namespace firstcome::http {

/// GET /livez, /readyz, /version for anyone and /metrics for local addresses. Both must outlive the router's use.
/// `roles`: what `/readyz` says that this process does; empty: it says nothing of it.
void mountHealthRoutes(Router &router, const watch::Health &health, const watch::Metrics &metrics,
                       const QString &roles = {});

} // namespace firstcome::http
