// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/app/schedule.h"

#include "backend/platform/watch/log.h"

namespace firstcome::app {

void Schedule::mount(Module &module)
{
    m_mounting = module.role();
    module.mountWorkers(*this);
    m_mounting = Role::Anywhere;
}

void Schedule::consume(events::Consumer consumer)
{
    consumer.elsewhere = !m_roles.work(m_mounting);
    m_bus.subscribe(std::move(consumer));
}

void Schedule::every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    if (m_roles.work(m_mounting))
        add(pause, std::move(name), std::move(work));
}

void Schedule::everywhere(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    add(pause, std::move(name), std::move(work));
}

void Schedule::everyByOne(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    if (m_roles.work(m_mounting))
        add(pause, std::move(name), std::move(work)).byOneOf = m_mounting;
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
        if (!job.byOneOf || m_isFirst(*job.byOneOf))
            co_await job.work();
        failed(job, {});
    } catch (const std::exception &failure) {
        failed(job, failure.what());
    }
    --m_underWay;
    if (m_running)
        job.timer.start();
}

/// Its runs follow each other closely, and fail of one thing for as long as that lasts.
void Schedule::failed(Job &job, const QByteArray &why)
{
    const QByteArray before = std::exchange(job.failsOf, why);
    if (before == why)
        return;
    if (why.isEmpty())
        watch::log(watch::Level::Info, "work.recovered", {{"work", job.name}});
    else
        watch::log(watch::Level::Warning, "work.fails", {{"work", job.name}, {"why", why}});
}

} // namespace firstcome::app
