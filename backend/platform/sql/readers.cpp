// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/readers.h"

#include "backend/platform/work/turns.h"
#include <pthread.h>

namespace firstcome::sql {

Readers::~Readers()
{
    stop();
}

void Readers::start()
{
    if (auto *turns = work::Turns::current()) {
        const auto connection = std::make_shared<HeldConnection>(m_settings, Connection::Purpose::Read);
        const auto turn = [this, connection] {
            WriteJob job = std::move(m_queue.front());
            m_queue.pop_front();
            perform(*connection, job);
        };
        turns->join(this, {"sql-reader", [this] { return !m_queue.empty(); }, turn});
        return;
    }
    for (int i = 0; i < std::max(1, m_settings.readers); ++i) {
        m_threads.emplace_back([this] {
            pthread_setname_np(pthread_self(), "sql-reader");
            work();
        });
    }
}

void Readers::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    m_arrived.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
    if (auto *turns = work::Turns::current()) {
        turns->leave(this);
        const auto why = std::make_exception_ptr(Failure(Failure::Kind::Stopped, "the database is being closed"));
        for (auto left = std::exchange(m_queue, {}); !left.empty(); left.pop_front())
            left.front().failed(why);
    }
}

void Readers::add(WriteJob job)
{
    bool taken = false;
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping) {
            m_queue.push_back(std::move(job));
            m_arrived.notify_one();
            taken = true;
        }
    }
    if (taken)
        return work::Turns::tell();
    job.failed(std::make_exception_ptr(Failure(Failure::Kind::Stopped, "the database is being closed")));
}

void Readers::work()
{
    HeldConnection connection(m_settings, Connection::Purpose::Read);
    std::unique_lock lock(m_mutex);
    while (true) {
        m_arrived.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_queue.empty())
            return;
        WriteJob job = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        perform(connection, job);
        lock.lock();
    }
}

void Readers::perform(HeldConnection &held, WriteJob &job)
{
    for (int attempt = 1;; ++attempt) {
        try {
            Connection &connection = held.open();
            connection.begin();
            job.run(connection);
            connection.commit();
            job.done();
            return;
        } catch (const Failure &failure) {
            held.undo(&failure);
            if (!failure.endsTransaction() || attempt == triesLimit) {
                job.failed(std::current_exception());
                return;
            }
        } catch (...) {
            held.undo();
            job.failed(std::current_exception());
            return;
        }
    }
}

} // namespace firstcome::sql
