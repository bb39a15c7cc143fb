// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/database.h"

namespace firstcome::sql {

namespace {

/// Fails it where the guard does not let it through.
bool mayBegin(const Database::Guard &guard, WriteJob &job)
{
    if (!guard || guard(job))
        return true;
    job.failed(std::make_exception_ptr(Failure(Failure::Kind::Lost, "The breaker of the database is open.")));
    return false;
}

} // namespace

Database::Threads::Threads(const DatabaseSettings &settings)
    : writer(settings), readers(settings), checkpointer(settings, writer)
{
}

Database::Database(const DatabaseSettings &settings)
    : m_settings(settings), m_threads(std::make_shared<Threads>(settings))
{
}

Database::Database(const Database &behind, Guard guard)
    : m_settings(behind.m_settings), m_threads(behind.m_threads), m_guard(std::move(guard))
{
}

Database::~Database()
{
    if (!m_guard)
        stop();
}

void Database::start()
{
    m_threads->writer.start();
    m_threads->readers.start();
    if (m_settings.dialect == Dialect::Sqlite)
        m_threads->checkpointer.start();
}

void Database::stop()
{
    m_threads->readers.stop();
    m_threads->checkpointer.stop();
    m_threads->writer.stop();
}

void Database::write(Queue queue, WriteJob job)
{
    if (mayBegin(m_guard, job))
        m_threads->writer.add(queue, std::move(job));
}

void Database::read(WriteJob job)
{
    if (mayBegin(m_guard, job))
        m_threads->readers.add(std::move(job));
}

} // namespace firstcome::sql
