// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"

namespace firstcome::sql {

/// What a bulk insert writes into: `INSERT INTO table (columns) VALUES … conflict`.
struct InsertShape
{
    QByteArray table;
    QByteArray columns; ///< "id, order_id, state"
    int columnCount = 0;
    QByteArray conflict; ///< dialect's own ON CONFLICT / ON DUPLICATE KEY text, or empty
};

/// Writes many rows in the measured best way of each engine: SQLite row by row through one prepared statement
/// (multi-row inserts gain nothing there), MariaDB as prepared multi-row inserts of 256, 64, 8 and 1. Invariant: rows
/// are written in the order added, all of them when `flush` returns. Thread: its connection's.
class BulkInsert
{
public:
    BulkInsert(Connection &connection, InsertShape shape);

    template <typename... Values>
    void add(Values &&...values)
    {
        if (m_connection.isSqlite()) {
            m_single->bind(std::forward<Values>(values)...).exec();
            return;
        }
        (m_values.emplace_back(std::forward<Values>(values)), ...);
        if (m_values.size() >= size_t(largestGroup * m_shape.columnCount))
            flush();
    }

    void flush();

private:
    static constexpr int largestGroup = 256;

    Statement &groupOf(int rows);

    Connection &m_connection;
    InsertShape m_shape;
    Statement *m_single = nullptr;
    std::vector<Value> m_values;
};

/// The conflict text by which an insert adds `column` to the row that is there already.
QByteArray addOnConflict(const Connection &connection, const QByteArray &keys, const char *column);
/// The conflict text by which an insert leaves the row that is there alone.
QByteArray ignoreOnConflict(const Connection &connection, const QByteArray &firstKey);

} // namespace firstcome::sql
