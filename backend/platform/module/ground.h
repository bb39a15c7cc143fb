// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/module/audit.h"
#include "backend/platform/sql/database.h"
#include "backend/platform/watch/health.h"
#include "backend/platform/watch/metrics.h"
#include "shared/base/id.h"

namespace firstcome {

class Peers;

/// What every module is made from; what it needs beside it are the modules it may know, as arguments of its own.
/// Everything here outlives the modules.
struct Ground
{
    sql::Database &database;
    IdSource &ids;
    Clock clock;
    events::Outbox &outbox;
    Changes &changes;
    Audit &audit;
    watch::Metrics &metrics;
    watch::Health &health;
    const Peers &peers;
};

} // namespace firstcome
