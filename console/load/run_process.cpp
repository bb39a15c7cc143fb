// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/load/run_process.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

namespace firstcome {

namespace {

constexpr qsizetype linesKept = 50;
const QString ownName = QStringLiteral("firstcome-load: ");

} // namespace

RunProcess::RunProcess(QObject *parent) : QObject(parent), m_process(new QProcess)
{
    connect(m_process, &QProcess::readyReadStandardOutput, this, &RunProcess::readFigures);
    connect(m_process, &QProcess::readyReadStandardError, this, &RunProcess::readWords);
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        readFigures();
        readWords();
        Q_EMIT ended(status == QProcess::NormalExit ? code : -1);
    });
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return;
        m_words = {ownName + m_process->errorString()};
        Q_EMIT ended(-1);
    });
}

RunProcess::~RunProcess()
{
    m_process->disconnect(this);
    if (!isRunning()) {
        delete m_process;
        return;
    }
    // QProcess kills what it is destroyed with. The engine is asked to end instead, and is given the time to: the
    // object goes when it has, or stays where the console is gone first.
    tell({{QStringLiteral("stop"), true}});
    QObject::connect(m_process, &QProcess::finished, m_process, &QObject::deleteLater);
}

QString RunProcess::program()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/firstcome-load");
    const QString given = qEnvironmentVariable("FIRSTCOME_LOAD_PROGRAM", beside);
    return QFile::exists(given) ? given : QStandardPaths::findExecutable(QStringLiteral("firstcome-load"));
}

void RunProcess::start(const QStringList &words, const Secrets &secrets)
{
    m_words.clear();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FIRSTCOME_OPERATOR_TOKEN"), QString::fromLatin1(secrets.token));
    if (!secrets.memberPassword.isEmpty())
        environment.insert(QStringLiteral("FIRSTCOME_MEMBER_PASSWORD"), secrets.memberPassword);
    m_process->setProcessEnvironment(environment);
    m_process->start(program(), words);
}

bool RunProcess::isRunning() const
{
    return m_process->state() != QProcess::NotRunning;
}

void RunProcess::tell(const QJsonObject &command)
{
    if (isRunning())
        m_process->write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
}

QString RunProcess::lastWords() const
{
    // From its complaint on: what it said before were steps on the way.
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (m_words.at(i).startsWith(ownName))
            return m_words.mid(i).join(u'\n').mid(ownName.size());
    }
    return m_words.isEmpty() ? QString() : m_words.constLast();
}

void RunProcess::readFigures()
{
    m_process->setReadChannel(QProcess::StandardOutput);
    while (m_process->canReadLine()) {
        const QJsonObject line = QJsonDocument::fromJson(m_process->readLine()).object();
        if (line.contains(QLatin1StringView("second")))
            Q_EMIT second(line);
    }
}

void RunProcess::readWords()
{
    m_process->setReadChannel(QProcess::StandardError);
    while (m_process->canReadLine()) {
        const QString line = QString::fromUtf8(m_process->readLine()).trimmed();
        if (line.isEmpty())
            continue;
        m_words.append(line);
        if (m_words.size() > linesKept)
            m_words.removeFirst();
        Q_EMIT said(line);
    }
}

} // namespace firstcome
