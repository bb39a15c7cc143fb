// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/bulk_insert.h"

namespace firstcome::sql {

namespace {

constexpr int groupSizes[] = {256, 64, 8, 1};

QByteArray insertText(const InsertShape &shape, int rows)
{
    QByteArray marks = "(?";
    for (int i = 1; i < shape.columnCount; ++i)
        marks += ",?";
    marks += ')';
    QByteArray text = "INSERT INTO " + shape.table + " (" + shape.columns + ") VALUES ";
    text.reserve(text.size() + rows * (marks.size() + 1) + shape.conflict.size());
    for (int i = 0; i < rows; ++i)
        text += (i ? "," : "") + marks;
    return text + shape.conflict;
}

} // namespace

BulkInsert::BulkInsert(Connection &connection, InsertShape shape) : m_connection(connection), m_shape(std::move(shape))
{
    if (connection.isSqlite())
        m_single = &groupOf(1);
}

Statement &BulkInsert::groupOf(int rows)
{
    return m_connection.statement(insertText(m_shape, rows));
}

void BulkInsert::flush()
{
    size_t from = 0;
    for (const int size : groupSizes) {
        const size_t count = size_t(size) * size_t(m_shape.columnCount);
        while (m_values.size() - from >= count) {
            Statement &statement = groupOf(size);
            for (size_t i = 0; i < count; ++i)
                statement.put(int(i), m_values[from + i]);
            statement.exec();
            from += count;
        }
    }
    m_values.clear();
}

QByteArray addOnConflict(const Connection &connection, const QByteArray &keys, const char *column)
{
    const QByteArray name = column;
    if (connection.isSqlite())
        return " ON CONFLICT(" + keys + ") DO UPDATE SET " + name + " = " + name + " + excluded." + name;
    return " ON DUPLICATE KEY UPDATE " + name + " = " + name + " + VALUES(" + name + ")";
}

QByteArray ignoreOnConflict(const Connection &connection, const QByteArray &firstKey)
{
    if (connection.isSqlite())
        return " ON CONFLICT DO NOTHING";
    return " ON DUPLICATE KEY UPDATE " + firstKey + " = " + firstKey;
}

} // namespace firstcome::sql
