// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/engines.h"

namespace firstcome::test {

inline QList<sql::Migration> schema()
{
    return {{"test", 1, "001_rows",
             "CREATE TABLE rows_kept (id {{id}} NOT NULL PRIMARY KEY, name {{text}}, amount {{id}} NOT NULL "
             "CHECK (amount >= 0), hash {{blob}}) {{end}};\n"}};
}

inline qint64 countOf(Engine &engine)
{
    return engine.read([](sql::Connection &connection) {
        auto &row = connection.statement("SELECT COUNT(*) FROM rows_kept");
        return row.next() ? row.integer(0) : -1;
    });
}

inline void insert(sql::Connection &connection, qint64 id, qint64 amount = 1)
{
    connection.statement("INSERT INTO rows_kept (id, name, amount) VALUES (?,?,?)").bind(id, "x", amount).exec();
}

} // namespace firstcome::test
