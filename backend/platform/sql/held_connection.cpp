// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/held_connection.h"

namespace firstcome::sql {

HeldConnection::HeldConnection(const DatabaseSettings &settings, Connection::Purpose purpose, Opened opened)
    : m_settings(settings), m_purpose(purpose), m_opened(std::move(opened))
{
}

Connection &HeldConnection::open()
{
    if (m_connection)
        return *m_connection;
    if (m_failure && Steady::now() - m_failedAt < rest)
        throw Failure(*m_failure);
    try {
        m_connection = std::make_unique<Connection>(m_settings, m_purpose);
    } catch (const Failure &failure) {
        m_failure = failure;
        m_failedAt = Steady::now();
        throw;
    }
    m_failure.reset();
    if (m_opened)
        m_opened(*m_connection);
    return *m_connection;
}

void HeldConnection::undo(const Failure *why) noexcept
{
    if (!m_connection)
        return;
    // What broke is not asked to roll back: the server does that by itself, and a silent one would hold us up.
    const bool broken = why && (why->kind() == Failure::Kind::Lost || why->kind() == Failure::Kind::InDoubt);
    if (broken || !m_connection->rollback())
        m_connection.reset();
}

} // namespace firstcome::sql
