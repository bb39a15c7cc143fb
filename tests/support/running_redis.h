// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/redis/address.h"
#include <QProcess>
#include <QTemporaryDir>

namespace firstcome::test {

/// A Redis of a test's own, to be killed, stopped, frozen and emptied; after that it comes back on the same port.
/// Invariant: it is gone (SIGKILL) when this is destroyed.
class RunningRedis
{
public:
    RunningRedis();
    ~RunningRedis();

    /// Whether this machine is to have one; if not, the test must be skipped.
    static bool isExpected();

    /// False when it does not answer.
    bool start(const QStringList &options = {});
    void kill();
    /// It keeps its connections and answers nobody, like one behind a cut cable.
    void freeze();
    void thaw();
    /// A command of its own, its answer as redis-cli prints it.
    QByteArray ask(const QStringList &words);

    redis::Address address() const { return {QStringLiteral("127.0.0.1"), m_port, {}, password(), 3}; }
    QString url() const;
    static QString password() { return QStringLiteral("s3cret/of:redis"); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port;
};

} // namespace firstcome::test
