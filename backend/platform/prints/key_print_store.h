// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QSet>
#include <map>

namespace firstcome::prints {

/// The prints of one purpose's keys.
struct Known
{
    QByteArray signing;    ///< of the key that signs; empty: none is known
    QSet<QByteArray> kept; ///< of those that must stay in its file
};

/// The tables key_prints and kept_prints. Thread: its connection's.
class KeyPrintStore
{
public:
    explicit KeyPrintStore(sql::Connection &connection) : m_connection(connection) {}

    /// By purpose, also of a database to which not all of our steps were applied.
    std::map<QString, Known> all();
    /// From now on that is the print of the key that signs for the purpose.
    void sign(const QString &purpose, const QByteArray &print, Instant now);
    /// From now on a key with that print must stay in the purpose's file.
    void keep(const QString &purpose, const QByteArray &print, Instant now);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::prints
