// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include "shared/base/id.h"

namespace firstcome::access {

/// From where accounts were let in before, IPv6 by its /64: the rows (account, address, last_seen) of the table it is
/// given, which is the module's own. Only who proved his password is written down, so that nobody else can fill it.
/// Thread: its connection's; as short-lived as the transaction.
class KnownAddresses
{
public:
    struct Place
    {
        Id account = 0;
        QByteArray address; ///< of the client
    };

    static constexpr std::chrono::days keptFor{30};

    KnownAddresses(sql::Connection &connection, QByteArray table) : m_connection(connection), m_table(std::move(table))
    {
    }

    void add(const Place &place, Instant now);
    bool contains(const Place &place, Instant now);
    void dropStale(Instant now);

private:
    sql::Connection &m_connection;
    QByteArray m_table;
};

} // namespace firstcome::access
