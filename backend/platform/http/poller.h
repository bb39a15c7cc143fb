// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QSocketNotifier>
#include <array>
#include <memory>
#include <sys/epoll.h>

namespace firstcome::http {

/// Who is told that its descriptor can be read or written.
class Polled
{
public:
    virtual ~Polled() = default;
    virtual void onReady(bool readable, bool writable) = 0;
};

/// Watches the descriptors of a lane with one epoll descriptor, which the event loop watches with one QSocketNotifier:
/// Qt's own loop polls every descriptor at every turn, which ten thousand idle connections would make slow for all.
/// Invariant: after `forget` its Polled is not called, even when it was ready in the same turn.
/// Thread: the lane's.
class Poller
{
public:
    struct Interest
    {
        bool read = true;
        bool write = false;
        bool operator==(const Interest &) const = default;
    };

    Poller();
    ~Poller();
    Poller(const Poller &) = delete;
    Poller &operator=(const Poller &) = delete;

    bool watch(int descriptor, Polled &polled);
    void change(int descriptor, Polled &polled, Interest interest);
    void forget(int descriptor, Polled &polled);

private:
    static constexpr int batch = 256; ///< events a turn of the loop takes, so that posted answers are not kept waiting

    void dispatch();

    int m_descriptor;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::array<epoll_event, batch> m_events;
    int m_ready = 0;
    int m_at = 0;
};

} // namespace firstcome::http
