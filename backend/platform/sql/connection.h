// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/failure.h"
#include "backend/platform/sql/statement.h"
#include <QStringList>
#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

struct sqlite3;

namespace firstcome::sql {

enum class Dialect { Sqlite, MySql };

struct DatabaseSettings
{
    Dialect dialect = Dialect::Sqlite;
    QString path; ///< SQLite: the file
    QString host; ///< MySQL/MariaDB from here on
    int port = 3306;
    QString name;
    QString user;
    QString password;
    QStringList acceptedWeak;                         ///< of the server's settings, see server_settings.h
    std::chrono::milliseconds statementWithin{2'000}; ///< MySQL/MariaDB: a longer one is broken off; 0: no limit
    int readers = 2;
};

/// One connection of one thread, with its prepared statements.
/// Invariant: SQLite runs WAL, synchronous=FULL, foreign keys on; MariaDB READ COMMITTED for writers and a consistent
/// snapshot for readers.
/// Thread: the one that made it.
class Connection
{
public:
    enum class Purpose { Write, Read };

    /// Throws Failure when it cannot be opened or its durability settings are weak.
    Connection(const DatabaseSettings &settings, Purpose purpose);
    ~Connection();
    Connection(const Connection &) = delete;

    Dialect dialect() const { return m_settings.dialect; }
    bool isSqlite() const { return dialect() == Dialect::Sqlite; }
    /// " FOR UPDATE" where rows can be locked: not by a reader, and SQLite's writer is alone already.
    const char *forUpdate() const { return isSqlite() || m_purpose == Purpose::Read ? "" : " FOR UPDATE"; }

    /// The prepared statement of this text, kept with the connection.
    Statement &statement(const QByteArray &text);
    /// Runs statements separated by ";\n", for schema and settings.
    void run(const QByteArray &texts);

    void begin();
    /// A connection that breaks meanwhile is InDoubt.
    void commit();
    /// False when it could not be said: the connection is of no use any more.
    bool rollback() noexcept;
    /// MySQL ends only statements that read, MariaDB every one.
    void limitStatements(std::chrono::milliseconds within);
    std::chrono::milliseconds usualStatementLimit() const { return m_settings.statementWithin; }

    void savepoint(const char *name);
    /// Both throw Retry when the database ended the transaction by itself, as it does with the victim of a deadlock.
    void releaseSavepoint(const char *name);
    void rollbackToSavepoint(const char *name);

    /// Runs on the writer's thread after the commit of the present transaction; forgotten when it rolls back.
    void afterCommit(std::function<void()> work) { m_afterCommit.push_back(std::move(work)); }
    size_t afterCommitCount() const { return m_afterCommit.size(); }
    void dropAfterCommit(size_t from) { m_afterCommit.resize(from); }
    std::vector<std::function<void()>> takeAfterCommit() { return std::exchange(m_afterCommit, {}); }

    sqlite3 *native() const { return m_native; }

private:
    void open();
    void configureSqlite();
    void configureMySql();
    void resetStatements();
    void runInSavepoint(const QByteArray &texts);
    std::unique_ptr<Statement> prepare(const QByteArray &text);

    struct TextHash
    {
        size_t operator()(const QByteArray &text) const { return qHash(text); }
    };

    DatabaseSettings m_settings;
    Purpose m_purpose;
    QString m_name;
    bool m_isMariaDb = false;
    sqlite3 *m_native = nullptr;
    std::unordered_map<QByteArray, std::unique_ptr<Statement>, TextHash> m_statements;
    std::vector<std::function<void()>> m_afterCommit;
};

/// While it lives, statements of its connection may take as long as they take: tables are made or all rows read.
class Unlimited
{
public:
    explicit Unlimited(Connection &connection) : m_connection(connection) { connection.limitStatements({}); }
    ~Unlimited();
    Unlimited(const Unlimited &) = delete;

private:
    Connection &m_connection;
};

} // namespace firstcome::sql
