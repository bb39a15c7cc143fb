// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QMap>
#include <QProcess>
#include <QUrl>

namespace firstcome::test {

/// HAProxy with the configuration that is shipped, in front of two instances of every role.
/// Invariant: it is gone (SIGKILL) when this is destroyed.
class RunningEntry
{
public:
    RunningEntry();
    ~RunningEntry();

    /// Whether this machine has it; if not, the test must be skipped.
    static bool isHere();

    /// Of the instances it is to know, and the folder of the keys that sign their tokens. False with `output()` when it
    /// ended instead of listening.
    bool start(const QUrl &one, const QUrl &two, const QString &keys);

    /// Who answers the calls of a role.
    struct Pair
    {
        QUrl one;
        QUrl two;
    };
    /// The same where instances have some roles each; every role of the configuration must be there.
    bool start(const QMap<QString, Pair> &byRole, const QString &keys);
    static QStringList roles();
    QUrl url() const { return m_url; }
    QByteArray output();

private:
    QProcess m_process;
    QUrl m_url;
    QByteArray m_output;
};

} // namespace firstcome::test
