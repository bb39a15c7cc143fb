// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/schedule.h"

namespace firstcome::app {

void Schedule::every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    add(pause, std::move(name), std::move(work));
}

void Schedule::everyByOne(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    add(pause, std::move(name), std::move(work)).byOne = true;
}

Schedule::Job &Schedule::add(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    auto job = std::make_unique<Job>();
    job->name = std::move(name);
    job->work = std::move(work);
    job->timer.setSingleShot(true);
    job->timer.setInterval(pause);
    QObject::connect(&job->timer, &QTimer::timeout, &job->timer, [this, raw = job.get()] { run(*raw); });
    m_jobs.push_back(std::move(job));
    return *m_jobs.back();
}

void Schedule::start()
{
    m_running = true;
    for (const auto &job : m_jobs)
        job->timer.start();
}

void Schedule::stop()
{
    m_running = false;
    for (const auto &job : m_jobs)
        job->timer.stop();
}

QCoro::Task<> Schedule::run(Job &job)
{
    ++m_underWay;
    try {
        if (!job.byOne || m_isFirst())
            co_await job.work();
    } catch (const std::exception &failure) {
        qWarning("%s failed and will be tried again: %s", job.name.constData(), failure.what());
    }
    --m_underWay;
    if (m_running)
        job.timer.start();
}

} // namespace firstcome::app
