// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "tests/support/caller.h"
#include <QProcess>
#include <QTemporaryDir>

namespace firstcome::test {

/// The real firstcome-sim as a process of its own, with its book in a folder of its own; after a kill it comes back on
/// the same port with the same book.
/// Invariant: it is gone (SIGKILL) when this is destroyed.
class RunningSimulator
{
public:
    RunningSimulator();
    ~RunningSimulator();

    /// False with `output()` when it ended instead of listening.
    bool start(const QStringList &options = {});
    /// SIGTERM; the exit code, or -1 when it was not gone in time.
    int stop();
    void kill();
    /// It takes connections and says nothing, as if the line were cut on the way; false: it goes on.
    void freeze(bool frozen);
    bool running() const { return m_process.state() == QProcess::Running; }

    QUrl url() const { return m_url; }
    static QByteArray secretKey() { return "test_sk_journey"; }
    QByteArray output() const { return m_output; }

    /// PUT /settings with these bends; false when it was refused.
    bool bend(const QJsonArray &bends);
    /// GET /calls: how often each call came in since its start.
    QJsonObject counts();
    /// GET /book, all pages.
    QJsonArray payments();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    QUrl m_url;
};

} // namespace firstcome::test
