// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/poller.h"

#include "shared/base/assert.h"
#include <unistd.h>

namespace firstcome::http {

Poller::Poller() : m_descriptor(epoll_create1(EPOLL_CLOEXEC))
{
    FIRSTCOME_ASSERT(m_descriptor >= 0, "no epoll descriptor");
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { dispatch(); });
}

Poller::~Poller()
{
    m_notifier.reset();
    ::close(m_descriptor);
}

bool Poller::watch(int descriptor, Polled &polled)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.ptr = &polled;
    return epoll_ctl(m_descriptor, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Poller::change(int descriptor, Polled &polled, Interest interest)
{
    epoll_event event{};
    event.events = (interest.read ? quint32(EPOLLIN) : 0) | (interest.write ? quint32(EPOLLOUT) : 0);
    event.data.ptr = &polled;
    epoll_ctl(m_descriptor, EPOLL_CTL_MOD, descriptor, &event);
}

void Poller::forget(int descriptor, Polled &polled)
{
    epoll_ctl(m_descriptor, EPOLL_CTL_DEL, descriptor, nullptr);
    for (int i = m_at; i < m_ready; ++i) {
        if (m_events[std::size_t(i)].data.ptr == &polled)
            m_events[std::size_t(i)].data.ptr = nullptr;
    }
}

void Poller::dispatch()
{
    m_ready = epoll_wait(m_descriptor, m_events.data(), batch, 0);
    for (m_at = 0; m_at < m_ready; ++m_at) {
        const epoll_event event = m_events[std::size_t(m_at)];
        if (auto *polled = static_cast<Polled *>(event.data.ptr))
            polled->onReady(event.events & (EPOLLIN | EPOLLHUP | EPOLLERR), event.events & EPOLLOUT);
    }
    m_ready = m_at = 0;
}

} // namespace firstcome::http
