// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/command_line.h"
#include "shared/load/run/command_input.h"
#include "shared/load/scenario/scenario_json.h"
#include "shared/load/wire/own_host.h"
#include <QTest>
#include <unistd.h>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

Result<CommandLine> parsed(const char *arguments)
{
    QStringList list{QStringLiteral("firstcome-load")};
    list += QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts);
    return commandLineFrom(list);
}

Result<Scenario> overriddenBy(const char *arguments, const char *scenario)
{
    return overridden(*scenarioFrom(QString::fromLatin1(scenario)), parsed(arguments)->run);
}

} // namespace

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheCommandLine()
    {
        const auto line =
            parsed("run --progress json --url http://shop:81 --operator op --product 5 --product 6 --scenario sale "
                   "--tokens t.tsv --users 70 --ramp 3 --duration 9 --report r.html --report r.csv --verdict");
        QVERIFY(line.has_value());
        const Options *options = &line->run;
        QCOMPARE(options->url, QStringLiteral("http://shop:81"));
        QCOMPARE(options->operatorLogin, QStringLiteral("op"));
        QCOMPARE(options->products, (std::vector<Id>{5, 6}));
        QCOMPARE(options->tokensFile, QStringLiteral("t.tsv"));
        QCOMPARE(options->reportFiles, QStringLiteral("r.html r.csv").split(u' '));
        QVERIFY(options->verdict);
        QVERIFY(options->progressJson);
        const Scenario scenario = *overridden(*scenarioFrom(options->scenario), *options);
        QCOMPARE(scenario.users, 70);
        QCOMPARE(scenario.ramp, 3s);
        QCOMPARE(scenario.duration, 9s);
        QCOMPARE(scenario.products.size(), std::size_t(2));
    }

    void refusesAWrongCommandLine_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"--unknown", "stray", "--users", "--users 0", "--users x", "--users 20001", "--ramp -1", "--duration 0",
              "--product abc", "--report out.txt", "--report a.json --report out.txt", "--verdict",
              "--url=", "--rate 0", "--rate x", "--rate 5 --users 3", "--progress xml", "presets a b"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void refusesAWrongCommandLine()
    {
        QFETCH(QString, line);
        const auto options = parsed(line.toLatin1().constData());
        QVERIFY(!options);
        QCOMPARE(options.error().code, QByteArray("WRONG_USE"));
    }

    void aRateMakesItOpenAndUsersClosed()
    {
        const auto open = overriddenBy("--rate 250.5 --duration 4", "stock");
        QVERIFY(open.has_value());
        QCOMPARE(open->arrivals, (std::vector<Phase>{{Shape::Constant, 250.5, 0, 1, 4}}));
        const auto closed = overriddenBy("--users 9 --duration 4", "smoke");
        QVERIFY(!closed->isOpen());
        QCOMPARE(closed->duration, 4s);
        QCOMPARE(overriddenBy("--duration 4", "smoke").error().code, QByteArray("WRONG_USE"));
    }

    void commandsOnTheWayAreReadAsTheyCome()
    {
        int ends[2];
        QCOMPARE(::pipe(ends), 0);
        QStringList refused;
        CommandInput input(ends[0], [&refused](const Refusal &refusal) { refused.append(refusal.detail); });
        QVERIFY(input.take().empty());
        const QByteArray text("{\"rate\": 5.5}\n{\"users\": 3}\n{\"pause\": true}\n{\"resume\": true}\n"
                              "{\"note\": \"now\"}\nnonsense\n{\"rate\": -1}\n{\"users\": 1, \"x\": 2}\n{\"st");
        QCOMPARE(::write(ends[1], text.constData(), std::size_t(text.size())), text.size());
        QStringList texts;
        for (const RunCommand &command : input.take())
            texts.append(command.text());
        QCOMPARE(texts, QStringLiteral("rate 5.5|users 3|paused|resumed|now").split(u'|'));
        QCOMPARE(refused.size(), 3);
        QCOMPARE(::write(ends[1], "op\": true}\n", 11), 11);
        ::close(ends[1]);
        const auto last = input.take();
        QCOMPARE(last.size(), std::size_t(1));
        QCOMPARE(int(last.front().kind), int(RunCommand::Kind::Stop));
        QVERIFY(input.take().empty());
        ::close(ends[0]);
    }

    void onlyOnesOwnHostsAreLoaded_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("own");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *url, const char *own, bool may) {
            QTest::addRow("%s %s", url, own) << QString::fromLatin1(url) << QString::fromLatin1(own) << may;
        };
        row("http://127.0.0.1:8080", "", true);
        row("http://127.9.9.9", "", true);
        row("http://localhost:1", "", true);
        row("http://[::1]:8080", "", true);
        row("http://shop.example", "", false);
        row("http://shop.example", "shop.example", true);
        row("http://shop.example", "Shop.Example", true);
        row("http://shop.example", "other.example", false);
        row("http://10.0.0.1", "", false);
        row("http://localhost.example", "", false);
        row("http://128.0.0.1", "127.0.0.1", false);
    }

    void onlyOnesOwnHostsAreLoaded()
    {
        QFETCH(QString, url);
        QFETCH(QString, own);
        QFETCH(bool, may);
        QCOMPARE(mayBeLoaded(url, own).has_value(), may);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "command_line_test.moc"
