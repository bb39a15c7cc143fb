// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"

#include <QCoreApplication>
#include <QEvent>

namespace firstcome::work {

namespace {

thread_local Loop *currentLoop = nullptr;

}

Loop::Loop() : m_entrance(std::make_shared<Entrance>()), m_outer(currentLoop)
{
    m_entrance->m_loop = this;
    currentLoop = this;
}

Loop::~Loop()
{
    currentLoop = m_outer;
    // Dropped outside the lock: what a dropped work held may post in its turn.
    std::vector<std::function<void()>> late;
    const std::scoped_lock lock(m_entrance->m_mutex);
    m_entrance->m_loop = nullptr;
    late.swap(m_entrance->m_posted);
}

Loop *Loop::current()
{
    return currentLoop;
}

void Loop::Entrance::post(std::function<void()> work)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_loop)
        return;
    const bool wake = m_posted.empty();
    m_posted.push_back(std::move(work));
    if (wake)
        QCoreApplication::postEvent(m_loop, new QEvent(QEvent::User));
}

bool Loop::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<std::function<void()>> posted;
    {
        const std::scoped_lock lock(m_entrance->m_mutex);
        posted.swap(m_entrance->m_posted);
    }
    for (const auto &work : posted)
        work();
    return true;
}

} // namespace firstcome::work
