// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/workers.h"
#include <QTimer>

namespace firstcome::app {

/// The workers of this process: consumers go to the event bus, recurring work runs on the thread that starts this.
/// Invariant: one run of a job at a time; the pause counts from the end of a run; a failed run is logged and repeated.
/// Thread: the main thread, which must have a work::Loop.
class Schedule final : public Workers
{
public:
    /// `isFirst`: whether what one instance does for all is to be done here.
    Schedule(events::EventBus &bus, std::function<bool()> isFirst) : m_bus(bus), m_isFirst(std::move(isFirst)) {}
    ~Schedule() override { stop(); }

    void consume(events::Consumer consumer) override { m_bus.subscribe(std::move(consumer)); }
    void every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override;

    void everyByOne(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override;

    void start();
    /// No job starts any more; one under way ends by itself.
    void stop();
    bool idle() const { return m_underWay == 0; }

private:
    struct Job
    {
        QByteArray name;
        std::function<QCoro::Task<>()> work;
        QTimer timer;
        bool byOne = false;
    };

    QCoro::Task<> run(Job &job);

    Job &add(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work);

    events::EventBus &m_bus;
    const std::function<bool()> m_isFirst;
    std::vector<std::unique_ptr<Job>> m_jobs;
    bool m_running = false;
    int m_underWay = 0;
};

} // namespace firstcome::app
