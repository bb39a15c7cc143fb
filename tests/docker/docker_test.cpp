// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTest>
#include <yaml-cpp/yaml.h>

namespace {

QString path(const char *name)
{
    return qEnvironmentVariable("FIRSTCOME_SOURCE") + u'/' + QString::fromUtf8(name);
}

QByteArray contents(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything that `pattern` finds its first group in.
QSet<QString> all(const char *pattern, const QByteArray &text)
{
    QSet<QString> found;
    auto matches = QRegularExpression(QString::fromUtf8(pattern)).globalMatch(QString::fromUtf8(text));
    while (matches.hasNext())
        found.insert(matches.next().captured(1));
    return found;
}

struct Ended
{
    int code = -1;
    QByteArray output;
};

Ended run(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
}

Ended run(const QString &program, const QStringList &arguments)
{
    return run(program, arguments, QProcessEnvironment::systemEnvironment());
}

QString haproxy()
{
    return QStandardPaths::findExecutable(QStringLiteral("haproxy"),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/bin")});
}

/// yaml-cpp leaves a merge (<<) to its user.
YAML::Node merged(const YAML::Node &own)
{
    if (!own || !own.IsMap() || !own["<<"])
        return own;
    YAML::Node whole = YAML::Clone(merged(own["<<"]));
    for (const auto &entry : own) {
        if (entry.first.as<std::string>() != "<<")
            whole[entry.first.as<std::string>()] = entry.second;
    }
    return whole;
}

QSet<QString> environmentOf(const YAML::Node &service)
{
    QSet<QString> names;
    for (const auto &entry : merged(service["environment"]))
        names.insert(QString::fromStdString(entry.first.as<std::string>()));
    return names;
}

} // namespace

/// What docker/ says is so: of the programs, their settings and each other.
class DockerTest : public QObject
{
    Q_OBJECT

    YAML::Node m_compose;

    YAML::Node service(const std::string &name) const { return merged(m_compose["services"][name]); }
    QStringList services() const
    {
        QStringList names;
        for (const auto &entry : m_compose["services"])
            names.append(QString::fromStdString(entry.first.as<std::string>()));
        return names;
    }

private Q_SLOTS:
    void initTestCase() { m_compose = YAML::LoadFile(path("docker/compose.yaml").toStdString()); }

    /// Whoever is waited for is there, every file that is mounted is there, every volume and network is declared.
    void everythingThatIsNamedIsThere()
    {
        QVERIFY(services().size() >= 10);
        for (const QString &name : services()) {
            const YAML::Node one = service(name.toStdString());
            QVERIFY2(one["image"], qPrintable(name));
            for (const auto &other : one["depends_on"])
                QVERIFY2(m_compose["services"][other.first.as<std::string>()], qPrintable(name));
            for (const auto &mount : one["volumes"]) {
                const QString source = QString::fromStdString(mount.as<std::string>()).section(u':', 0, 0);
                const bool known = source.startsWith(u'.') ? QFile::exists(path("docker/") + source)
                                                           : bool(m_compose["volumes"][source.toStdString()]);
                QVERIFY2(known, qPrintable(name + u' ' + source));
            }
            for (const auto &port : one["ports"])
                QVERIFY2(port.as<std::string>().starts_with("127.0.0.1:"), qPrintable(name));
        }
    }

    /// The backend is told nothing that it does not know, and each service is told by its own name.
    void theBackendKnowsEverySetting()
    {
        const QSet<QString> settings = all("(?m)^\\| `([a-z-]+)` \\|", contents(path("docs/settings.md")));
        QVERIFY(settings.size() > 40);
        for (const char *name : {"orders-1", "orders-2", "shop-1", "shop-2", "work-1", "work-2", "topics"}) {
            const QSet<QString> told = environmentOf(service(name));
            QVERIFY(told.size() > 8);
            for (const QString &variable : told) {
                const QString setting = variable.mid(int(qstrlen("FIRSTCOME_"))).toLower().replace(u'_', u'-');
                QVERIFY2(settings.contains(setting), qPrintable(variable));
            }
        }
        const QSet<QString> made = all("(FIRSTCOME_[A-Z_]+):\\?", contents(path("docker/compose.yaml")));
        const QSet<QString> written = all("\\b([A-Z]+_(?:PASSWORD|SECRET))\\b", contents(path("docker/up")));
        QCOMPARE(made.size(), 4);
        for (const QString &variable : made)
            QVERIFY2(written.contains(variable.mid(int(qstrlen("FIRSTCOME_")))), qPrintable(variable));
    }

    /// Every role is done by two instances, and its calls are sent to two that answer them.
    void everyRoleHasTwoInstances()
    {
        QMap<QString, QSet<QString>> routes;
        QMap<QString, QSet<QString>> workers;
        for (const QString &name : services()) {
            const YAML::Node told = merged(service(name.toStdString())["environment"]);
            if (!told || !told["FIRSTCOME_ROLES"])
                continue;
            for (const QString &part : QString::fromStdString(told["FIRSTCOME_ROLES"].as<std::string>()).split(u',')) {
                const QString role = part.section(u':', 0, 0);
                if (!part.endsWith(QStringLiteral(":workers")))
                    routes[role].insert(name);
                if (!part.endsWith(QStringLiteral(":routes")))
                    workers[role].insert(name);
            }
        }
        const QSet<QString> asked =
            all("\"\\$\\{FIRSTCOME_([A-Z]+)_ONE\\}\"", contents(path("docker/haproxy/haproxy.cfg")));
        QCOMPARE(asked.size(), 8);
        for (const QString &upper : asked) {
            const QString role = upper.toLower();
            QCOMPARE(workers[role].size(), 2);
            QSet<QString> sent;
            for (const char *which : {"_ONE", "_TWO"}) {
                const std::string variable =
                    (QStringLiteral("FIRSTCOME_") + upper + QLatin1StringView(which)).toStdString();
                const YAML::Node address = service("haproxy")["environment"][variable];
                sent.insert(QString::fromStdString(address.as<std::string>()).section(u':', 0, 0));
            }
            QCOMPARE(sent, routes[role]);
            QCOMPARE(sent.size(), 2);
        }
    }

    /// HAProxy takes its configuration as it is told in compose, and it is told all it asks for.
    void haproxyTakesItsConfiguration()
    {
        const QByteArray text = contents(path("docker/haproxy/haproxy.cfg"));
        QSet<QString> asked = all("\"\\$\\{(FIRSTCOME_[A-Z_]+)\\}\"", text);
        for (const QString &optional : all("(FIRSTCOME_(?:MEMBER|OPERATOR)_KEY_ID)", text))
            asked.remove(optional);
        QCOMPARE(asked, environmentOf(service("haproxy")));
        if (haproxy().isEmpty())
            QSKIP("HAProxy is not installed");
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : std::as_const(asked))
            environment.insert(name, QStringLiteral("127.0.0.1:18080"));
        const Ended checked = run(
            haproxy(), {QStringLiteral("-c"), QStringLiteral("-f"), path("docker/haproxy/haproxy.cfg")}, environment);
        QVERIFY2(checked.code == 0 && !checked.output.contains("WARNING"), checked.output.constData());
    }

    /// The second stage has every library that the programs of this build ask for.
    void theImageHasEveryLibrary()
    {
        const QSet<QString> packages = all("\\s(lib[a-z0-9.+-]+)", contents(path("docker/Dockerfile")));
        if (QStandardPaths::findExecutable(QStringLiteral("dpkg-query")).isEmpty())
            QSKIP("this is no Debian");
        for (const char *program : {"firstcome-backend", "firstcome-sim", "firstcome-load"}) {
            const QString binary = qEnvironmentVariable("FIRSTCOME_BIN") + u'/' + QLatin1StringView(program);
            const QSet<QString> needed =
                all("NEEDED.*\\[(\\S+)\\]", run(QStringLiteral("readelf"), {QStringLiteral("-d"), binary}).output);
            const QByteArray loaded = run(QStringLiteral("ldd"), {binary}).output;
            QVERIFY(needed.size() > 5);
            for (const QString &library : needed) {
                if (library.startsWith(QStringLiteral("ld-linux")))
                    continue;
                const QRegularExpression line(QRegularExpression::escape(library) + QStringLiteral(" => (\\S+)"));
                const QFileInfo file(QFileInfo(line.match(QString::fromUtf8(loaded)).captured(1)).canonicalFilePath());
                const QString pattern = QStringLiteral("*/%1/%2").arg(file.dir().dirName(), file.fileName());
                const QString owner =
                    QString::fromUtf8(run(QStringLiteral("dpkg-query"), {QStringLiteral("-S"), pattern}).output)
                        .section(u':', 0, 0);
                const bool always = owner == QStringLiteral("libc6") || owner == QStringLiteral("libgcc-s1");
                QVERIFY2(always || packages.contains(owner), qPrintable(library + u' ' + owner));
            }
        }
    }

    /// The alert rules are rules, and each fires when it should and not before.
    void alertRulesFire()
    {
        QString promtool = qEnvironmentVariable("FIRSTCOME_TEST_PROMTOOL");
        if (!QFile::exists(promtool))
            promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            QSKIP("promtool is not here");
        const QStringList checks[] = {
            {QStringLiteral("check"), QStringLiteral("config"), path("docker/prometheus/prometheus.yml")},
            {QStringLiteral("test"), QStringLiteral("rules"), path("docker/prometheus/rules_test.yml")}};
        for (const QStringList &check : checks) {
            const Ended checked = run(promtool, check);
            QVERIFY2(checked.code == 0, checked.output.constData());
        }
    }
};

QTEST_GUILESS_MAIN(DockerTest)
#include "docker_test.moc"
