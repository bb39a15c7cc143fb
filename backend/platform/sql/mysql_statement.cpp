// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/mysql_statement.h"

#include <QSqlError>
#include <QVariant>

namespace firstcome::sql {

namespace {

constexpr int quotedText = 200;

Failure::Kind kindOf(int code)
{
    switch (code) {
    case 1205: // lock wait timeout: leaves the transaction open, so the caller must roll back
    case 1213: // deadlock
    case 1020: // snapshot conflict
        return Failure::Kind::Retry;
    case 1062:
        return Failure::Kind::Duplicate;
    case 1048:
    case 1264:
    case 1406:
    case 1452:
    case 4025: // MariaDB CHECK
    case 3819: // MySQL CHECK
        return Failure::Kind::Constraint;
    case 1040: // too many connections
    case 1053: // the server is shutting down
    case 1158: // 1158 to 1161: the network, as the server saw it
    case 1159:
    case 1160:
    case 1161:
    case 1927: // the connection was killed
    case 2002: // from here on what the client saw
    case 2003:
    case 2006:
    case 2013:
    case 2055:
    case 4031: // MySQL closed an idle connection
        return Failure::Kind::Lost;
    case 1021:
    case 1114:
    case 1290:
    case 1836: // read-only
        return Failure::Kind::Full;
    default:
        return Failure::Kind::Other;
    }
}

} // namespace

Failure mySqlFailure(const QSqlError &error, const QString &text)
{
    return Failure(kindOf(error.nativeErrorCode().toInt()),
                   (error.text() + QStringLiteral(" in: ") + text.left(quotedText)).toUtf8());
}

MySqlStatement::MySqlStatement(const QSqlDatabase &database, const QByteArray &text) : m_query(database)
{
    m_query.setForwardOnly(true);
    if (!m_query.prepare(QString::fromUtf8(text)))
        throw mySqlFailure(m_query.lastError(), QString::fromUtf8(text));
}

void MySqlStatement::reset()
{
    m_query.finish();
    m_ran = false;
}

namespace {

/// Qt sends what is null in its sense as NULL; here only an absent value is.
QByteArray notNull(const QByteArray &bytes)
{
    return bytes.isNull() ? QByteArray("") : bytes;
}

} // namespace

void MySqlStatement::put(int position, const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value.stored()))
        m_query.bindValue(position, *integer);
    else if (const auto *text = std::get_if<QByteArray>(&value.stored()))
        m_query.bindValue(position,
                          QString::fromUtf8(notNull(*text))); // as bytes it would be sent in the binary character set
    else if (const auto *blob = std::get_if<Blob>(&value.stored()))
        m_query.bindValue(position, notNull(blob->bytes));
    else
        m_query.bindValue(position, QVariant());
}

void MySqlStatement::runOnce()
{
    if (m_ran)
        return;
    m_ran = true;
    if (!m_query.exec())
        throw mySqlFailure(m_query.lastError(), m_query.lastQuery());
}

bool MySqlStatement::next()
{
    runOnce();
    if (m_query.next())
        return true;
    const QSqlError error = m_query.lastError();
    const QString text = m_query.lastQuery();
    reset();
    if (error.type() != QSqlError::NoError)
        throw mySqlFailure(error, text);
    return false;
}

qint64 MySqlStatement::exec()
{
    runOnce();
    const qint64 affected = m_query.numRowsAffected();
    reset();
    return affected;
}

bool MySqlStatement::isNull(int column) const
{
    return m_query.isNull(column);
}

qint64 MySqlStatement::integer(int column) const
{
    return m_query.value(column).toLongLong();
}

QByteArray MySqlStatement::text(int column) const
{
    const QVariant value = m_query.value(column);
    return value.typeId() == QMetaType::QByteArray ? value.toByteArray() : value.toString().toUtf8();
}

} // namespace firstcome::sql
