// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_simulator.h"

#include "tests/support/free_port.h"
#include <QElapsedTimer>
#include <QRegularExpression>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 60'000; // ms
constexpr int stopWithin = 60'000;

} // namespace

RunningSimulator::RunningSimulator()
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

RunningSimulator::~RunningSimulator()
{
    kill();
}

bool RunningSimulator::start(const QStringList &options)
{
    m_output.clear();
    const QString address = QStringLiteral("127.0.0.1:%1").arg(m_url.port(freePort()));
    m_process.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-sim"),
                    QStringList{QStringLiteral("--data"), m_folder.path(), QStringLiteral("--listen"), address,
                                QStringLiteral("--secret-key"), QString::fromLatin1(secretKey())} +
                        options);
    static const QRegularExpression listening(QStringLiteral("listening on (http://\\S+)"));
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < startWithin && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(100);
        m_output += m_process.readAll();
        const auto match = listening.match(QString::fromUtf8(m_output));
        if (!match.hasMatch())
            continue;
        m_url = QUrl(match.captured(1));
        return true;
    }
    return false;
}

int RunningSimulator::stop()
{
    m_process.terminate();
    const bool gone = m_process.waitForFinished(stopWithin);
    m_output += m_process.readAll();
    return gone && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void RunningSimulator::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

void RunningSimulator::freeze(bool frozen)
{
    ::kill(pid_t(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

bool RunningSimulator::bend(const QJsonArray &bends)
{
    return Caller(m_url).put(QStringLiteral("/settings"), {{QStringLiteral("bends"), bends}}).status == 200;
}

QJsonObject RunningSimulator::counts()
{
    return Caller(m_url).get(QStringLiteral("/calls?limit=0")).json.value(QStringLiteral("counts")).toObject();
}

QJsonArray RunningSimulator::payments()
{
    QJsonArray all;
    QString cursor = QStringLiteral("0");
    while (!cursor.isEmpty()) {
        const auto page = Caller(m_url).get(QStringLiteral("/book?limit=10000&cursor=") + cursor).json;
        for (const QJsonValue &payment : page.value(QStringLiteral("payments")).toArray())
            all.append(payment);
        cursor = page.value(QStringLiteral("nextCursor")).toString();
    }
    return all;
}

} // namespace firstcome::test
