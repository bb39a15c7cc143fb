// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_backend.h"

#include "tests/support/engines.h"
#include <QElapsedTimer>
#include <QRegularExpression>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome::test {

namespace {

constexpr int startWithin = 60'000; // ms; the sanitizer builds are slow
constexpr int stopWithin = 60'000;  // ms; the drain itself ends after 10 s

QString program()
{
    return qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-backend");
}

/// A test that crashes takes its backend with it.
void tie(QProcess &process)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

/// What a sanitizer found in the program is in its output, which a test that looks at answers only would never see.
void endOnFinding(const QByteArray &output)
{
    const qsizetype report = output.indexOf("Sanitizer: ");
    const qsizetype undefined = output.indexOf("runtime error: ");
    if (report >= 0 || undefined >= 0)
        qFatal("a sanitizer found something in the backend:\n%s", output.constData());
}

} // namespace

RunningBackend::RunningBackend() : m_environment(QProcessEnvironment::systemEnvironment())
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    tie(m_process);
}

RunningBackend::~RunningBackend()
{
    kill();
}

void RunningBackend::setEnvironment(const QString &name, const QString &value)
{
    m_environment.insert(name, value);
}

bool RunningBackend::useEngine(const QString &engine)
{
    if (engine == QLatin1StringView(Engine::sqlite))
        return true;
    m_database = FreshDatabase::on(engine);
    if (m_database)
        setEnvironment(QStringLiteral("FIRSTCOME_DATABASE"), m_database->url());
    return m_database != nullptr;
}

QString RunningBackend::databaseUrl() const
{
    return m_environment.value(QStringLiteral("FIRSTCOME_DATABASE"));
}

void RunningBackend::join(const RunningBackend &other)
{
    m_environment = other.m_environment;
    setEnvironment(QStringLiteral("FIRSTCOME_KEYS"), other.dataFolder() + QStringLiteral("/keys"));
}

bool RunningBackend::start(const QStringList &options)
{
    m_output.clear();
    m_process.setProcessEnvironment(m_environment);
    QStringList words{QStringLiteral("serve"), QStringLiteral("--data"), dataFolder()};
    if (!options.contains(QStringLiteral("--listen")))
        words += {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")};
    m_process.start(program(), words + options);
    static const QRegularExpression listening(QStringLiteral("listening on (http://\\S+)"));
    QElapsedTimer waited;
    waited.start();
    while (waited.elapsed() < startWithin) {
        readOutput();
        const auto match = listening.match(QString::fromUtf8(m_output));
        if (match.hasMatch()) {
            m_url = QUrl(match.captured(1));
            return true;
        }
        if (m_process.state() == QProcess::NotRunning)
            return false;
        m_process.waitForReadyRead(100);
    }
    return false;
}

void RunningBackend::readOutput()
{
    m_output += m_process.readAll();
}

int RunningBackend::stop()
{
    m_process.terminate();
    const bool gone = m_process.waitForFinished(stopWithin);
    readOutput();
    endOnFinding(m_output);
    return gone && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void RunningBackend::kill()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(-1);
        readOutput();
    }
    endOnFinding(m_output);
}

bool RunningBackend::running() const
{
    return m_process.state() == QProcess::Running;
}

int RunningBackend::command(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    tie(process);
    process.setProcessEnvironment(m_environment);
    const bool ownFolder = words.contains(QStringLiteral("--data"));
    process.start(program(), ownFolder ? words : words + QStringList{QStringLiteral("--data"), dataFolder()});
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(-1);
    m_output = process.readAll();
    endOnFinding(m_output);
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QString RunningBackend::demoPassword() const
{
    static const QRegularExpression line(QStringLiteral("demo password: (\\S+)"));
    return line.match(QString::fromUtf8(m_output)).captured(1);
}

} // namespace firstcome::test
