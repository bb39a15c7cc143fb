// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/known_addresses.h"

#include "backend/platform/access/client_network.h"
#include "backend/platform/sql/bulk_insert.h"

namespace firstcome::access {

void KnownAddresses::add(const Place &place, Instant now)
{
    const QByteArray text = "UPDATE " + m_table + " SET last_seen = ? WHERE account = ? AND address = ?";
    const QByteArray network = networkOf(place.address);
    if (m_connection.statement(text).bind(now, place.account, network).exec() > 0)
        return;
    // Another process may have written it meanwhile.
    sql::BulkInsert rows(m_connection,
                         {m_table, "account, address, last_seen", 3, sql::ignoreOnConflict(m_connection, "account")});
    rows.add(place.account, network, now);
    rows.flush();
}

bool KnownAddresses::contains(const Place &place, Instant now)
{
    const QByteArray text = "SELECT 1 FROM " + m_table + " WHERE account = ? AND address = ? AND last_seen > ?";
    return m_connection.statement(text).bind(place.account, networkOf(place.address), now - keptFor).next();
}

void KnownAddresses::dropStale(Instant now)
{
    m_connection.statement("DELETE FROM " + m_table + " WHERE last_seen <= ?").bind(now - keptFor).exec();
}

} // namespace firstcome::access
