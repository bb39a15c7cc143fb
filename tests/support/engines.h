// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/database.h"
#include "backend/platform/sql/migrations.h"
#include <QTemporaryDir>
#include <memory>

namespace firstcome::test {

/// A fresh, empty database of one engine for one test, gone with it.
/// MariaDB and MySQL are used where FIRSTCOME_TEST_MARIADB and FIRSTCOME_TEST_MYSQL=host:port:user:password name a
/// server (the script starts them).
class Engine
{
public:
    static constexpr const char *sqlite = "SQLite";
    static constexpr const char *mariaDb = "MariaDB";
    static constexpr const char *mySql = "MySQL";

    /// Adds a row for each engine to a data-driven test (column: engine).
    static void addRows();
    /// The same for MariaDB and MySQL alone.
    static void addServerRows();
    /// The server of this name with no database chosen; nothing when there is none here.
    static std::optional<sql::DatabaseSettings> server(const QString &name);
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
    QSKIP(qPrintable(QStringLiteral("no %1 server here: FIRSTCOME_TEST_%2 is not set").arg(engine, engine.toUpper())))
