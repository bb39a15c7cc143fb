// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/pulse.h"

namespace firstcome::sql {

QCoro::Task<> Pulse::ask()
{
    const auto look = [](Connection &connection) {
        auto &row = connection.statement("SELECT 1");
        row.next();
        row.reset();
    };
    const auto read = m_database.read(look);
    const auto written = m_database.write(Queue::Background, look);
    try {
        co_await read;
        co_await written;
    } catch (const Failure &) {
        co_return; // whoever asks for readiness is told by the pulse that stopped
    }
    m_answeredAt = Steady::now();
}

} // namespace firstcome::sql
