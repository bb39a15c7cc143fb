// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include <functional>
#include <qcorotask.h>

namespace firstcome {

/// What a module does without being asked by a request, in the processes that have its role.
class Workers
{
public:
    virtual ~Workers() = default;
    virtual void consume(events::Consumer consumer) = 0;
    /// Runs `work` on the worker loop again and again, `pause` after it ended; an exception is logged and it goes on.
    virtual void every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) = 0;
    /// The same in every process, whatever its roles: what it does for itself alone.
    virtual void everywhere(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) = 0;
    /// The same for work that one instance does for all; for a moment two may.
    virtual void everyByOne(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) = 0;
};

} // namespace firstcome
