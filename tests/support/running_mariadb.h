// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/sql/connection.h"
#include <QProcess>
#include <QTemporaryDir>

namespace firstcome::test {

/// A MariaDB server of one test alone, so that it may be killed: on a port that stays its own, with a data folder of
/// its own. Where the tests have no MariaDB (FIRSTCOME_TEST_MARIADB is not set) there is none of these either.
/// Invariant: it is gone (SIGKILL) when this is destroyed.
class RunningMariaDb
{
public:
    RunningMariaDb();
    ~RunningMariaDb();

    static bool isExpected();
    /// Makes its data folder at the first start; false, with `output()`, when it does not accept connections.
    /// `options` come after our own and win.
    bool start(const QStringList &options = {});
    /// SIGKILL, at once.
    void kill();
    /// It keeps its connections and answers nobody; false: it goes on.
    void freeze(bool frozen);

    /// Of its empty database.
    sql::DatabaseSettings settings() const;
    /// The same as the backend's setting `database` takes it.
    QString url() const;
    QByteArray output();

private:
    QString dataFolder() const;
    bool makeDataFolder();
    bool isListening() const;

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace firstcome::test
