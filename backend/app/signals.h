// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSocketNotifier>
#include <functional>
#include <memory>

namespace firstcome::app {

/// Signals as calls on the main thread's event loop.
/// Invariant: they are blocked for every thread started after it, so none of them kills.
class Signals
{
public:
    struct Calls
    {
        std::function<void()> stop;   ///< SIGTERM, SIGINT
        std::function<void()> reopen; ///< SIGHUP
    };

    explicit Signals(Calls calls);
    ~Signals();

private:
    void read();

    Calls m_calls;
    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace firstcome::app
