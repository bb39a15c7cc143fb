// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_entry.h"

#include "tests/support/free_port.h"
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpSocket>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 60'000; // ms

QString program()
{
    return QStandardPaths::findExecutable(QStringLiteral("haproxy"),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
}

/// HAProxy takes a key as a text of C, which a zero byte would end; then it checks no signature.
void tellKey(QProcessEnvironment &environment, const QString &prefix, const QString &file)
{
    QFile keys(file);
    if (!keys.open(QIODevice::ReadOnly))
        return;
    const QList<QByteArray> words = keys.readLine().trimmed().split(' ');
    const QByteArray secret = QByteArray::fromHex(words.value(1));
    if (secret.isEmpty() || secret.contains('\0'))
        return;
    environment.insert(prefix + QStringLiteral("_KEY_ID"), QString::fromLatin1(words.at(0)));
    environment.insert(prefix + QStringLiteral("_KEY"), QString::fromLatin1(secret.toBase64()));
}

} // namespace

RunningEntry::RunningEntry() : m_url(QStringLiteral("http://127.0.0.1:%1").arg(freePort()))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

RunningEntry::~RunningEntry()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

bool RunningEntry::isHere()
{
    return !program().isEmpty();
}

QStringList RunningEntry::roles()
{
    return {QStringLiteral("members"),     QStringLiteral("catalog"),    QStringLiteral("orders"),
            QStringLiteral("payments"),    QStringLiteral("deliveries"), QStringLiteral("claims"),
            QStringLiteral("settlements"), QStringLiteral("ops")};
}

bool RunningEntry::start(const QUrl &one, const QUrl &two, const QString &keys)
{
    QMap<QString, Pair> byRole;
    for (const QString &role : roles())
        byRole.insert(role, {one, two});
    return start(byRole, keys);
}

bool RunningEntry::start(const QMap<QString, Pair> &byRole, const QString &keys)
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FIRSTCOME_ENTRY"), m_url.authority());
    for (auto role = byRole.cbegin(); role != byRole.cend(); ++role) {
        const QString name = QStringLiteral("FIRSTCOME_%1_").arg(role.key().toUpper());
        environment.insert(name + QStringLiteral("ONE"), role->one.authority());
        environment.insert(name + QStringLiteral("TWO"), role->two.authority());
    }
    tellKey(environment, QStringLiteral("FIRSTCOME_MEMBER"), keys + QStringLiteral("/member"));
    tellKey(environment, QStringLiteral("FIRSTCOME_OPERATOR"), keys + QStringLiteral("/operator"));
    m_process.setProcessEnvironment(environment);
    m_process.start(program(),
                    {QStringLiteral("-db"), QStringLiteral("-f"),
                     qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/docker/haproxy/haproxy.cfg")});
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < startWithin && m_process.state() != QProcess::NotRunning) {
        m_process.waitForReadyRead(20);
        QTcpSocket client;
        client.connectToHost(m_url.host(), quint16(m_url.port()));
        if (client.waitForConnected(100))
            return true;
    }
    return false;
}

QByteArray RunningEntry::output()
{
    m_output += m_process.readAll();
    return m_output;
}

} // namespace firstcome::test
