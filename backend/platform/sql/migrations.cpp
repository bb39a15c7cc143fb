// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/migrations.h"

#include <QCryptographicHash>

namespace firstcome::sql {

namespace {

struct Token
{
    const char *name;
    const char *sqlite;
    const char *mySql;
};

constexpr Token tokens[] = {
    {"{{id}}", "INTEGER", "BIGINT"},
    {"{{auto}}", "INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT AUTO_INCREMENT PRIMARY KEY"},
    {"{{text}}", "TEXT", "VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"},
    {"{{ascii}}", "TEXT", "VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin"},
    {"{{long}}", "TEXT", "MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"},
    {"{{blob}}", "BLOB", "VARBINARY(255)"},
    {"{{where}}", "WHERE", "-- WHERE"}, // an index of some rows: MySQL has none and takes all
    {"{{on}}", "--", "ON"},             // of DROP INDEX, on a line of its own end: SQLite needs no table
    {"{{end}}", "STRICT", "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin"},
};

constexpr auto history = "CREATE TABLE IF NOT EXISTS migrations (module {{ascii}} NOT NULL, number {{id}} NOT NULL, "
                         "name {{ascii}} NOT NULL, hash {{ascii}} NOT NULL, applied_at {{id}} NOT NULL, "
                         "PRIMARY KEY (module, number)) {{end}}";

QMap<std::pair<QByteArray, int>, QByteArray> appliedSteps(Connection &connection)
{
    QMap<std::pair<QByteArray, int>, QByteArray> applied;
    auto &rows = connection.statement("SELECT module, number, hash FROM migrations");
    while (rows.next())
        applied.insert({rows.text(0), int(rows.integer(1))}, rows.text(2));
    return applied;
}

/// A program does not touch what a newer one made of the tables: of a module it knows, every step must be known to it.
void refuseNewer(const QMap<std::pair<QByteArray, int>, QByteArray> &applied, const QList<Migration> &migrations)
{
    QMap<QByteArray, int> newest;
    for (const Migration &step : migrations)
        newest[step.module] = std::max(newest.value(step.module), step.number);
    for (auto step = applied.keyBegin(); step != applied.keyEnd(); ++step) {
        if (newest.contains(step->first) && step->second > newest.value(step->first))
            throw Failure(Failure::Kind::Other, "this database was changed by a newer version: migration " +
                                                    step->first + '/' + QByteArray::number(step->second) +
                                                    " is not known here");
    }
}

/// An account without the right to make tables may still find that all are there.
bool hasHistory(Connection &connection)
{
    auto &row = connection.statement(
        connection.isSqlite() ? "SELECT COUNT(*) FROM sqlite_master WHERE name = 'migrations'"
                              : "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() "
                                "AND table_name = 'migrations'");
    const bool has = row.next() && row.integer(0) > 0;
    row.reset();
    return has;
}

/// Of several processes that start together one migrates while the others wait. SQLite's writer is alone already;
/// MySQL commits with each change of a table, so only a lock beside the transactions holds.
class OneMigrator
{
public:
    explicit OneMigrator(Connection &connection) : m_connection(connection)
    {
        if (connection.isSqlite())
            return;
        auto &row = connection.statement("SELECT GET_LOCK(CONCAT(DATABASE(), '.migrations'), ?)").bind(patience);
        const bool got = row.next() && row.integer(0) == 1;
        row.reset();
        if (!got)
            throw Failure(Failure::Kind::Other, "another process has been changing the tables for a long time");
    }
    ~OneMigrator()
    {
        try {
            if (!m_connection.isSqlite())
                m_connection.run("DO RELEASE_LOCK(CONCAT(DATABASE(), '.migrations'))");
        } catch (const Failure &) {
            return; // the connection is gone, and its lock with it
        }
    }
    OneMigrator(const OneMigrator &) = delete;

private:
    static constexpr qint64 patience = 300; // seconds

    Connection &m_connection;
};

} // namespace

QByteArray translated(const QByteArray &text, Dialect dialect)
{
    QByteArray result = text;
    for (const Token &token : tokens)
        result.replace(token.name, dialect == Dialect::Sqlite ? token.sqlite : token.mySql);
    return result;
}

QByteArray historyTable()
{
    return history;
}

QByteArray hashOf(const Migration &step)
{
    return QCryptographicHash::hash(step.text, QCryptographicHash::Sha256).toHex();
}

QMap<QByteArray, int> newestSteps(Connection &connection)
{
    QMap<QByteArray, int> newest;
    if (!hasHistory(connection))
        return newest;
    const auto applied = appliedSteps(connection);
    for (auto step = applied.keyBegin(); step != applied.keyEnd(); ++step)
        newest[step->first] = std::max(newest.value(step->first), step->second);
    return newest;
}

void migrate(Connection &connection, const QList<Migration> &migrations, Instant now)
{
    const OneMigrator alone(connection);
    if (!hasHistory(connection))
        connection.run(translated(historyTable(), connection.dialect()));
    const auto applied = appliedSteps(connection);
    refuseNewer(applied, migrations);
    for (const Migration &step : migrations) {
        const QByteArray hash = hashOf(step);
        const auto known = applied.constFind({step.module, step.number});
        if (known != applied.constEnd()) {
            if (known.value() != hash)
                throw Failure(Failure::Kind::Other, "migration " + step.module + '/' + step.name +
                                                        " has changed since it was applied to this database");
            continue;
        }
        connection.run(translated(step.text, connection.dialect()));
        connection.statement("INSERT INTO migrations (module, number, name, hash, applied_at) VALUES (?,?,?,?,?)")
            .bind(step.module, step.number, step.name, hash, now)
            .exec();
    }
}

} // namespace firstcome::sql
