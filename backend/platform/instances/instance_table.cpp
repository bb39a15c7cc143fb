// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/instance_table.h"

namespace firstcome::instances {

namespace {

/// Milliseconds by the clock that all share.
QByteArray databaseNow(const sql::Connection &connection)
{
    return connection.isSqlite() ? "(CAST(strftime('%s', 'now') AS INTEGER) * 1000)"
                                 : "CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)";
}

QByteArray leaseEnd(const sql::Connection &connection)
{
    // The one process of a SQLite file has it by the lock on its folder, as long as it lives.
    constexpr std::chrono::years forGood{100};
    const std::chrono::seconds lease = connection.isSqlite() ? forGood : InstanceTable::lease;
    return databaseNow(connection) + " + " + QByteArray::number(std::chrono::milliseconds(lease).count());
}

} // namespace

std::vector<Listed> InstanceTable::all()
{
    auto &rows = m_connection.statement("SELECT number, token, lease_until > " + databaseNow(m_connection) +
                                        ", serves, drains, log_level, description FROM instances ORDER BY number");
    std::vector<Listed> all;
    while (rows.next())
        all.push_back({{int(rows.integer(0)), rows.integer(1)},
                       rows.integer(2) != 0,
                       rows.integer(3) != 0,
                       rows.integer(4) != 0,
                       rows.text(5),
                       rows.text(6)});
    return all;
}

Place InstanceTable::take(qint64 token)
{
    // SQLite's file is locked by its one process: whoever is on the list is gone.
    if (m_connection.isSqlite())
        m_connection.run("DELETE FROM instances");
    const std::vector<Listed> listed = all();
    for (int number = 0; number < numbers; ++number) {
        const bool isListed = size_t(number) < listed.size(); // they have no gaps: a row is never deleted
        if (isListed && listed[size_t(number)].lives)
            continue;
        // Others may take it at the same time: who finds it taken goes on to the next.
        const Place place{number, token};
        if (isListed ? takeOver(place, listed[size_t(number)].place.token) : add(place))
            return place;
    }
    throw sql::Failure(sql::Failure::Kind::Other, "all numbers of instances are taken");
}

bool InstanceTable::takeOver(const Place &place, qint64 from)
{
    return m_connection
               .statement("UPDATE instances SET token = ?, lease_until = " + leaseEnd(m_connection) +
                          ", serves = 0, drains = 0, log_level = '', description = '' WHERE number = ? AND token = ?")
               .bind(place.token, place.number, from)
               .exec() == 1;
}

bool InstanceTable::add(const Place &place)
{
    try {
        m_connection
            .statement("INSERT INTO instances (number, token, lease_until, serves, drains, log_level, description) "
                       "VALUES (?, ?, " +
                       leaseEnd(m_connection) + ", 0, 0, '', '')")
            .bind(place.number, place.token)
            .exec();
        return true;
    } catch (const sql::Failure &failure) {
        if (failure.kind() == sql::Failure::Kind::Duplicate)
            return false;
        throw;
    }
}

bool InstanceTable::renew(const Place &place, const Renewal &renewal)
{
    return m_connection
               .statement("UPDATE instances SET lease_until = " + leaseEnd(m_connection) +
                          ", serves = ?, description = ? WHERE number = ? AND token = ?")
               .bind(renewal.serves ? 1 : 0, renewal.description, place.number, place.token)
               .exec() == 1;
}

void InstanceTable::end(const Place &place)
{
    m_connection.statement("UPDATE instances SET lease_until = 0, serves = 0 WHERE number = ? AND token = ?")
        .bind(place.number, place.token)
        .exec();
}

bool InstanceTable::setDrains(int number, bool drains)
{
    return change(number, "drains = ?", drains ? 1 : 0);
}

bool InstanceTable::setLogLevel(int number, const QByteArray &level)
{
    return change(number, "log_level = ?", level);
}

bool InstanceTable::change(int number, const QByteArray &assignment, const sql::Value &value)
{
    auto &known = m_connection.statement("SELECT 1 FROM instances WHERE number = ? AND serves = 1 AND lease_until > " +
                                         databaseNow(m_connection));
    const bool lives = known.bind(number).next();
    known.reset();
    if (lives)
        m_connection.statement("UPDATE instances SET " + assignment + " WHERE number = ?").bind(value, number).exec();
    return lives;
}

} // namespace firstcome::instances
