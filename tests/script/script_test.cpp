// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/free_port.h"
#include "tests/support/waits.h"
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

namespace {

constexpr int patience = 60'000; // milliseconds for a step of the script

QString sourceFolder()
{
    return qEnvironmentVariable("FIRSTCOME_SOURCE");
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeProgram(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
}

} // namespace

/// The script, run in a copy of itself where packages are installed, nothing needs building and the programs are small
/// stand-ins that note what they are given.
class ScriptTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_bin;
    QString m_address;

    QString path(const QString &name) const { return m_folder->filePath(name); }

    void copy(const QString &folder, const QStringList &patterns)
    {
        QVERIFY(QDir(m_folder->path()).mkpath(folder));
        const QString from = sourceFolder() + u'/' + folder;
        for (const QString &name : QDir(from).entryList(patterns, QDir::Files))
            QVERIFY(QFile::copy(from + u'/' + name, path(folder + u'/' + name)));
    }

    QProcessEnvironment environment() const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("PATH"), path(QStringLiteral("tools:")) + qEnvironmentVariable("PATH"));
        environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
        environment.remove(QStringLiteral("CI"));
        environment.remove(QStringLiteral("DISPLAY"));
        environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
        return environment;
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments, const QProcessEnvironment &environment)
    {
        auto script = std::make_unique<QProcess>();
        script->setProcessEnvironment(environment);
        script->start(path(QStringLiteral("firstcome")), arguments);
        return script;
    }

    /// The exit code after running to the end; -1 when it does not end by itself.
    int run(const QStringList &arguments, QByteArray *errors = nullptr)
    {
        const auto script = start(arguments, environment());
        if (!ended(*script))
            return -1;
        if (errors)
            *errors = script->readAllStandardError();
        return script->exitCode();
    }
    static bool ended(QProcess &script)
    {
        return script.waitForFinished(patience) && script.exitStatus() == QProcess::NormalExit;
    }
    QByteArray services(const QString &line)
    {
        const auto script = start(QStringList(QStringLiteral("services")) + line.split(u' '), environment());
        return ended(*script) ? script->readAllStandardOutput() : QByteArray("it did not end");
    }
    QByteArray service(const QString &file) const { return contents(path(QStringLiteral("build/services/") + file)); }

    static bool says(QProcess &script, const QByteArray &what)
    {
        QByteArray output;
        while (!output.contains(what)) {
            if (!script.waitForReadyRead(patience))
                return false;
            output += script.readAllStandardOutput();
        }
        return true;
    }

    QStringList runArguments() const { return {QStringLiteral("run"), QStringLiteral("--listen"), m_address}; }
    /// The first line of what is answered to a GET.
    QByteArray answer(const QByteArray &target) const
    {
        QTcpSocket client;
        const QStringList address = m_address.split(u':');
        client.connectToHost(address.at(0), address.at(1).toUShort());
        client.write("GET " + target + " HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n");
        return client.waitForReadyRead(patience) ? client.readLine().trimmed() : QByteArray();
    }
    QByteArray noted(const QString &what) const { return contents(m_bin + QStringLiteral("/backend.") + what); }
    static bool endsOn(int signal, QProcess &script)
    {
        kill(pid_t(script.processId()), signal);
        return script.waitForFinished(patience);
    }
    bool backendEnded() const { return QFile::exists(m_bin + QStringLiteral("/backend.ended")); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        copy(QStringLiteral("."), {QStringLiteral("firstcome"), QStringLiteral("CMakePresets.json")});
        copy(QStringLiteral("cmake"), {QStringLiteral("*.sh")});
        copy(QStringLiteral("docker/local"), {QStringLiteral("*")});
        copy(QStringLiteral("docker/haproxy"), {QStringLiteral("*")});
        copy(QStringLiteral("tests/support"), {QStringLiteral("*.sh"), QStringLiteral("*.py")});
        copy(QStringLiteral("tests/bench"), {QStringLiteral("*.sh")});
        copy(QStringLiteral("tests/mutate"), {QStringLiteral("*.sh")});

        m_bin = path(QStringLiteral("build/release/bin"));
        QVERIFY(QDir().mkpath(m_bin) && QDir().mkpath(path(QStringLiteral("build/dev"))));
        QVERIFY(QDir().mkpath(path(QStringLiteral("tools"))));
        for (const QString &preset : {QStringLiteral("build/release/"), QStringLiteral("build/dev/")}) {
            writeProgram(path(preset + QStringLiteral("build.ninja")), {});
            writeProgram(path(preset + QStringLiteral("configured")), m_folder->path().toUtf8() + '\n');
        }
        writeProgram(path(QStringLiteral("tools/ninja")), "#!/bin/sh\nexit \"${NINJA_EXIT:-0}\"\n");
        for (const char *absent : {"mariadb-install-db", "apt-get", "redis-check-rdb", "haproxy", "mvn", "go"})
            writeProgram(path(QStringLiteral("tools/") + QLatin1StringView(absent)), "#!/bin/sh\nexit 1\n");
        writeProgram(path(QStringLiteral("tools/ctest")), "#!/bin/sh\necho \"${CTEST_SAYS:-}\"\n");
        writeProgram(path(QStringLiteral("tools/dpkg-query")), "#!/bin/sh\nshift 2\nprintf 'installed %s\\n' \"$@\"\n");
        for (const char *program : {"/firstcome-backend", "/firstcome-sim"})
            writeProgram(m_bin + QLatin1StringView(program),
                         contents(sourceFolder() + QStringLiteral("/tests/script/fake_backend.py")));
        writeProgram(
            m_bin + QStringLiteral("/firstcome-console"),
            "#!/bin/sh\necho \"$FIRSTCOME_OPERATOR_PASSWORD $*\" >\"$0.arguments\"\nexit \"${CONSOLE_EXIT:-0}\"\n");
        m_address = QStringLiteral("127.0.0.1:%1").arg(firstcome::test::freePort());
    }

    void helpIsNoMisuse() { QCOMPARE(run({QStringLiteral("help")}), 0); }

    void misuse_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"", "walk", "run --fast", "run --listen 8080", "run --listen 127.0.0.1:0",
                                 "run --data", "run --engines best", "build quickly", "build dev release", "services",
                                 "services mend", "services up oracle", "services up mail oracle", "setup now",
                                 "test --slow", "test a b", "bench nothing", "bench a b"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void misuse()
    {
        QFETCH(QString, line);
        QByteArray errors;
        QCOMPARE(run(line.split(u' ', Qt::SkipEmptyParts), &errors), 2);
        QVERIFY(errors.contains("firstcome run [--headless]"));
    }

    void aTestRunEndsWithItsTally_data()
    {
        QTest::addColumn<QString>("variable");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("lastLine");
        const auto row = [](const char *name, const char *variable, const char *value, const char *lastLine) {
            QTest::newRow(name) << QString::fromLatin1(variable) << QString::fromLatin1(value) << QByteArray(lastLine);
        };
        row("the build fails", "NINJA_EXIT", "1", "0 passed, 1 failed, 0 skipped\n");
        row("no test is chosen", "CTEST_SAYS", "", "0 passed, 0 failed, 0 skipped\n");
        row("the run leaves no results", "CTEST_SAYS", "  Test #1: a", "0 passed, 1 failed, 0 skipped\n");
    }
    void aTestRunEndsWithItsTally()
    {
        QFETCH(QString, variable);
        QFETCH(QString, value);
        QFETCH(QByteArray, lastLine);
        auto changed = environment();
        changed.insert(variable, value);
        const auto script = start({QStringLiteral("test"), QStringLiteral("--quick")}, changed);
        QVERIFY(script->waitForFinished(patience));
        QVERIFY(script->readAllStandardOutput().endsWith(lastLine));
        QCOMPARE(script->exitCode(), 1);
    }

    void inCiNoTestSkipsForAServiceOfDebiansRelease()
    {
        auto changed = environment();
        changed.insert(QStringLiteral("CTEST_SAYS"), QStringLiteral("  Test #1: a"));
        changed.insert(QStringLiteral("CI"), QStringLiteral("true"));
        const auto script = start({QStringLiteral("test")}, changed);
        QVERIFY(ended(*script));
        QCOMPARE(script->exitCode(), 1);
        QVERIFY(script->readAllStandardError().contains("MARIADB CANNOT BE STARTED"));
    }

    void aServiceRunsUntilItIsStopped()
    {
        const QByteArray up = services(QStringLiteral("up mail"));
        QVERIFY2(up.contains("mail runs on 127.0.0.1:"), up.constData());
        const QByteArray pid = service(QStringLiteral("mail/pid")).trimmed();
        const QList<QByteArray> connection = service(QStringLiteral("mail.env")).trimmed().split('=').last().split(':');
        QTcpSocket client;
        client.connectToHost(QHostAddress(QString::fromLatin1(connection.at(0))), connection.at(1).toUShort());
        QVERIFY(client.waitForReadyRead(patience));
        QVERIFY(client.readAll().startsWith("220 "));
        QCOMPARE(services(QStringLiteral("up mail")), up);
        QCOMPARE(service(QStringLiteral("mail/pid")).trimmed(), pid);
        QVERIFY(services(QStringLiteral("status")).contains("kafka is down\n" + up));
        QCOMPARE(services(QStringLiteral("down")), QByteArray("firstcome: mail is stopped\n"));
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(pid.toInt())));
        QCOMPARE(services(QStringLiteral("status mail")), QByteArray("firstcome: mail is down\n"));
    }

    void whatCannotBeHadIsSkippedByName_data()
    {
        QTest::addColumn<QString>("ci");
        QTest::addColumn<int>("code");
        QTest::newRow("elsewhere") << QString() << 0;
        QTest::newRow("in CI it fails") << QStringLiteral("true") << 1;
    }
    void whatCannotBeHadIsSkippedByName()
    {
        QFETCH(QString, ci);
        auto changed = environment();
        changed.insert(QStringLiteral("CI"), ci);
        const auto script = start({QStringLiteral("services"), QStringLiteral("up")}, changed);
        QVERIFY(ended(*script));
        const QByteArray output = script->readAllStandardOutput();
        for (const char *name : {"mariadb", "mysql", "redis", "kafka", "haproxy", "toxiproxy"})
            QVERIFY2(output.contains(QByteArray(name).toUpper() + " CANNOT BE STARTED (logs: build/services/" + name +
                                     "): skipped"),
                     output.constData());
        QVERIFY(output.contains("mail runs on"));
        QTEST(script->exitCode(), "code");
        QCOMPARE(QDir(path(QStringLiteral("cache/firstcome"))).entryList(QDir::Files), {QStringLiteral("lock")});
        QVERIFY(services(QStringLiteral("down")).contains("mail is stopped"));
    }

    void oneThatIsAskedForAndCannotBeHadIsAFailure()
    {
        QByteArray errors;
        QCOMPARE(run({QStringLiteral("services"), QStringLiteral("up"), QStringLiteral("kafka")}, &errors), 3);
        QVERIFY(errors.contains("KAFKA CANNOT BE STARTED"));
    }

    void anothersProcessIsNeitherTakenNorStopped()
    {
        QVERIFY(QDir().mkpath(path(QStringLiteral("build/services/mail"))));
        QProcess stranger;
        stranger.start(QStringLiteral("sleep"), {QStringLiteral("60")});
        QVERIFY(stranger.waitForStarted());
        writeProgram(path(QStringLiteral("build/services/mail/pid")), QByteArray::number(stranger.processId()));
        QCOMPARE(services(QStringLiteral("status mail")), QByteArray("firstcome: mail is down\n"));
        QCOMPARE(services(QStringLiteral("down mail")), QByteArray());
        QVERIFY(!stranger.waitForFinished(0));
        stranger.kill();
        stranger.waitForFinished();
    }

    void runStartsTheBackendWithDemoDataUntilInterrupted()
    {
        const auto script = start(runArguments(), environment());
        QVERIFY(says(*script, "demo password: swordfish\n"));
        QVERIFY(says(*script, "ready at"));
        QCOMPARE(noted(QStringLiteral("arguments")),
                 QStringLiteral("serve --listen %1 --demo").arg(m_address).toLatin1());
        QVERIFY(endsOn(SIGINT, *script));
        QCOMPARE(script->exitCode(), 0);
        QVERIFY(backendEnded());
        QVERIFY(!QFile::exists(m_bin + QStringLiteral("/firstcome-console.arguments")));
    }

    void runTakesAFolderAndNoDemoData()
    {
        const QStringList more{QStringLiteral("--empty"), QStringLiteral("--data"), QStringLiteral("/somewhere/else")};
        const auto script = start(runArguments() + more, environment());
        QVERIFY(says(*script, "ready at"));
        QCOMPARE(noted(QStringLiteral("arguments")),
                 QStringLiteral("serve --listen %1 --data /somewhere/else").arg(m_address).toLatin1());
        QVERIFY(endsOn(SIGTERM, *script));
        QVERIFY(backendEnded());
    }

    void closingTheConsoleEndsTheBackend()
    {
        auto withDisplay = environment();
        withDisplay.insert(QStringLiteral("DISPLAY"), QStringLiteral(":77"));
        const auto script = start(runArguments(), withDisplay);
        QVERIFY(script->waitForFinished(patience));
        QCOMPARE(script->exitCode(), 0);
        QVERIFY(backendEnded());
        QCOMPARE(contents(m_bin + QStringLiteral("/firstcome-console.arguments")),
                 QStringLiteral("swordfish --url http://%1 --login operator\n").arg(m_address).toLatin1());
    }

    void aConsoleThatCannotStartLeavesTheBackend()
    {
        auto withDisplay = environment();
        withDisplay.insert(QStringLiteral("DISPLAY"), QStringLiteral(":77"));
        withDisplay.insert(QStringLiteral("CONSOLE_EXIT"), QStringLiteral("134"));
        const auto script = start(runArguments(), withDisplay);
        QVERIFY(says(*script, "the backend goes on"));
        QVERIFY(!backendEnded());
        QVERIFY(endsOn(SIGINT, *script));
        QVERIFY(backendEnded());
    }

    void headlessStartsNoConsole()
    {
        auto withDisplay = environment();
        withDisplay.insert(QStringLiteral("DISPLAY"), QStringLiteral(":77"));
        const auto script = start(runArguments() << QStringLiteral("--headless"), withDisplay);
        QVERIFY(says(*script, "ready at"));
        QVERIFY(endsOn(SIGINT, *script));
        QVERIFY(!QFile::exists(m_bin + QStringLiteral("/firstcome-console.arguments")));
    }

    void aKilledScriptLeavesNothingRunning()
    {
        const auto script = start(runArguments(), environment());
        QVERIFY(says(*script, "ready at"));
        QVERIFY(endsOn(SIGKILL, *script));
        WAIT_VERIFY(backendEnded(), patience);
    }

    /// Two instances behind HAProxy; Kafka cannot be had here.
    void realEnginesAreTwoInstancesUntilTheEnd()
    {
        for (const QString &tool :
             {QStringLiteral("mariadb-install-db"), QStringLiteral("redis-check-rdb"), QStringLiteral("haproxy")}) {
            QVERIFY(QFile::remove(path(QStringLiteral("tools/") + tool)));
            if (QStandardPaths::findExecutable(tool, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")})
                    .isEmpty())
                QSKIP(qPrintable(tool + QStringLiteral(" is not installed")));
        }
        const auto script = start(runArguments() + QStringList{QStringLiteral("--data"), path(QStringLiteral("shop")),
                                                               QStringLiteral("--engines"), QStringLiteral("real")},
                                  environment());
        QVERIFY(says(*script, "The backend is ready at http://" + m_address.toLatin1()));
        const QByteArray config = noted(QStringLiteral("config"));
        for (const char *told : {"database = \"mysql://firstcome:", "redis = \"redis://:", "load = \"everything\""})
            QVERIFY2(config.contains(told), config.constData());
        QVERIFY(noted(QStringLiteral("arguments")).endsWith(path(QStringLiteral("shop/two")).toUtf8()));
        QCOMPARE(answer("/products"), QByteArray("HTTP/1.1 200 OK"));
        QCOMPARE(answer("/metrics"), QByteArray("HTTP/1.1 404 Not Found"));
        const QByteArray server = service(QStringLiteral("mariadb/pid")).trimmed();
        QVERIFY(QFile::exists(QStringLiteral("/proc/%1").arg(server.toInt())));
        QVERIFY(endsOn(SIGINT, *script));
        QVERIFY(backendEnded());
        QVERIFY(QFile::exists(m_bin + QStringLiteral("/sim.ended")));
        QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(server.toInt())));
    }

    void theBackendsRefusalIsTheExitCode()
    {
        auto refusing = environment();
        refusing.insert(QStringLiteral("FAKE_EXIT"), QStringLiteral("3"));
        const auto script = start(runArguments(), refusing);
        QVERIFY(script->waitForFinished(patience));
        QCOMPARE(script->exitCode(), 3);
        QCOMPARE(script->readAllStandardError(), QByteArray("refused\n"));
    }

    void aTakenPortIsSaid()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        m_address = QStringLiteral("127.0.0.1:%1").arg(server.serverPort());
        QByteArray errors;
        QCOMPARE(run(runArguments(), &errors), 3);
        QVERIFY(errors.contains("is taken"));
    }
};

QTEST_GUILESS_MAIN(ScriptTest)
#include "script_test.moc"
