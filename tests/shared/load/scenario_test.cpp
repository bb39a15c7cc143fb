// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/command_line.h"
#include "shared/load/members_file.h"
#include <QTemporaryFile>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

Result<Options> parsed(const char *arguments)
{
    QStringList list{QStringLiteral("firstcome-load")};
    list += QString::fromLatin1(arguments).split(u' ', Qt::SkipEmptyParts);
    return optionsFrom(list);
}

} // namespace

class ScenarioTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsPresets()
    {
        QCOMPARE(presetNames(), (QStringList{QStringLiteral("stock"), QStringLiteral("order"), QStringLiteral("buy"),
                                             QStringLiteral("sale")}));
        for (const QString &name : presetNames()) {
            const auto scenario = scenarioFrom(name);
            QVERIFY(scenario.has_value());
            QCOMPARE(scenario->name, name);
            QCOMPARE(pathName(scenario->path), name);
        }
        QVERIFY(!scenarioFrom(QStringLiteral("stock"))->needsMembers());
        QVERIFY(scenarioFrom(QStringLiteral("sale"))->needsMembers());
    }

    void readsAFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(R"({"journey":"sale","users":300,"ramp":5,"duration":60,"quantity":{"min":1,"max":3},
            "lines":{"min":2,"max":4},"thinkMilliseconds":{"min":10,"max":20},"products":["11","12"],
            "payment":"BALANCE","seed":9})");
        file.close();
        const auto scenario = scenarioFrom(file.fileName());
        QVERIFY(scenario.has_value());
        QCOMPARE(int(scenario->path), int(Path::Sale));
        QCOMPARE(scenario->users, 300);
        QCOMPARE(scenario->ramp, 5s);
        QCOMPARE(scenario->duration, 60s);
        QCOMPARE(scenario->quantity.most, 3);
        QCOMPARE(scenario->lines.least, 2);
        QCOMPARE(scenario->thinkMillis.most, 20);
        QCOMPARE(scenario->products, (std::vector<Id>{11, 12}));
        QCOMPARE(int(scenario->payBy), int(PayBy::Balance));
        QCOMPARE(scenario->seed, 9ull);
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *json, const char *code, const char *field) {
            QTest::newRow(json) << QByteArray(json) << QByteArray(code) << QString::fromLatin1(field);
        };
        row("nonsense", "REQUEST_INVALID", "");
        row(R"({"users":1})", "REQUEST_INVALID", "journey");
        row(R"({"journey":"buy","usres":1})", "REQUEST_INVALID", "usres");
        row(R"({"journey":"buy","users":"1"})", "REQUEST_INVALID", "users");
        row(R"({"journey":"buy","quantity":{"min":1,"max":2,"mean":1}})", "REQUEST_INVALID", "quantity.mean");
        row(R"({"journey":"steal"})", "VALUE_INVALID", "journey");
        row(R"({"journey":"buy","users":0})", "VALUE_INVALID", "users");
        row(R"({"journey":"buy","duration":0})", "VALUE_INVALID", "duration");
        row(R"({"journey":"buy","quantity":{"min":3,"max":1}})", "VALUE_INVALID", "quantity");
        row(R"({"journey":"buy","quantity":{"min":0,"max":1}})", "VALUE_INVALID", "quantity");
        row(R"({"journey":"buy","products":["x"]})", "VALUE_INVALID", "products");
        row(R"({"journey":"buy","payment":"CASH"})", "VALUE_INVALID", "payment");
    }

    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, code);
        QFETCH(QString, field);
        const auto scenario = scenarioFromJson(json, QStringLiteral("x"));
        QVERIFY(!scenario);
        QCOMPARE(scenario.error().code, code);
        if (!field.isEmpty())
            QCOMPARE(scenario.error().errors.first().field, field);
    }

    void refusesAnUnknownName()
    {
        const auto scenario = scenarioFrom(QStringLiteral("/nowhere/at/all"));
        QVERIFY(!scenario);
        QCOMPARE(scenario.error().code, QByteArray("SCENARIO_UNKNOWN"));
    }

    void startsUsersEvenly()
    {
        Scenario scenario;
        scenario.users = 100;
        scenario.ramp = 10s;
        QCOMPARE(scenario.startOf(0), Micros(0));
        for (int user = 1; user < scenario.users; ++user)
            QCOMPARE(scenario.startOf(user) - scenario.startOf(user - 1), Micros(100ms));
        scenario.ramp = 0s;
        QCOMPARE(scenario.startOf(99), Micros(0));
    }

    void readsTheCommandLine()
    {
        const auto options = parsed("--url http://shop:81 --operator op --product 5 --product 6 --scenario sale "
                                    "--tokens t.tsv --users 70 --ramp 3 --duration 9 --report r.html --verdict");
        QVERIFY(options.has_value());
        QCOMPARE(options->url, QStringLiteral("http://shop:81"));
        QCOMPARE(options->operatorLogin, QStringLiteral("op"));
        QCOMPARE(options->products, (std::vector<Id>{5, 6}));
        QCOMPARE(options->tokensFile, QStringLiteral("t.tsv"));
        QCOMPARE(options->reportFile, QStringLiteral("r.html"));
        QVERIFY(options->verdict);
        const Scenario scenario = overridden(*scenarioFrom(options->scenario), *options);
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
              "--product abc", "--report out.txt", "--verdict", "--url="})
            QTest::newRow(line) << QString::fromLatin1(line);
    }

    void refusesAWrongCommandLine()
    {
        QFETCH(QString, line);
        const auto options = parsed(line.toLatin1().constData());
        QVERIFY(!options);
        QCOMPARE(options.error().code, QByteArray("WRONG_USE"));
    }

    void readsTheTokensFile()
    {
        const auto members = membersFrom("12\taccess-a\trefresh-a\n13\taccess-b\trefresh-b\r\n\n");
        QVERIFY(members.has_value());
        QCOMPARE(members->size(), std::size_t(2));
        QCOMPARE(members->at(1).id, Id(13));
        QCOMPARE(members->at(1).accessToken, std::string("access-b"));
        for (const char *bad : {"", "\n", "x\ty\tz\n", "12\n", "12\t\tz\n", "12\ta b\tz\n", "1\ta\tr\nbroken\n"})
            QCOMPARE(membersFrom(bad).error().code, QByteArray("TOKENS_INVALID"));
    }
};

QTEST_GUILESS_MAIN(ScenarioTest)
#include "scenario_test.moc"
