// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/events/event_bus.h"
#include "backend/platform/events/outbox.h"
#include "backend/platform/sql/database.h"
#include <QTimer>
#include <atomic>

namespace firstcome::events {

/// The outbox table as the log: each group reads on from its positions, in the writer's saga queue, and moves them in
/// the transaction of its effects. Nothing is copied, marked or resent, so nothing can be lost between the two.
/// Invariant: a group has at most one poll under way in all processes of a database; one that failed with its
/// transaction (the database was gone), or met another process's, is made again.
/// Thread: any; the consumers run on the writer's thread. Made, started and stopped on one with an event loop.
class EmbeddedLog final : public EventBus
{
public:
    EmbeddedLog(sql::Database &database, Outbox &outbox, Clock clock);
    ~EmbeddedLog() override;

    void subscribe(Consumer consumer) override;
    void start() override;
    void stop() override;
    QList<Lag> lag(sql::Connection &connection) const override;
    std::optional<qint64> passed(const QByteArray &group) const override;
    std::optional<std::vector<Member>> members(const QByteArray &group) const override;
    void lookAgain() override { wakeAll(); }
    std::vector<ApplyEvents *> groups() const override;

private:
    struct Group;

    void wakeAll();
    void look();
    void schedule(Group &group);
    bool poll(sql::Connection &connection, Group &group);

    static constexpr std::chrono::milliseconds lookEvery{250};
    static constexpr int looksForOthers = 4; ///< every so many, what another process left is looked for

    sql::Database &m_database;
    Clock m_clock;
    std::vector<std::unique_ptr<Group>> m_groups;
    std::atomic<bool> m_running{false};
    QTimer m_look;
    int m_looks = 0;
};

} // namespace firstcome::events
