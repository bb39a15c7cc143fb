// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/mail/migrations.gen.h"
#include "backend/platform/mail/smtp_mailer.h"
#include "backend/platform/resilience/breaker_board.h"
#include "tests/support/engines.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTcpServer>
#include <QTest>
#include <csignal>
#include <sys/prctl.h>

using namespace firstcome;
using namespace firstcome::mail;
using namespace firstcome::test;
using namespace std::chrono_literals;

namespace {

constexpr int within = 60'000; // ms

Mail mailTo(const char *address)
{
    return {QString::fromLatin1(address), QStringLiteral("Hello"), QStringLiteral("line 1\n.\nlast")};
}

/// aiosmtpd as a process of its own on a port that stays its own.
class RunningSmtp
{
public:
    RunningSmtp()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    }
    ~RunningSmtp() { kill(); }

    bool start()
    {
        m_process.start(
            QStringLiteral("/usr/bin/python3"),
            {qEnvironmentVariable("FIRSTCOME_SOURCE") + QStringLiteral("/tests/backend/platform/mail/mail_server.py"),
             QString::number(m_port), m_folder.path()});
        QElapsedTimer waited;
        waited.start();
        while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && !waited.hasExpired(within))
            m_process.waitForReadyRead(100);
        return m_process.readLine() == "ready\n";
    }
    QByteArray output() { return m_process.readAllStandardError() + ' ' + m_process.errorString().toUtf8(); }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    QByteArray url() const { return "smtp://127.0.0.1:" + QByteArray::number(m_port); }
    QList<QByteArray> mails() const
    {
        QList<QByteArray> mails;
        for (const QString &name :
             QDir(m_folder.path()).entryList({QStringLiteral("*.eml")}, QDir::Files, QDir::Name)) {
            QFile file(m_folder.filePath(name));
            if (file.open(QIODevice::ReadOnly))
                mails.append(file.readAll());
        }
        return mails;
    }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace

/// Mails by SMTP to a real server, from a table.
class SmtpMailerTest : public QObject
{
    Q_OBJECT

    resilience::BreakerBoard m_breakers;
    std::unique_ptr<resilience::Dependency> m_dependency;

    std::unique_ptr<SmtpMailer> mailer(Engine &engine, const QByteArray &url)
    {
        SmtpSettings settings;
        settings.server.url = url;
        settings.from = QStringLiteral("Shop <no-reply@shop.example>");
        settings.backoff = {20ms, 200ms};
        auto made =
            std::make_unique<SmtpMailer>(settings, SmtpMailer::Parts{engine.database(), *m_dependency, systemNow});
        made->start();
        return made;
    }

    static qint64 waiting(Engine &engine)
    {
        return engine.read([](sql::Connection &connection) {
            auto &row = connection.statement("SELECT COUNT(*) FROM mails");
            return row.next() ? row.integer(0) : -1;
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        // That a mail waits is said at each try.
        qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &) {});
    }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
    void init()
    {
        m_dependency.reset();
        m_dependency = std::make_unique<resilience::Dependency>(
            resilience::Dependency::Settings{"mail", SmtpMailer::breakerLimits, systemNow, 1}, m_breakers);
    }

    void mailsWaitWhileTheBreakerIsForcedOpen_data() { Engine::addRows(); }
    void mailsWaitWhileTheBreakerIsForcedOpen()
    {
        OPEN_ENGINE(database, migrations());
        RunningSmtp server;
        QVERIFY2(server.start(), server.output().constData());
        m_dependency->force({resilience::BreakerState::ForcedOpen, systemNow() + 1h, {}});
        const auto sender = mailer(*database, server.url());
        QVERIFY(sender->send(mailTo("kim@shop.example")));
        WAIT_COMPARE(waiting(*database), 1, within);
        QCOMPARE(server.mails().size(), 0);
        m_dependency->release();
        WAIT_COMPARE(server.mails().size(), 1, within);
        WAIT_COMPARE(m_dependency->snapshot().totals.calls, 1, within);
    }

