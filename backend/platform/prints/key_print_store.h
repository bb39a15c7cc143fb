// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <map>

namespace firstcome::prints {

/// The table key_prints. Thread: its connection's.
class KeyPrintStore
{
public:
    explicit KeyPrintStore(sql::Connection &connection) : m_connection(connection) {}

    /// By purpose.
    std::map<QString, QByteArray> all();
    /// From now on that is the print of the purpose's key.
    void keep(const QString &purpose, const QByteArray &print, Instant now);

private:
    sql::Connection &m_connection;
};

} // namespace firstcome::prints
