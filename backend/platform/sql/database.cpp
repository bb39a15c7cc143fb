// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/database.h"

namespace firstcome::sql {

Database::Database(const DatabaseSettings &settings)
    : m_settings(settings), m_writer(settings), m_readers(settings), m_checkpointer(settings, m_writer)
{
}

Database::~Database()
{
    stop();
}

void Database::start()
{
    m_writer.start();
    m_readers.start();
    if (m_settings.dialect == Dialect::Sqlite)
        m_checkpointer.start();
}

void Database::stop()
{
    m_readers.stop();
    m_checkpointer.stop();
    m_writer.stop();
}

} // namespace firstcome::sql