    void aServerThatIsGoneOpensTheBreaker()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), migrations());
        RunningSmtp nobody;
        const auto sender = mailer(*database, nobody.url());
        for (int i = 0; i < SmtpMailer::breakerLimits.least; ++i)
            QVERIFY(sender->send(mailTo("kim@shop.example")));
        WAIT_COMPARE(m_dependency->snapshot().state, resilience::BreakerState::Open, within);
        QVERIFY(!m_dependency->snapshot().cause.isEmpty());
    }

    void aMailArrivesAsItIs_data() { Engine::addRows(); }
    void aMailArrivesAsItIs()
    {
        OPEN_ENGINE(database, migrations());
        RunningSmtp server;
        QVERIFY2(server.start(), server.output().constData());
        const auto sender = mailer(*database, server.url());
        QVERIFY(sender->send(mailTo("kim@shop.example")));
        WAIT_COMPARE(server.mails().size(), 1, within);
        const QByteArray mail = server.mails().constFirst();
        QVERIFY2(mail.startsWith("no-reply@shop.example -> kim@shop.example\r\nFrom: Shop <no-reply@shop.example>\r\n"),
                 mail.constData());
        QVERIFY2(mail.endsWith("\r\n\r\nline 1\r\n.\r\nlast\r\n"), mail.constData());
        WAIT_COMPARE(waiting(*database), 0, within);
    }

    void aMailSurvivesARestartAndAServerThatIsGone_data() { Engine::addRows(); }
    void aMailSurvivesARestartAndAServerThatIsGone()
    {
        OPEN_ENGINE(database, migrations());
        RunningSmtp server;
        {
            const auto sender = mailer(*database, server.url());
            QVERIFY(sender->send(mailTo("kim@shop.example")));
        }
        QCOMPARE(waiting(*database), 1);
        const auto sender = mailer(*database, server.url());
        QVERIFY2(server.start(), server.output().constData());
        WAIT_COMPARE(waiting(*database), 0, within);
        QCOMPARE(server.mails().size(), 1);
    }

    void whatIsPutOffIsTriedAgainAndWhatIsRefusedIsNot_data() { Engine::addRows(); }
    void whatIsPutOffIsTriedAgainAndWhatIsRefusedIsNot()
    {
        OPEN_ENGINE(database, migrations());
        RunningSmtp server;
        QVERIFY2(server.start(), server.output().constData());
        const auto sender = mailer(*database, server.url());
        QVERIFY(sender->send(mailTo("refused@shop.example")));
        QVERIFY(sender->send(mailTo("later@shop.example")));
        WAIT_COMPARE(server.mails().size(), 1, within);
        WAIT_COMPARE(waiting(*database), 0, within);
        QVERIFY(server.mails().constFirst().contains("-> later@shop.example\r\n"));
    }

    void ofTwoProcessesOneDeliversAMail_data() { Engine::addRows(); }
    void ofTwoProcessesOneDeliversAMail()
    {
        OPEN_ENGINE(database, migrations());
        RunningSmtp server;
        QVERIFY2(server.start(), server.output().constData());
        const auto one = mailer(*database, server.url());
        const auto other = mailer(*database, server.url());
        constexpr int mails = 40;
        for (int i = 0; i < mails; ++i)
            QVERIFY((i % 2 ? one : other)->send(mailTo("kim@shop.example")));
        WAIT_COMPARE(server.mails().size(), mails, within);
        WAIT_COMPARE(waiting(*database), 0, within);
        QCOMPARE(server.mails().size(), mails);
    }

    void aServerThatSaysNothingDoesNotHoldUpTheEnd()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), migrations());
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        auto sender = mailer(*database, "smtp://127.0.0.1:" + QByteArray::number(silent.serverPort()));
        QVERIFY(sender->send(mailTo("kim@shop.example")));
        QVERIFY(silent.waitForNewConnection(within));
        QElapsedTimer timer;
        timer.start();
        sender.reset();
        QVERIFY2(timer.elapsed() < 5'000, QByteArray::number(timer.elapsed()));
        QCOMPARE(waiting(*database), 1);
    }

    void addressesOfServers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("url");
        const auto row = [](const char *text, const char *url) {
            QTest::newRow(text) << QString::fromLatin1(text) << QByteArray(url);
        };
        row("smtp://mail.example", "smtp://mail.example");
        row("smtps://me:a%40b@mail.example:465", "smtps://mail.example:465");
        row("mail.example:25", "");
        row("http://mail.example", "");
        row("smtp://mail.example/folder", "");
        row("smtp://me@mail.example", "");
        row("smtp://", "");
    }
    void addressesOfServers()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, url);
        const auto server = smtpServerFrom(text);
        QCOMPARE(server ? server->url : QByteArray(), url);
        if (text.contains(u"me:"))
            QCOMPARE(server->password, QByteArray("a@b"));
    }
};

QTEST_GUILESS_MAIN(SmtpMailerTest)
#include "smtp_mailer_test.moc"
