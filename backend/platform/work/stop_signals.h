// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace firstcome::work {

/// SIGTERM, SIGINT and SIGHUP as calls on the main thread's event loop.
/// Invariant: they are blocked for every thread started after it, so none of them kills.
class StopSignals
{
public:
    struct Calls
    {
        std::function<void()> stop;     ///< SIGTERM, SIGINT
        std::function<void()> reopen{}; ///< SIGHUP; nothing: it is passed over
    };

    explicit StopSignals(Calls calls);
    ~StopSignals();

private:
    void read();

    Calls m_calls;
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace firstcome::work
