// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <memory>
#include <optional>

namespace firstcome::test {

/// A database of its own on a server that FIRSTCOME_TEST_MARIADB or FIRSTCOME_TEST_MYSQL=host:port:user:password names
/// (the script starts them). Invariant: it is gone when this is destroyed.
class FreshDatabase
{
public:
    /// Nothing where there is no such server.
    static std::unique_ptr<FreshDatabase> on(const QString &engine);
    /// Why a test of this engine is skipped.
    static QString absence(const QString &engine);
    ~FreshDatabase();

    const sql::DatabaseSettings &settings() const { return m_settings; }
    /// As the backend's setting `database` takes it.
    QString url() const;
    /// Runs a statement as the server's test account.
    void onServer(const QString &text) const;

private:
    explicit FreshDatabase(sql::DatabaseSettings settings);

    sql::DatabaseSettings m_settings;
};

} // namespace firstcome::test
