// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/connection.h"

#include "backend/platform/sql/mysql_statement.h"
#include "backend/platform/sql/page_sums.h"
#include "backend/platform/sql/server_settings.h"
#include "backend/platform/sql/sqlite_statement.h"
#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <atomic>
#include <sqlite3.h>

namespace firstcome::sql {

namespace {

std::atomic<int> connectionCount{0};

// Measured: pages of 2,048 beat 4,096 by 20 to 40 % for rows of this size; it must be set before the first table.
constexpr auto sqliteSettings = "PRAGMA page_size=2048;\n"
                                "PRAGMA busy_timeout=5000;\n"
                                "PRAGMA journal_mode=WAL;\n"
                                "PRAGMA synchronous=FULL;\n"
                                "PRAGMA foreign_keys=ON;\n"
                                "PRAGMA cache_size=-65536;\n"
                                "PRAGMA mmap_size=2147483648;\n"
                                "PRAGMA wal_autocheckpoint=0";

/// Where another file stands now in the place of the open one, or none, the log that lies there belongs to a file that
/// nobody finds any more: nothing is told to be kept in it, and nothing is read.
void refuseMovedFile(sqlite3 *handle)
{
    int moved = 0;
    if (handle)
        sqlite3_file_control(handle, nullptr, SQLITE_FCNTL_HAS_MOVED, &moved);
    if (moved != 0)
        throw Failure(Failure::Kind::Full, "the database file was moved, removed or replaced while it was open: put it "
                                           "back in its place, or stop this server");
}

} // namespace

Connection::Connection(const DatabaseSettings &settings, Purpose purpose)
    : m_settings(settings), m_purpose(purpose), m_name(QStringLiteral("firstcome-%1").arg(++connectionCount))
{
    try {
        open();
    } catch (...) {
        m_statements.clear();
        QSqlDatabase::removeDatabase(m_name);
        throw;
    }
}

Connection::~Connection()
{
    m_statements.clear();
    {
        QSqlDatabase database = QSqlDatabase::database(m_name, false);
        database.close();
    }
    QSqlDatabase::removeDatabase(m_name);
}

void Connection::open()
{
    QSqlDatabase database =
        QSqlDatabase::addDatabase(isSqlite() ? QStringLiteral("QSQLITE") : QStringLiteral("QMYSQL"), m_name);
    if (isSqlite()) {
        keepPageSums();
        // Who only reads makes none.
        if (m_purpose == Purpose::Read && !QFile::exists(m_settings.path))
            throw Failure(Failure::Kind::Lost, "there is no file " + m_settings.path.toUtf8());
        database.setDatabaseName(m_settings.path);
    } else {
        database.setHostName(m_settings.host);
        database.setPort(m_settings.port);
        database.setDatabaseName(m_settings.name);
        database.setUserName(m_settings.user);
        database.setPassword(m_settings.password);
        database.setConnectOptions(QStringLiteral("MYSQL_OPT_CONNECT_TIMEOUT=2;MYSQL_OPT_READ_TIMEOUT=30;"
                                                  "MYSQL_OPT_WRITE_TIMEOUT=30"));
    }
    if (!database.open())
        throw Failure(Failure::Kind::Lost, database.lastError().text().toUtf8());
    isSqlite() ? configureSqlite() : configureMySql();
}

void Connection::configureSqlite()
{
    const QVariant handle = QSqlDatabase::database(m_name, false).driver()->handle();
    m_native = *static_cast<sqlite3 *const *>(handle.constData());
    if (lacksPageSums(m_native))
        throw Failure(Failure::Kind::Damaged,
                      "the head of its first page says that pages have no checksums (a shop from before they "
                      "had any gets them by `firstcome-backend check --accept-pages`)");
    reservePageSums(m_native);
    run(sqliteSettings);
    auto &mode = statement("PRAGMA journal_mode");
    const bool writeAhead = mode.next() && mode.text(0) == "wal";
    mode.reset();
    if (!writeAhead)
        throw Failure(Failure::Kind::Full, "the database file does not take a write-ahead log");
}

/// Longer than a process that is not heard believes in its number (instances/membership), and may commit.
constexpr std::chrono::seconds hangsAtMost{8};

void Connection::configureMySql()
{
    run(m_purpose == Purpose::Write ? "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;\n"
                                      "SET SESSION innodb_lock_wait_timeout=1"
                                    : "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
    run("SET NAMES utf8mb4;\nSET SESSION sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION';\n"
        "SET SESSION time_zone='+00:00'");
    auto &version = statement("SELECT VERSION()");
    m_isMariaDb = version.next() && version.text(0).contains("MariaDB");
    version.reset();
    if (m_purpose == Purpose::Write) {
        refuseWeakServer(*this, m_settings.acceptedWeak);
        // A process that hangs in a transaction keeps its rows from the others no longer than this; MySQL has nothing
        // like it.
        if (m_isMariaDb)
            run("SET SESSION idle_write_transaction_timeout=" + QByteArray::number(hangsAtMost.count()));
    }
    limitStatements(m_settings.statementWithin);
}

void Connection::limitStatements(std::chrono::milliseconds within)
{
    if (isSqlite())
        return;
    run(m_isMariaDb ? "SET SESSION max_statement_time=" + QByteArray::number(double(within.count()) / 1'000)
                    : "SET SESSION max_execution_time=" + QByteArray::number(qint64(within.count())));
}

Unlimited::~Unlimited()
{
    try {
        m_connection.limitStatements(m_connection.usualStatementLimit());
    } catch (const Failure &) {
        // The connection broke: the next one has the limit from the start.
        return;
    }
}

std::unique_ptr<Statement> Connection::prepare(const QByteArray &text)
{
    if (isSqlite())
        return std::make_unique<SqliteStatement>(m_native, text);
    return std::make_unique<MySqlStatement>(QSqlDatabase::database(m_name, false), text);
}

Statement &Connection::statement(const QByteArray &text)
{
    const auto known = m_statements.find(text);
    if (known != m_statements.end()) {
        known->second->reset();
        return *known->second;
    }
    // Prepared before it is kept: a text that cannot be prepared leaves nothing behind.
    return *m_statements.emplace(text, prepare(text)).first->second;
}

void Connection::run(const QByteArray &texts)
{
    for (qsizetype from = 0; from < texts.size();) {
        qsizetype end = texts.indexOf(";\n", from);
        if (end < 0)
            end = texts.size();
        const QByteArray text = texts.mid(from, end - from).trimmed();
        from = end + 2;
        if (text.isEmpty() || text == ";")
            continue;
        if (isSqlite()) {
            if (sqlite3_exec(m_native, text.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
                throw sqliteFailure(m_native, text);
            continue;
        }
        QSqlQuery query(QSqlDatabase::database(m_name, false));
        if (!query.exec(QString::fromUtf8(text)))
            throw mySqlFailure(query.lastError(), query.lastQuery());
    }
}

void Connection::begin()
{
    m_afterCommit.clear();
    refuseMovedFile(m_native);
    if (m_purpose == Purpose::Read)
        run(isSqlite() ? "BEGIN" : "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
    else
        run(isSqlite() ? "BEGIN IMMEDIATE" : "START TRANSACTION");
}

void Connection::commit()
{
    refuseMovedFile(m_native);
    // A statement whose rows were not all read would keep its snapshot open beyond the transaction.
    resetStatements();
    try {
        run("COMMIT");
    } catch (const Failure &failure) {
        if (failure.kind() == Failure::Kind::Lost)
            throw Failure(Failure::Kind::InDoubt, failure.what());
        throw;
    }
}

void Connection::resetStatements()
{
    for (auto &[text, statement] : m_statements)
        statement->reset();
}

bool Connection::rollback() noexcept
{
    m_afterCommit.clear();
    try {
        resetStatements();
        // SQLite may have rolled back by itself; asked once more it would call that an error.
        if (!isSqlite() || sqlite3_get_autocommit(m_native) == 0)
            run("ROLLBACK");
        return true;
    } catch (const Failure &) {
        return false;
    }
}

void Connection::savepoint(const char *name)
{
    run(QByteArray("SAVEPOINT ") + name);
}

void Connection::releaseSavepoint(const char *name)
{
    runInSavepoint(QByteArray("RELEASE SAVEPOINT ") + name);
}

void Connection::rollbackToSavepoint(const char *name)
{
    resetStatements();
    runInSavepoint(QByteArray("ROLLBACK TO SAVEPOINT ") + name + ";\nRELEASE SAVEPOINT " + name);
}

void Connection::runInSavepoint(const QByteArray &texts)
{
    try {
        run(texts);
    } catch (const Failure &failure) {
        if (failure.endsTransaction())
            throw;
        throw Failure(Failure::Kind::Retry, QByteArray("the database ended the transaction: ") + failure.what());
    }
}

} // namespace firstcome::sql
