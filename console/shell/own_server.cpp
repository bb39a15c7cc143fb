// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/own_server.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/permissions.h"
#include <QCoreApplication>
#include <QDir>
#include <QRegularExpression>
#include <QStandardPaths>
#include <csignal>
#include <sys/prctl.h>

namespace firstcome {

namespace {

const QString demoLogin = QStringLiteral("operator");
constexpr qsizetype lastWords = 200;

QString program()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/firstcome-backend");
    return QFile::exists(beside) ? beside : QStandardPaths::findExecutable(QStringLiteral("firstcome-backend"));
}

QString caught(const QByteArray &output, const QString &pattern)
{
    return QRegularExpression(pattern).match(QString::fromUtf8(output)).captured(1);
}

} // namespace

OwnServer::OwnServer(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder))
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    connect(&m_process, &QProcess::readyRead, this, &OwnServer::read);
    connect(&m_process, &QProcess::finished, this, [this] {
        m_running.reset();
        if (m_done)
            fail(QString::fromUtf8(m_output.trimmed().right(lastWords)));
    });
}

OwnServer::~OwnServer()
{
    m_done = {};
    end();
}

void OwnServer::end()
{
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(int(std::chrono::milliseconds(endWithin).count())))
        m_process.kill();
    m_process.waitForFinished(-1);
}

QString OwnServer::folderOf(Data data) const
{
    return m_folder + (data == Data::Demo ? QStringLiteral("/demo") : QStringLiteral("/own"));
}

bool OwnServer::isFresh(Data data) const
{
    return !QDir(folderOf(data)).exists();
}

void OwnServer::start(const Wanted &wanted, Done done)
{
    if (m_running && m_wanted.data == wanted.data) {
        const bool demo = wanted.data == Data::Demo;
        return done(Running{m_running->url, demo ? m_running->credentials : wanted.credentials});
    }
    m_done = {}; // who asked before is not told of another's end
    end();
    m_wanted = wanted;
    m_done = std::move(done);
    m_output.clear();
    if (program().isEmpty())
        return fail(tr("The program firstcome-backend is not on this computer."));
    if (wanted.data == Data::Own && isFresh(Data::Own))
        return makeOperator(wanted.credentials);
    serve();
}

void OwnServer::makeOperator(const OperatorSession::Credentials &credentials)
{
    QDir().mkpath(m_folder);
    auto *adding = new QProcess(this);
    adding->setProcessChannelMode(QProcess::MergedChannels);
    connect(adding, &QProcess::finished, this, [this, adding](int code) {
        adding->deleteLater();
        if (code == 0)
            return serve();
        QDir(folderOf(Data::Own)).removeRecursively(); // it was never used
        fail(QString::fromUtf8(adding->readAll().trimmed().right(lastWords)));
    });
    adding->start(program(), {QStringLiteral("operator"), QStringLiteral("add"), credentials.login,
                              QStringLiteral("--permissions"), permissionNames(permission::every).join(u','),
                              QStringLiteral("--data"), folderOf(Data::Own)});
    adding->write(credentials.password.toUtf8() + '\n');
    adding->closeWriteChannel();
}

void OwnServer::serve()
{
    QDir().mkpath(m_folder);
    QStringList words{QStringLiteral("serve"), QStringLiteral("--data"), folderOf(m_wanted.data),
                      QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")};
    if (m_wanted.data == Data::Demo)
        words.append(QStringLiteral("--demo"));
    m_process.start(program(), words);
}

void OwnServer::read()
{
    const QByteArray more = m_process.readAll();
    if (m_running)
        return; // what it logs is in its folder
    m_output += more;
    const QString url = caught(m_output, QStringLiteral("listening on (http://\\S+)"));
    if (url.isEmpty())
        return;
    Running running{QUrl(url), m_wanted.credentials};
    if (m_wanted.data == Data::Demo)
        running.credentials = {demoLogin, caught(m_output, QStringLiteral("demo password: (\\S+)"))};
    m_running = running;
    finish(running);
}

void OwnServer::finish(const Result<Running> &result)
{
    const Done done = std::exchange(m_done, {});
    if (done)
        done(result);
}

void OwnServer::fail(const QString &words)
{
    finish(tl::unexpected(Refusal{code::serverUnreachable, words, {}, {}}));
}

} // namespace firstcome
