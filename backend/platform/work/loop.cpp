// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"

#include <QCoreApplication>
#include <QEvent>

namespace firstcome::work {

namespace {

thread_local Loop *currentLoop = nullptr;

}

Loop::Loop() : m_outer(currentLoop)
{
    currentLoop = this;
}

Loop::~Loop()
{
    currentLoop = m_outer;
}

Loop *Loop::current()
{
    return currentLoop;
}

void Loop::post(std::function<void()> work)
{
    bool wake = false;
    {
        const std::scoped_lock lock(m_mutex);
        wake = m_posted.empty();
        m_posted.push_back(std::move(work));
    }
    if (wake)
        QCoreApplication::postEvent(this, new QEvent(QEvent::User));
}

bool Loop::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    std::vector<std::function<void()>> posted;
    {
        const std::scoped_lock lock(m_mutex);
        posted.swap(m_posted);
    }
    for (const auto &work : posted)
        work();
    return true;
}

} // namespace firstcome::work
