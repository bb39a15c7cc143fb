// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/bus/running_kafka.h"

#include "tests/support/bus/test_bus.h"
#include "tests/support/free_port.h"
#include <QElapsedTimer>
#include <QFile>
#include <QUuid>
#include <algorithm>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 90'000; // ms

/// A cluster's id: 16 bytes, and none that an option could be taken for.
QString clusterId()
{
    while (true) {
        const QByteArray id =
            QUuid::createUuid().toRfc4122().toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        if (!id.startsWith('-'))
            return QString::fromLatin1(id);
    }
}

} // namespace

RunningKafka::RunningKafka()
    : m_jars(KafkaService::here().value_or(KafkaService()).jars), m_port(freePort()), m_controllerPort(freePort()),
      m_clusterId(clusterId())
{
    // Into a file: nobody reads a pipe while a test waits for something else, and a full one stops the broker.
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setStandardOutputFile(logFile());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

RunningKafka::~RunningKafka()
{
    kill();
}

QString RunningKafka::logFile() const
{
    return m_folder.filePath(QStringLiteral("log"));
}

QByteArray RunningKafka::output() const
{
    QFile file(logFile());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList RunningKafka::java(const QStringList &arguments) const
{
    return QStringList{QStringLiteral("-Xmx320m"), QStringLiteral("-XX:TieredStopAtLevel=1"),
                       QStringLiteral("-Dorg.apache.logging.log4j.level=INFO"), QStringLiteral("-cp"),
                       m_jars + QStringLiteral("/*")} +
           arguments;
}

void RunningKafka::join(std::span<RunningKafka> brokers)
{
    QStringList voters;
    for (RunningKafka &broker : brokers) {
        broker.m_number = int(voters.size()) + 1;
        voters.append(QStringLiteral("%1@127.0.0.1:%2").arg(broker.m_number).arg(broker.m_controllerPort));
    }
    for (RunningKafka &broker : brokers) {
        broker.m_brokers = int(brokers.size());
        broker.m_clusterId = brokers.front().m_clusterId;
        broker.m_voters = voters.join(u',');
    }
}

bool RunningKafka::start(std::span<RunningKafka> brokers)
{
    return std::all_of(brokers.begin(), brokers.end(), [](RunningKafka &broker) { return broker.begin(); }) &&
           std::all_of(brokers.begin(), brokers.end(), [](RunningKafka &broker) { return broker.comesUp(); });
}

bool RunningKafka::makeDataFolder()
{
    QFile file(m_folder.filePath(QStringLiteral("server.properties")));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    const QString listeners =
        QStringLiteral("PLAINTEXT://127.0.0.1:%1,CONTROLLER://127.0.0.1:%2").arg(m_port).arg(m_controllerPort);
    const QString quorum = m_voters.isEmpty() ? QStringLiteral("bootstrap.servers=127.0.0.1:%1").arg(m_controllerPort)
                                              : QStringLiteral("voters=") + m_voters;
    // Who is not heard of for so long is no broker any more, and others lead what it led.
    const QString text =
        QStringLiteral("process.roles=broker,controller\ncontroller.listener.names=CONTROLLER\n"
                       "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT\n"
                       "inter.broker.listener.name=PLAINTEXT\nauto.create.topics.enable=false\n"
                       "group.initial.rebalance.delay.ms=0\noffsets.topic.num.partitions=3\n"
                       "broker.session.timeout.ms=6000\nreplica.lag.time.max.ms=6000\n"
                       "node.id=%1\noffsets.topic.replication.factor=%2\nlog.dirs=%3/data\nlisteners=%4\n"
                       "advertised.listeners=%4\ncontroller.quorum.%5\n")
            .arg(QString::number(m_number), QString::number(m_brokers), m_folder.path(), listeners, quorum);
    file.write(text.toUtf8());
    file.close();
    QStringList words{QStringLiteral("kafka.tools.StorageTool"),
                      QStringLiteral("format"),
                      QStringLiteral("-t"),
                      m_clusterId,
                      QStringLiteral("-c"),
                      file.fileName()};
    if (m_voters.isEmpty())
        words.append(QStringLiteral("--standalone"));
    QProcess format;
    format.setProcessChannelMode(QProcess::MergedChannels);
    format.setStandardOutputFile(logFile());
    format.start(QStringLiteral("java"), java(words));
    return format.waitForFinished(startWithin) && format.exitCode() == 0;
}

bool RunningKafka::begin()
{
    if (!QFile::exists(m_folder.filePath(QStringLiteral("data"))) && !makeDataFolder())
        return false;
    m_process.start(QStringLiteral("java"),
                    java({QStringLiteral("kafka.Kafka"), m_folder.filePath(QStringLiteral("server.properties"))}));
    return m_process.waitForStarted();
}

bool RunningKafka::comesUp()
{
    QElapsedTimer waited;
    waited.start();
    while (!output().contains("Kafka Server started")) {
        if (waited.elapsed() > startWithin || m_process.waitForFinished(100))
            return false;
    }
    return true;
}

void RunningKafka::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

void RunningKafka::freeze(bool frozen)
{
    if (m_process.state() != QProcess::NotRunning)
        ::kill(pid_t(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

QByteArray RunningKafka::tool(const QString &name, const QStringList &arguments) const
{
    QProcess process;
    const QStringList words{QStringLiteral("org.apache.kafka.tools.") + name, QStringLiteral("--bootstrap-server"),
                            QString::fromLatin1(brokers())};
    process.start(QStringLiteral("java"), java(words + arguments));
    process.waitForFinished(startWithin);
    return process.readAllStandardOutput();
}

} // namespace firstcome::test
