// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/fresh_database.h"
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace firstcome::test {

/// The real firstcome-backend as a process of its own, on a free port, with a data folder of its own.
/// Invariant: it is gone (SIGKILL if need be) when this is destroyed.
class RunningBackend
{
public:
    RunningBackend();
    ~RunningBackend();

    /// Starts `firstcome-backend serve` and waits until it listens; false with `output()` when it ended instead.
    bool start(const QStringList &options = {});
    /// SIGTERM; the exit code, or -1 when it was not gone within the drain's limit and some.
    int stop();
    /// SIGKILL, at once.
    void kill();
    bool running() const;
    /// Another command on the same data folder (unless `words` name one); its exit code. `input` goes to its standard
    /// input.
    int command(const QStringList &words, const QByteArray &input = {});

    QUrl url() const { return m_url; }
    QString dataFolder() const { return m_folder.path(); }
    QString databaseUrl() const;                   ///< empty: SQLite
    QByteArray output() const { return m_output; } ///< of the server since start, or of the last command
    QString demoPassword() const;                  ///< from the line "demo password: …"
    /// Before the first start: a database of its own on that engine; false where there is no such server.
    bool useEngine(const QString &engine);
    /// Before the first start: another instance of the same shop, with its database and its keys.
    void join(const RunningBackend &other);
    /// Extra variables for the next start.
    void setEnvironment(const QString &name, const QString &value);
    /// Reads what the server wrote meanwhile.
    void readOutput();
    qint64 processId() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<FreshDatabase> m_database;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QByteArray m_output;
    QUrl m_url;
};

} // namespace firstcome::test
