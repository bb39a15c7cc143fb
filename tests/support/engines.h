// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/database.h"
#include "backend/platform/sql/migrations.h"
#include <QTemporaryDir>
#include <memory>

namespace firstcome::test {

/// A fresh, empty database of one engine for one test, gone with it.
/// MariaDB is used where FIRSTCOME_TEST_MARIADB=host:port:user:password names a server (the script starts one).
class Engine
{
public:
    static constexpr const char *sqlite = "SQLite";
    static constexpr const char *mariaDb = "MariaDB";

    /// Adds the rows "SQLite" and "MariaDB" to a data-driven test (column: engine).
    static void addRows();
    /// Nothing when this engine is not here: the caller must QSKIP.
    static std::unique_ptr<Engine> create(const QString &name, const QList<sql::Migration> &migrations);
    ~Engine();

    sql::Database &database() { return *m_database; }
    const sql::DatabaseSettings &settings() const { return m_settings; }
    /// Runs work in a transaction and waits for it.
    template <typename Work>
    auto write(Work work)
    {
        return m_database->write(sql::Queue::Background, std::move(work)).get();
    }
    template <typename Work>
    auto read(Work work)
    {
        return m_database->read(std::move(work)).get();
    }

private:
    Engine() = default;

    QTemporaryDir m_folder;
    sql::DatabaseSettings m_settings;
    std::unique_ptr<sql::Database> m_database;
};

} // namespace firstcome::test

/// In a data-driven test: `OPEN_ENGINE(engine, migrations)` fetches the row's engine or skips loudly.
#define OPEN_ENGINE(variable, migrations)                                                                              \
    QFETCH(QString, engine);                                                                                           \
    const auto variable = firstcome::test::Engine::create(engine, migrations);                                         \
    if (!variable)                                                                                                     \
    QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set")

/// The same in a test of MariaDB alone.
#define OPEN_MARIADB(variable, migrations)                                                                             \
    const auto variable =                                                                                              \
        firstcome::test::Engine::create(QString::fromLatin1(firstcome::test::Engine::mariaDb), migrations);            \
    if (!variable)                                                                                                     \
    QSKIP("no MariaDB server here: FIRSTCOME_TEST_MARIADB is not set")
