// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_backend.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace firstcome;
using test::RunningBackend;

namespace {

constexpr int members = 60;
constexpr int within = 90'000;

/// A demo shop with members, and firstcome-load against it.
class Lab
{
public:
    bool open()
    {
        m_tokens = backend.dataFolder() + QStringLiteral("/tokens");
        return backend.command({QStringLiteral("sample"), QStringLiteral("--members"), QString::number(members),
                                QStringLiteral("--tokens"), m_tokens}) == 0 &&
               backend.start({QStringLiteral("--demo")});
    }

    /// Of this name in the data folder.
    QString file(const char *name) const { return backend.dataFolder() + u'/' + QLatin1StringView(name); }

    QString write(const char *name, const QByteArray &content) const
    {
        QFile out(file(name));
        if (out.open(QIODevice::WriteOnly))
            out.write(content);
        return out.fileName();
    }

    QJsonObject report(const char *name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object() : QJsonObject();
    }

    void start(const QStringList &more)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FIRSTCOME_OPERATOR_PASSWORD"), backend.demoPassword());
        environment.insert(QStringLiteral("FIRSTCOME_MEMBER_PASSWORD"), backend.demoPassword());
        load.setProcessEnvironment(environment);
        load.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-load"),
                   QStringList{QStringLiteral("run"), QStringLiteral("--url"), backend.url().toString(),
                               QStringLiteral("--tokens"), m_tokens} +
                       more);
    }

    int end()
    {
        load.waitForFinished(within);
        return load.state() == QProcess::NotRunning ? load.exitCode() : -1;
    }

    RunningBackend backend;
    QProcess load;

private:
    QString m_tokens;
};

QString text(const char *words)
{
    return QString::fromLatin1(words);
}

QJsonObject step(const QJsonObject &report, const char *name)
{
    for (const QJsonValue &each : report.value(text("steps")).toArray()) {
        if (each.toObject().value(text("name")).toString() == text(name))
            return each.toObject();
    }
    return {};
}

qint64 outcome(const QJsonObject &step, const char *name)
{
    for (const QJsonValue &each : step.value(text("outcomes")).toArray()) {
        if (each.toObject().value(text("outcome")).toString() == text(name))
            return each.toObject().value(text("count")).toInteger();
    }
    return 0;
}

} // namespace

