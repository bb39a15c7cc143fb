// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/timers.h"

namespace firstcome::simulation {

void Timers::consume(events::Consumer consumer)
{
    const Plant *plant = m_site.plan.plant;
    m_bus.subscribe(plant && plant->consumer ? plant->consumer(std::move(consumer)) : std::move(consumer));
}

void Timers::every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work)
{
    if (m_site.plan.plant && m_site.plan.plant->forgotten == name)
        return;
    m_jobs.push_back(std::make_unique<Job>(Job{std::move(name), pause, std::move(work), m_site.now + pause, false}));
}

std::vector<size_t> Timers::due() const
{
    std::vector<size_t> due;
    for (size_t place = 0; place < m_jobs.size(); ++place) {
        if (!m_jobs[place]->underWay && m_jobs[place]->at <= m_site.now)
            due.push_back(place);
    }
    return due;
}

std::optional<Instant> Timers::next() const
{
    std::optional<Instant> next;
    for (const auto &job : m_jobs) {
        if (!job->underWay && (!next || job->at < *next))
            next = job->at;
    }
    return next;
}

bool Timers::idle() const
{
    return std::none_of(m_jobs.begin(), m_jobs.end(), [](const auto &job) { return job->underWay; });
}

void Timers::run(size_t place)
{
    drive(*m_jobs[place]);
}

QCoro::Task<> Timers::drive(Job &job)
{
    job.underWay = true;
    try {
        const auto work = job.work();
        co_await work;
    } catch (const sql::Failure &) {
        // The process is dying: nobody hears of it.
    } catch (const std::exception &failure) {
        m_site.find(
            QStringLiteral("%1 failed: %2").arg(QString::fromLatin1(job.name), QString::fromUtf8(failure.what())));
    }
    job.underWay = false;
    job.at = m_site.now + job.pause;
}

} // namespace firstcome::simulation
