// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace firstcome::work {

/// SIGTERM and SIGINT as a call on the main thread's event loop.
/// Invariant: signals are blocked for every thread started after it.
class StopSignals
{
public:
    explicit StopSignals(std::function<void()> asked);
    ~StopSignals();

private:
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace firstcome::work
