// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/writer.h"

namespace firstcome::sql {

/// A few threads that read, each job in one snapshot. Long jobs stop SQLite's log from restarting: keep them short.
/// A job whose connection broke is run once more: reading changes nothing.
/// Thread: `add` from any.
class Readers
{
public:
    explicit Readers(const DatabaseSettings &settings) : m_settings(settings) {}
    ~Readers();

    void start();
    void stop();
    void add(WriteJob job);

private:
    void work();
    void perform(HeldConnection &held, WriteJob &job);

    static constexpr int triesLimit = 2;

    DatabaseSettings m_settings;
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<WriteJob> m_queue;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace firstcome::sql
