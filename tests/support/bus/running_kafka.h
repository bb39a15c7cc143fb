// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QProcess>
#include <QTemporaryDir>
#include <span>

namespace firstcome::test {

/// A Kafka broker of one test alone, so that it may be killed: on a port that stays its own, with a data folder of its
/// own. Where the tests have no Kafka (FIRSTCOME_TEST_KAFKA is not set) there is none of these either.
/// Invariant: it is gone (SIGKILL) when this is destroyed.
class RunningKafka
{
public:
    RunningKafka();
    ~RunningKafka();

    /// Before their first start: these are one cluster, each a broker and a controller, all topics on all of them.
    static void join(std::span<RunningKafka> brokers);
    /// All of them, as one of several does not come up alone; false with some `output()` when one does not.
    static bool start(std::span<RunningKafka> brokers);

    /// Makes its data folder at the first start; false, with `output()`, when it does not come up.
    bool start() { return begin() && comesUp(); }
    /// SIGKILL, at once.
    void kill();
    /// It keeps its connections and answers nobody, as one that is far too slow; false: it goes on.
    void freeze(bool frozen);
    QByteArray brokers() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    /// Of its last start.
    QByteArray output() const;
    /// What Kafka's own tool says on standard output: "consumer.group.ConsumerGroupCommand", {"--describe", ...}.
    QByteArray tool(const QString &name, const QStringList &arguments) const;

private:
    QStringList java(const QStringList &arguments) const;
    QString logFile() const;
    bool makeDataFolder();
    bool begin();
    bool comesUp();

    QTemporaryDir m_folder;
    QString m_jars;
    quint16 m_port = 0;
    quint16 m_controllerPort = 0;
    int m_number = 1;
    int m_brokers = 1;
    QString m_clusterId;
    QString m_voters; ///< empty: alone
    QProcess m_process;
};

} // namespace firstcome::test
