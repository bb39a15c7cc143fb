// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/module.h"
#include <QTimer>

namespace firstcome::app {

/// The workers of this process: consumers go to the event bus, recurring work runs on the thread that starts this; of
/// modules whose role it has not only what every process does for itself.
/// Invariant: one run of a job at a time; the pause counts from the end of a run; a failed run is
/// repeated; that runs fail is logged once, and once that they do not any more.
/// Thread: the main thread, which must have a work::Loop.
class Schedule final : public Workers
{
public:
    /// `isFirst`: whether what one instance of a role does for all is to be done here.
    Schedule(events::EventBus &bus, const Roles &roles, std::function<bool(Role)> isFirst)
        : m_bus(bus), m_roles(roles), m_isFirst(std::move(isFirst))
    {
    }
    ~Schedule() override { stop(); }

    /// Its workers, as far as they are at work here.
    void mount(Module &module);

    void consume(events::Consumer consumer) override;
    void every(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override;
    void everywhere(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work) override;
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
        std::optional<Role> byOneOf{}; ///< nothing: by every process
        QByteArray failsOf{};          ///< empty: its last run did not
    };

    QCoro::Task<> run(Job &job);
    static void failed(Job &job, const QByteArray &why);

    Job &add(std::chrono::milliseconds pause, QByteArray name, std::function<QCoro::Task<>()> work);

    events::EventBus &m_bus;
    const Roles m_roles;
    const std::function<bool(Role)> m_isFirst;
    Role m_mounting = Role::Anywhere;
    std::vector<std::unique_ptr<Job>> m_jobs;
    bool m_running = false;
    int m_underWay = 0;
};

} // namespace firstcome::app
