// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/database.h"
#include "backend/platform/sql/migrations.h"
#include "tests/support/fresh_database.h"
#include <QTemporaryDir>
#include <memory>

namespace firstcome::test {

/// A fresh, empty database of one engine for one test, gone with it.
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
    /// Nothing when this engine is not here: the caller must QSKIP.
    static std::unique_ptr<Engine> create(const QString &name, const QList<sql::Migration> &migrations);

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
    std::unique_ptr<FreshDatabase> m_fresh;
    sql::DatabaseSettings m_settings;
    std::unique_ptr<sql::Database> m_database;
};

} // namespace firstcome::test

/// In a data-driven test: `OPEN_ENGINE(engine, migrations)` fetches the row's engine or skips loudly.
#define OPEN_ENGINE(variable, migrations)                                                                              \
    QFETCH(QString, engine);                                                                                           \
    const auto variable = firstcome::test::Engine::create(engine, migrations);                                         \
    if (!variable)                                                                                                     \
    QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(engine)))
