// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_mariadb.h"

#include "tests/support/free_port.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QThread>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 180'000; // ms: a busy disk takes long over the system tables
constexpr auto account = "CREATE OR REPLACE USER firstcome@'127.0.0.1' IDENTIFIED BY 'firstcome';\n"
                         "GRANT ALL ON *.* TO firstcome@'127.0.0.1';\n"
                         "CREATE DATABASE IF NOT EXISTS shop CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;\n";

QString me()
{
    return QStringLiteral("--user=") + qEnvironmentVariable("USER", QStringLiteral("root"));
}

} // namespace

RunningMariaDb::RunningMariaDb() : m_port(freePort())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

RunningMariaDb::~RunningMariaDb()
{
    kill();
}

bool RunningMariaDb::isExpected()
{
    return qEnvironmentVariableIsSet("FIRSTCOME_TEST_MARIADB");
}

QString RunningMariaDb::dataFolder() const
{
    return m_folder.filePath(QStringLiteral("data"));
}

bool RunningMariaDb::makeDataFolder()
{
    QFile script(m_folder.filePath(QStringLiteral("init.sql")));
    if (!script.open(QIODevice::WriteOnly) || script.write(account) < 0)
        return false;
    script.close();
    m_process.start(QStringLiteral("mariadb-install-db"),
                    {QStringLiteral("--no-defaults"), QStringLiteral("--datadir=") + dataFolder(), me(),
                     QStringLiteral("--skip-test-db"), QStringLiteral("--force")});
    return m_process.waitForFinished(startWithin) && m_process.exitCode() == 0;
}

bool RunningMariaDb::start(const QStringList &options)
{
    if (!QFile::exists(dataFolder()) && !makeDataFolder())
        return false;
    // The socket's path is relative to the data folder because the kernel allows it 107 characters.
    m_process.start(QStringLiteral("mariadbd"),
                    QStringList{QStringLiteral("--no-defaults"), me(), QStringLiteral("--datadir=") + dataFolder(),
                                QStringLiteral("--socket=mysqld.sock"), QStringLiteral("--bind-address=127.0.0.1"),
                                QStringLiteral("--port=%1").arg(m_port), QStringLiteral("--skip-name-resolve"),
                                QStringLiteral("--init-file=") + m_folder.filePath(QStringLiteral("init.sql")),
                                QStringLiteral("--innodb-flush-log-at-trx-commit=1"),
                                QStringLiteral("--innodb-rollback-on-timeout=ON"), QStringLiteral("--skip-log-bin"),
                                QStringLiteral("--innodb-buffer-pool-size=64M"),
                                QStringLiteral("--performance-schema=OFF")} +
                        options);
    QElapsedTimer waited;
    waited.start();
    while (!isListening()) {
        if (waited.elapsed() > startWithin || m_process.state() == QProcess::NotRunning)
            return false;
        QThread::msleep(20);
        m_process.waitForReadyRead(0); // lets QProcess see that it ended
    }
    return true;
}

bool RunningMariaDb::isListening() const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    return socket.waitForConnected(1'000);
}

void RunningMariaDb::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

void RunningMariaDb::freeze(bool frozen)
{
    if (m_process.state() != QProcess::NotRunning)
        ::kill(pid_t(m_process.processId()), frozen ? SIGSTOP : SIGCONT);
}

sql::DatabaseSettings RunningMariaDb::settings() const
{
    sql::DatabaseSettings settings;
    settings.dialect = sql::Dialect::MySql;
    settings.host = QStringLiteral("127.0.0.1");
    settings.port = m_port;
    settings.user = QStringLiteral("firstcome");
    settings.password = QStringLiteral("firstcome");
    settings.name = QStringLiteral("shop");
    return settings;
}

QString RunningMariaDb::url() const
{
    return QStringLiteral("mysql://firstcome:firstcome@127.0.0.1:%1/shop").arg(m_port);
}

QByteArray RunningMariaDb::output()
{
    return m_process.readAll();
}

} // namespace firstcome::test
