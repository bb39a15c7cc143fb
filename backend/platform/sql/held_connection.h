// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <chrono>

namespace firstcome::sql {

/// The one connection of a thread: opened when it is first needed, dropped when it broke, opened anew by who needs it
/// next. A database that could not be reached is not asked again before `rest` is over: until then every call fails at
/// once, so that nobody waits for a server that is not there.
/// Invariant: after `undo` no transaction is open.
/// Thread: one.
class HeldConnection
{
public:
    using Opened = std::function<void(Connection &)>;

    HeldConnection(const DatabaseSettings &settings, Connection::Purpose purpose, Opened opened = {});

    /// The connection, opened if need be; throws the Failure of opening.
    Connection &open();
    /// The connection if there is one.
    Connection *held() const { return m_connection.get(); }
    /// Ends the transaction that failed; nothing given is a failure that was not the database's.
    void undo(const Failure *why = nullptr) noexcept;
    void close() { m_connection.reset(); }

private:
    using Steady = std::chrono::steady_clock;
    static constexpr std::chrono::milliseconds rest{200};

    DatabaseSettings m_settings;
    Connection::Purpose m_purpose;
    Opened m_opened;
    std::unique_ptr<Connection> m_connection;
    std::optional<Failure> m_failure; ///< of the last try to open it
    Steady::time_point m_failedAt;
};

} // namespace firstcome::sql
