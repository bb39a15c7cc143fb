// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console_options.h"

#include <QProcess>
#include <QTest>

using namespace firstcome;

/// The command line of the console.
class ConsoleOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyOptionIsTaken()
    {
        const auto options = read({QStringLiteral("--url"), QStringLiteral("http://127.0.0.1:8080"),
                                   QStringLiteral("--profile=The shop"), QStringLiteral("--login"),
                                   QStringLiteral("operator"), QStringLiteral("--page"), QStringLiteral("orders")});
        QVERIFY(options.has_value());
        QCOMPARE(options->url, QUrl(QStringLiteral("http://127.0.0.1:8080")));
        QCOMPARE(options->profile, QStringLiteral("The shop"));
        QCOMPARE(options->login, QStringLiteral("operator"));
        QCOMPARE(options->page, QStringLiteral("orders"));
        QVERIFY(!options->help);
        QVERIFY(read({QStringLiteral("--help")})->help);
        QVERIFY(read({QStringLiteral("--version")})->version);
        QVERIFY(read({}).has_value());
    }

    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        const auto row = [](const QStringList &words, const char *named) {
            QTest::newRow(qPrintable(words.join(u' '))) << words << QString::fromLatin1(named);
        };
        row({QStringLiteral("--page"), QStringLiteral("nowhere")}, "overview, orders");
        row({QStringLiteral("--url"), QStringLiteral("nothing")}, "--url takes an address");
        row({QStringLiteral("--url"), QStringLiteral("http://")}, "--url takes an address");
        row({QStringLiteral("--speed")}, "speed");
        row({QStringLiteral("--page")}, "page");
        row({QStringLiteral("word")}, "'word'");
    }

    void whatIsWrongIsNamed()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, named);
        const auto options = read(words);
        QVERIFY(!options);
        QVERIFY2(options.error().detail.contains(named), qPrintable(options.error().detail));
    }

    /// The program itself, where there is no display.
    void helpAndVersionNeedNoDisplay_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("help") << QStringLiteral("--help") << 0 << QByteArray("--page PAGE");
        QTest::newRow("version") << QStringLiteral("--version") << 0
                                 << QByteArray("firstcome-console " FIRSTCOME_VERSION);
        QTest::newRow("not understood") << QStringLiteral("--speed") << 2 << QByteArray("speed");
    }

    void helpAndVersionNeedNoDisplay()
    {
        QFETCH(QString, word);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("FIRSTCOME_BIN") + QStringLiteral("/firstcome-console"), {word});
        QVERIFY(process.waitForFinished(30'000));
        const QByteArray output = process.readAll();
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), status);
        QVERIFY2(output.contains(said), output);
    }

private:
    static Result<ConsoleOptions> read(const QStringList &words)
    {
        return consoleOptionsFrom(QStringList{QStringLiteral("firstcome-console")} + words,
                                  {QStringLiteral("overview"), QStringLiteral("orders")});
    }
};

QTEST_GUILESS_MAIN(ConsoleOptionsTest)
#include "console_options_test.moc"
