// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/value.h"

namespace firstcome::sql {

/// One prepared statement, the same to the caller on SQLite (native handle) and MariaDB (QSqlQuery).
/// Use: `auto &s = connection.statement("SELECT …"); s.bind(a, b); while (s.next()) s.integer(0);`
/// Invariant: `bind` starts it anew; a cached statement must not be used again before its rows were read.
/// Thread: that of its connection. Every call may throw Failure.
class Statement
{
public:
    virtual ~Statement() = default;

    template <typename... Values>
    Statement &bind(Values &&...values)
    {
        reset();
        int position = 0;
        (put(position++, Value(std::forward<Values>(values))), ...);
        return *this;
    }

    virtual void reset() = 0;
    virtual void put(int position, const Value &value) = 0;
    /// Runs at the first call; true while there is a row.
    virtual bool next() = 0;
    /// Runs to the end; the number of rows inserted, changed or deleted.
    virtual qint64 exec() = 0;

    virtual bool isNull(int column) const = 0;
    virtual qint64 integer(int column) const = 0;
    virtual QByteArray text(int column) const = 0; ///< UTF-8, also for blobs
    QString string(int column) const { return QString::fromUtf8(text(column)); }
    Instant instant(int column) const { return fromMillis(integer(column)); }
    std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }
};

} // namespace firstcome::sql
