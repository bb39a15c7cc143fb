// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"

namespace firstcome::prints {

/// The table kept_clock: how far the clock is ahead by which this database was written. The file of the data folder
/// that says so can be lost; what was written would then lie in the future. Thread: its connection's.
class ClockStore
{
public:
    explicit ClockStore(sql::Connection &connection) : m_connection(connection) {}

    /// Also of a database to which not all of our steps were applied.
    std::chrono::seconds ahead();
    void keep(std::chrono::seconds ahead);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::prints
