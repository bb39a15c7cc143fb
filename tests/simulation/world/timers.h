// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/workers.h"
#include "tests/simulation/world/site.h"

namespace firstcome::simulation {

/// The recurring work and the consumers of one process, by the run's clock.
/// Invariant: one run of a job at a time; its pause counts from its end.
class Timers final : public Workers
{
public:
    Timers(Site &site, events::EventBus &bus) : m_site(site), m_bus(bus) {}

    void consume(events::Consumer consumer) override;
    void every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override;
    void everywhere(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override
    {
        every(pause, std::move(name), std::move(work));
    }
    void everyByOne(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override
    {
        every(pause, std::move(name), std::move(work));
    }

    /// Jobs whose time has come, by their places.
    std::vector<size_t> due() const;
    void run(size_t place);
    std::optional<Instant> next() const;
    bool idle() const;

private:
    struct Job
    {
        QByteArray name;
        std::chrono::milliseconds pause{};
        std::function<QCoro::Task<>()> work;
        Instant at{};
        bool underWay = false;
    };

    QCoro::Task<> drive(Job &job);

    Site &m_site;
    events::EventBus &m_bus;
    std::vector<std::unique_ptr<Job>> m_jobs;
};

} // namespace firstcome::simulation
