// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/sqlite_statement.h"

#include <sqlite3.h>

namespace firstcome::sql {

namespace {

constexpr int quotedText = 200;

Failure::Kind kindOf(int extended)
{
    switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
        return Failure::Kind::Duplicate;
    case SQLITE_IOERR_DATA:
        return Failure::Kind::Damaged;
    default:
        break;
    }
    switch (extended & 0xff) {
    case SQLITE_CONSTRAINT:
        return Failure::Kind::Constraint;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Failure::Kind::Retry;
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
        return Failure::Kind::Full;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Failure::Kind::Damaged;
    default:
        return Failure::Kind::Other;
    }
}

} // namespace

Failure sqliteFailure(sqlite3 *handle, const QByteArray &text)
{
    const int code = sqlite3_extended_errcode(handle);
    const QByteArray said =
        code == SQLITE_IOERR_DATA
            ? QByteArrayLiteral("a page does not add up: the disk changed it, or another program (what that wrote is "
                                "taken by `firstcome-backend check --accept-pages`)")
            : QByteArray(sqlite3_errmsg(handle));
    return Failure(kindOf(code), said + " in: " + text.left(quotedText));
}

SqliteStatement::SqliteStatement(sqlite3 *handle, const QByteArray &text) : m_handle(handle)
{
    const int code = sqlite3_prepare_v3(handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                                        &m_statement, nullptr);
    if (code != SQLITE_OK)
        throw sqliteFailure(handle, text);
}

SqliteStatement::~SqliteStatement()
{
    sqlite3_finalize(m_statement);
}

void SqliteStatement::reset()
{
    sqlite3_reset(m_statement);
}

void SqliteStatement::put(int position, const Value &value)
{
    const int index = position + 1;
    int code = SQLITE_OK;
    if (const auto *integer = std::get_if<qint64>(&value.stored()))
        code = sqlite3_bind_int64(m_statement, index, *integer);
    else if (const auto *text = std::get_if<QByteArray>(&value.stored()))
        code = sqlite3_bind_text64(m_statement, index, text->constData(), sqlite3_uint64(text->size()),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    else if (const auto *blob = std::get_if<Blob>(&value.stored()))
        code = sqlite3_bind_blob64(m_statement, index, blob->bytes.constData(), sqlite3_uint64(blob->bytes.size()),
                                   SQLITE_TRANSIENT);
    else
        code = sqlite3_bind_null(m_statement, index);
    if (code != SQLITE_OK)
        throw sqliteFailure(m_handle, sqlite3_sql(m_statement));
}

bool SqliteStatement::next()
{
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        // The message must be read before the reset clears it.
        const Failure failure = sqliteFailure(m_handle, sqlite3_sql(m_statement));
        sqlite3_reset(m_statement);
        throw failure;
    }
    sqlite3_reset(m_statement);
    return false;
}

qint64 SqliteStatement::exec()
{
    while (next()) {
    }
    return sqlite3_changes64(m_handle);
}

bool SqliteStatement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteStatement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArray SqliteStatement::text(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    return QByteArray(static_cast<const char *>(bytes), sqlite3_column_bytes(m_statement, column));
}

} // namespace firstcome::sql
