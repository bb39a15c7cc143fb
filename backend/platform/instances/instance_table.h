// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QByteArray>
#include <vector>

namespace firstcome::instances {

/// Who has a number: the token is another one for each that ever took it.
struct Place
{
    int number = 0;
    qint64 token = 0;
};

struct Listed
{
    Place place;
    bool lives = false; ///< its lease is not over
    bool serves = false;
    bool drains = false;
    QByteArray logLevel;    ///< empty: what it was started with
    QByteArray description; ///< JSON, as of its last renewal
};

/// What an instance says of itself when it renews its lease.
struct Renewal
{
    bool serves = false;
    QByteArray description;
};

/// The only place that names the table. Leases count by the database's clock, so that those of the processes may
/// differ. Thread: that of the connection.
class InstanceTable
{
public:
    static constexpr std::chrono::seconds lease{8};
    static constexpr int numbers = 1024;

    explicit InstanceTable(sql::Connection &connection) : m_connection(connection) {}

    /// Every number that was ever given, in order.
    std::vector<Listed> all();
    /// Takes the lowest number nobody has; throws Other when all are taken.
    Place take(qint64 token);
    /// False when somebody else has the number.
    bool renew(const Place &place, const Renewal &renewal);
    void end(const Place &place);
    /// False when no serving instance that lives has this number.
    bool setDrains(int number, bool drains);
    bool setLogLevel(int number, const QByteArray &level);

private:
    /// False: another has taken it meanwhile.
    bool takeOver(const Place &place, qint64 from);
    bool add(const Place &place);
    bool change(int number, const QByteArray &assignment, const sql::Value &value);

    sql::Connection &m_connection;
};

} // namespace firstcome::instances
