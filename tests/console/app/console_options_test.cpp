// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console_options.h"

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

private:
    static Result<ConsoleOptions> read(const QStringList &words)
    {
        return consoleOptionsFrom(QStringList{QStringLiteral("firstcome-console")} + words,
                                  {QStringLiteral("overview"), QStringLiteral("orders")});
    }
};

QTEST_GUILESS_MAIN(ConsoleOptionsTest)
#include "console_options_test.moc"
