// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_redis.h"

#include "tests/support/free_port.h"
#include <QElapsedTimer>
#include <QThread>
#include <QUrl>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 60'000; // ms

} // namespace

RunningRedis::RunningRedis() : m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(m_folder.path());
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

RunningRedis::~RunningRedis()
{
    kill();
}

bool RunningRedis::isExpected()
{
    return qEnvironmentVariableIsSet("FIRSTCOME_TEST_REDIS");
}

QString RunningRedis::url() const
{
    return QStringLiteral("redis://:%1@127.0.0.1:%2/3")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(password())), QString::number(m_port));
}

bool RunningRedis::start(const QStringList &options)
{
    // Debian's redis-tools has the server under the name of a tool: it is what it is called as.
    m_process.start(QStringLiteral("bash"),
                    QStringList{QStringLiteral("-c"),
                                QStringLiteral("exec -a redis-server \"$(command -v redis-check-rdb)\" \"$@\""),
                                QStringLiteral("redis"), QStringLiteral("--bind"), QStringLiteral("127.0.0.1"),
                                QStringLiteral("--port"), QString::number(m_port), QStringLiteral("--requirepass"),
                                password(), QStringLiteral("--save"), QString()} +
                        options);
    QElapsedTimer waited;
    waited.start();
    while (ask({QStringLiteral("PING")}) != "PONG") {
        if (waited.elapsed() > startWithin || m_process.state() == QProcess::NotRunning)
            return false;
        QThread::msleep(20);
        m_process.waitForReadyRead(0); // lets QProcess see that it ended
    }
    return true;
}

void RunningRedis::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

void RunningRedis::freeze()
{
    ::kill(pid_t(m_process.processId()), SIGSTOP);
}

void RunningRedis::thaw()
{
    ::kill(pid_t(m_process.processId()), SIGCONT);
}

QByteArray RunningRedis::ask(const QStringList &words)
{
    QProcess client;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("REDISCLI_AUTH"), password());
    client.setProcessEnvironment(environment);
    client.start(QStringLiteral("redis-cli"), QStringList{QStringLiteral("-h"), QStringLiteral("127.0.0.1"),
                                                          QStringLiteral("-p"), QString::number(m_port)} +
                                                  words);
    client.waitForFinished(-1);
    return client.readAll().trimmed();
}

} // namespace firstcome::test
