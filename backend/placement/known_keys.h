// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/orders/order_store.h"
#include "backend/platform/sql/database.h"
#include <deque>

namespace firstcome::placement {

/// Looks up whether an order was placed under a key, for the crowd that would be refused: all look-ups that wait share
/// one query on a reader.
/// Thread: any.
class KnownKeys
{
public:
    KnownKeys(sql::Database &database, const orders::OrderStore &orders) : m_database(database), m_orders(orders) {}

    work::Reply<std::optional<orders::KnownOrder>> find(orders::MemberKey key);

private:
    struct Waiting
    {
        orders::MemberKey key;
        work::Reply<std::optional<orders::KnownOrder>> reply;
    };

    void schedule();
    void lookUp(sql::Connection &connection, std::vector<Waiting> waiting);
    std::vector<Waiting> take();

    static constexpr size_t mostTogether = 500;

    sql::Database &m_database;
    const orders::OrderStore &m_orders;
    std::mutex m_mutex;
    std::deque<Waiting> m_waiting;
    bool m_scheduled = false;
};

} // namespace firstcome::placement
