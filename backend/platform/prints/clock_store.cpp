// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/prints/clock_store.h"

#include "backend/platform/sql/migrations.h"

namespace firstcome::prints {

std::chrono::seconds ClockStore::ahead()
{
    if (sql::newestSteps(m_connection).value("prints") < 3)
        return {};
    auto &row = m_connection.statement("SELECT seconds_ahead FROM kept_clock");
    const std::chrono::seconds ahead(row.next() ? row.integer(0) : 0);
    row.reset();
    return ahead;
}

void ClockStore::keep(std::chrono::seconds ahead)
{
    m_connection.statement("DELETE FROM kept_clock").exec();
    m_connection.statement("INSERT INTO kept_clock (seconds_ahead) VALUES (?)").bind(qint64(ahead.count())).exec();
}

} // namespace firstcome::prints
