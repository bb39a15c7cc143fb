// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include "backend/platform/http/authenticator.h"
#include "backend/platform/http/request_counts.h"
#include "backend/platform/instances/membership.h"
#include "backend/platform/module/ground.h"
#include "backend/platform/module/roles.h"
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/watch/disk_room.h"
#include "backend/system/run_checks.h"

namespace firstcome::system {

/// What the system's eyes look at; all of it outlives them.
struct SystemGround : Ground
{
    events::EventBus &bus;
    resilience::BreakerBoard &breakers;
    http::Authenticator &authenticator;
    watch::DiskRoom &disk;
    std::function<http::RequestCounts()> requests; ///< what shoppers and sellers were answered; once the edge listens
    std::function<qint64()> connections;           ///< open at the edge; once it listens
    std::function<QByteArray()> address;           ///< where this process is reached; once the edge listens
    std::function<EveryCheck()> checks;            ///< that the shop is asked by; once it is put together
    const instances::Membership &membership;
    std::chrono::milliseconds livePing; ///< how often a live client is asked whether it is there
    Roles roles{};                      ///< of this process
};

} // namespace firstcome::system