/// firstcome-load on the real backend: a mix of every journey by plan, judged, watched and changed on the way; and a
/// server that dies.
class LoadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyJourneyWalksThroughTheRealShop()
    {
        Lab lab;
        QVERIFY2(lab.open(), lab.backend.output().constData());
        const QString scenario = lab.write("scenario.json", R"({
            "arrivals": [{"shape": "ramp", "from": 5, "to": 20, "seconds": 2},
                         {"shape": "poisson", "rate": 20, "seconds": 2}],
            "mix": [{"journey": "browse", "weight": 2}, {"journey": "stock"}, {"journey": "login"},
                    {"journey": "order"}, {"journey": "order", "signIn": true},
                    {"journey": "buy", "neverPays": 0.2}, {"journey": "cancel"}, {"journey": "refund"}],
            "thresholds": [{"request": "all", "outcome": "failed", "figure": "count", "comparison": "<=", "value": 0},
                           {"request": "cancel", "outcome": "good", "figure": "count", "comparison": ">",
                            "value": 0}]})");
        lab.start({text("--scenario"), scenario, text("--operator"), text("operator"), text("--verdict"),
                   text("--report"), lab.file("report.json"), text("--history"), lab.file("history")});
        const int code = lab.end();
        QVERIFY2(code == 0, (lab.load.readAllStandardOutput() + lab.load.readAllStandardError()).constData());
        const QJsonObject report = lab.report("report.json");
        for (const char *name : {"list", "product", "stock", "login", "order", "window", "payment", "confirm", "cancel",
                                 "claim", "claimStatus"})
            QVERIFY2(outcome(step(report, name), "good") > 0, name);
        const QJsonObject arrivals = report.value(text("arrivals")).toObject();
        QCOMPARE(arrivals.value(text("unsent")).toInt(-1), 0);
        QCOMPARE(arrivals.value(text("answered")), arrivals.value(text("intended")));
        for (const QJsonValue &finding : report.value(text("findings")).toArray())
            QVERIFY2(finding.toObject().value(text("ok")).toBool(),
                     qPrintable(finding.toObject().value(text("id")).toString()));
        QCOMPARE(QProcess::execute(qEnvironmentVariable("FIRSTCOME_BIN") + text("/firstcome-load"),
                                   {text("verify"), lab.file("history")}),
                 0);
    }

    void aRunIsWatchedAndChangedOnTheWay()
    {
        Lab lab;
        QVERIFY2(lab.open(), lab.backend.output().constData());
        lab.start({text("--scenario"), text("stock"), text("--rate"), text("20"), text("--duration"), text("60"),
                   text("--progress"), text("json"), text("--report"), lab.file("report.json")});
        QList<QJsonObject> lines;
        const auto readUntil = [&](const std::function<bool(const QJsonObject &)> &wanted) {
            for (;;) {
                while (!lab.load.canReadLine()) {
                    if (!lab.load.waitForReadyRead(within))
                        return false;
                }
                lines.append(QJsonDocument::fromJson(lab.load.readLine()).object());
                if (wanted(lines.last()))
                    return true;
            }
        };
        const auto sent = [](const QJsonObject &line) { return line.value(text("sent")).toInt(); };
        QVERIFY(readUntil([&](const QJsonObject &line) { return sent(line) >= 15; }));
        lab.load.write("{\"rate\": 200}\n{\"note\": \"faster\"}\n");
        QVERIFY(readUntil([&](const QJsonObject &line) { return sent(line) >= 150; }));
        lab.load.write("{\"pause\": true}\n");
        QVERIFY(readUntil([&](const QJsonObject &line) { return sent(line) == 0; }));
        lab.load.write("{\"resume\": true}\n");
        QVERIFY(readUntil([&](const QJsonObject &line) { return sent(line) > 0; }));
        lab.load.write("{\"stop\": true}\n");
        QVERIFY(readUntil([](const QJsonObject &line) { return line.value(text("end")).toBool(); }));
        QCOMPARE(lab.end(), 0);
        const QJsonObject report = lab.report("report.json");
        QVERIFY(report.value(text("stoppedEarly")).toBool());
        QStringList notes;
        for (const QJsonValue &note : report.value(text("notes")).toArray())
            notes.append(note.toObject().value(text("note")).toString());
        QCOMPARE(notes, text("rate 200|faster|paused|resumed|stopped").split(u'|'));
    }

    void aWatcherThatIsGoneEndsTheRunInOrder()
    {
        Lab lab;
        QVERIFY2(lab.open(), lab.backend.output().constData());
        const QString command =
            text("\"$0\" run --url \"$1\" --scenario stock --rate 20 --duration 3600 --progress json --report \"$2\" | "
                 "head -n 2");
        QProcess shell;
        shell.start(text("sh"), {text("-c"), command, qEnvironmentVariable("FIRSTCOME_BIN") + text("/firstcome-load"),
                                 lab.backend.url().toString(), lab.file("report.json")});
        QVERIFY(shell.waitForFinished(within));
        QCOMPARE(shell.readAllStandardOutput().count('\n'), 2);
        const QJsonObject report = lab.report("report.json");
        QVERIFY(report.value(text("stoppedEarly")).toBool());
        QVERIFY(!report.value(text("serverLost")).toBool(true));
    }

    void aServerThatDiesHasItsReport()
    {
        Lab lab;
        QVERIFY2(lab.open(), lab.backend.output().constData());
        lab.start({text("--scenario"), text("stock"), text("--rate"), text("50"), text("--duration"), text("4"),
                   text("--progress"), text("json"), text("--report"), lab.file("report.json")});
        QVERIFY(lab.load.waitForReadyRead(within));
        lab.backend.kill();
        QCOMPARE(lab.end(), 3);
        const QJsonObject report = lab.report("report.json");
        QVERIFY(report.value(text("serverLost")).toBool());
        const QJsonObject arrivals = report.value(text("arrivals")).toObject();
        QCOMPARE(arrivals.value(text("intended")).toInt(), 200);
        QVERIFY(arrivals.value(text("unanswered")).toInt() > 0);
    }
};

QTEST_GUILESS_MAIN(LoadTest)
#include "load_test.moc"
