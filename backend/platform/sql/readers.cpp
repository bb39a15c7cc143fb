// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/readers.h"

#include <pthread.h>

namespace firstcome::sql {

Readers::~Readers()
{
    stop();
}

void Readers::start()
{
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
}

void Readers::add(WriteJob job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_stopping) {
            m_queue.push_back(std::move(job));
            m_arrived.notify_one();
            return;
        }
    }
    job.failed(std::make_exception_ptr(Failure(Failure::Kind::Stopped, "the database is being closed")));
}

void Readers::work()
{
    std::unique_ptr<Connection> connection;
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

void Readers::perform(std::unique_ptr<Connection> &connection, WriteJob &job)
{
    try {
        if (!connection)
            connection = std::make_unique<Connection>(m_settings, Connection::Purpose::Read);
        connection->begin();
        job.run(*connection);
        connection->commit();
        job.done();
    } catch (const Failure &failure) {
        if (connection)
            connection->rollback();
        if (failure.kind() == Failure::Kind::Lost)
            connection.reset();
        job.failed(std::current_exception());
    } catch (...) {
        if (connection)
            connection->rollback();
        job.failed(std::current_exception());
    }
}

} // namespace firstcome::sql
