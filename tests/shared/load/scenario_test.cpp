// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey/members_file.h"
#include "shared/load/scenario/presets.h"
#include "shared/load/scenario/scenario_json.h"
#include <QJsonDocument>
#include <QTemporaryFile>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class ScenarioTest : public QObject
{
    Q_OBJECT

    static constexpr const char *openFile = R"({
        "arrivals": [{"shape": "constant", "rate": 5, "seconds": 1.5}, {"shape": "poisson", "rate": 6, "seconds": 2},
                     {"shape": "ramp", "from": 0, "to": 9, "seconds": 3},
                     {"shape": "steps", "from": 1, "to": 4, "steps": 4, "seconds": 8},
                     {"shape": "spike", "base": 1, "peak": 50, "seconds": 6}],
        "mix": [{"journey": "browse", "weight": 2.5}, {"journey": "buy", "weight": 1, "neverPays": 0.25}],
        "thresholds": [{"request": "order", "outcome": "good", "figure": "p99.9", "latency": "service",
                        "comparison": "<=", "value": 100},
                       {"request": "all", "outcome": "any", "figure": "count", "comparison": ">", "value": 1}]})";

private Q_SLOTS:
    void everyPresetIsAScenario()
    {
        for (const Preset &preset : presets()) {
            const auto scenario = scenarioFrom(QLatin1StringView(preset.name));
            QVERIFY2(scenario.has_value(), preset.name);
            QCOMPARE(scenario->name, QLatin1StringView(preset.name));
            QVERIFY(*preset.description);
        }
        for (const char *name : {"smoke", "load", "stress", "spike", "soak", "knee", "flash-sale"})
            QVERIFY2(findPreset(QLatin1StringView(name)), name);
        QVERIFY(!scenarioFrom(QStringLiteral("stock"))->needsMembers());
        QVERIFY(scenarioFrom(QStringLiteral("sale"))->needsMembers());
        QCOMPARE(scenarioFrom(QStringLiteral("sale"))->duration, 600s);
    }

    void readsAClosedFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(R"({"journey":"sale","users":300,"ramp":5,"duration":60,"quantity":{"min":1,"max":3},
            "lines":2,"thinkMilliseconds":{"min":10,"max":20},"products":["11","12"],
            "payment":"BALANCE","seed":9})");
        file.close();
        const auto scenario = scenarioFrom(file.fileName());
        QVERIFY(scenario.has_value());
        QVERIFY(!scenario->isOpen());
        QCOMPARE(scenario->users, 300);
        QCOMPARE(scenario->ramp, 5s);
        QCOMPARE(scenario->duration, 60s);
        QCOMPARE(scenario->products, (std::vector<Id>{11, 12}));
        QCOMPARE(scenario->seed, 9ull);
        QCOMPARE(scenario->mix.size(), std::size_t(1));
        const MixEntry &entry = scenario->mix.front();
        QCOMPARE(int(entry.journey), int(JourneyKind::Sale));
        QCOMPARE(entry.quantity, (Range{1, 3}));
        QCOMPARE(entry.lines, (Range{2, 2}));
        QCOMPARE(entry.thinkMillis, (Range{10, 20}));
        QCOMPARE(int(entry.payBy), int(PayBy::Balance));
    }

    void whoSignsInNeedsAMemberAndHisPassword()
    {
        const auto scenario = scenarioFromJson(
            R"({"users": 1, "mix": [{"journey": "stock", "signIn": true}, {"journey": "browse"}]})", QString());
        QVERIFY(scenario.has_value());
        QVERIFY(scenario->mix[0].signsIn && !scenario->mix[1].signsIn);
        QVERIFY(scenario->needsMembers() && scenario->logsIn() && !scenario->readsStockOnly());
        const auto again = scenarioFromJson(QJsonDocument(scenarioJson(*scenario)).toJson(), QString());
        QCOMPARE(again->mix, scenario->mix);
        QVERIFY(!scenarioFromJson(R"({"users": 1, "journey": "stock", "signIn": 1})", QString()));
        const auto published = scenarioFrom(QStringLiteral("published-10000-users"));
        QVERIFY(published->logsIn());
        QCOMPARE(stretchesOf(published->arrivals).front().expected(stretchesOf(published->arrivals).front().length),
                 10'000.0);
    }

    void aFourthColumnIsWhatHeSignsInAs()
    {
        const auto members = membersFrom("1\ta\tr\n2\tb\t\tload-2\n3\tc\n");
        QVERIFY(members.has_value());
        QCOMPARE(members->at(0).login, std::string());
        QCOMPARE(members->at(1).login, std::string("load-2"));
        QCOMPARE(members->at(2).accessToken, std::string("c"));
        QVERIFY(!membersFrom("2\tb\tr\tload 2\n"));
    }

    void readsAnOpenFile()
    {
        const auto scenario = scenarioFromJson(openFile, QStringLiteral("x"));
        QVERIFY(scenario.has_value());
        QCOMPARE(scenario->arrivals, (std::vector<Phase>{{Shape::Constant, 5, 0, 1, 1.5},
                                                         {Shape::Poisson, 6, 0, 1, 2},
                                                         {Shape::Ramp, 0, 9, 1, 3},
                                                         {Shape::Steps, 1, 4, 4, 8},
                                                         {Shape::Spike, 1, 50, 1, 6}}));
        QCOMPARE(scenario->mix.size(), std::size_t(2));
        QCOMPARE(scenario->mix.front().weight, 2.5);
        QCOMPARE(scenario->mix.back().neverPays, 0.25);
        QCOMPARE(scenario->thresholds,
                 (std::vector<Threshold>{{Step::Place, Outcome::Good, Figure::P999, true, Comparison::AtMost, 100},
                                         {std::nullopt, std::nullopt, Figure::Count, false, Comparison::More, 1}}));
        QCOMPARE(scenario->thresholds.front().text(), QStringLiteral("order good p99.9 of service <= 100 ms"));
    }

    void writesWhatItReads()
    {
        for (const QByteArray &file : {QByteArray(openFile), QByteArray(R"({"journey":"buy","users":7,"ramp":2,
                 "payment":"BALANCE","quantity":2,"lines":3,"thinkMilliseconds":4,"products":["5"]})")}) {
            const QJsonObject once = scenarioJson(*scenarioFromJson(file, QStringLiteral("x")));
            const auto again = scenarioFromJson(QJsonDocument(once).toJson(), QString());
            QVERIFY(again.has_value());
            QCOMPARE(scenarioJson(*again), once);
        }
    }

    void namesWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *json, const char *field) {
            QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(field);
        };
        row(R"({"users":1})", "journey");
        row(R"({"journey":"buy","usres":1})", "usres");
        row(R"({"journey":"buy","users":"1"})", "users");
        row(R"({"journey":"buy","quantity":{"min":1,"max":2,"mean":1}})", "quantity.mean");
        row(R"({"journey":"steal"})", "journey");
        row(R"({"journey":"buy","users":0})", "users");
        row(R"({"journey":"buy","duration":0})", "duration");
        row(R"({"journey":"buy","quantity":{"min":3,"max":1}})", "quantity");
        row(R"({"journey":"buy","quantity":0})", "quantity");
        row(R"({"journey":"buy","products":["x"]})", "products");
        row(R"({"journey":"buy","payment":"CASH"})", "payment");
        row(R"({"journey":"buy","mix":[{"journey":"buy"}]})", "journey");
        row(R"({"mix":[]})", "mix");
        row(R"({"mix":[{"journey":"buy","weight":0}]})", "mix[0].weight");
        row(R"({"mix":[{"journey":"buy"},{"journey":"x"}]})", "mix[1].journey");
        row(R"({"mix":[{"journey":"buy"}],"quantity":1})", "quantity");
        row(R"({"mix":[{"journey":"buy","neverPays":2}]})", "mix[0].neverPays");
        row(R"({"journey":"buy","arrivals":[]})", "arrivals");
        row(R"({"journey":"buy","arrivals":[{"shape":"constant","seconds":1}]})", "arrivals[0].rate");
        row(R"({"journey":"buy","arrivals":[{"shape":"ramp","rate":1,"seconds":1}]})", "arrivals[0].rate");
        row(R"({"journey":"buy","arrivals":[{"shape":"wave","rate":1,"seconds":1}]})", "arrivals[0].shape");
        row(R"({"journey":"buy","arrivals":[{"shape":"constant","rate":-1,"seconds":1}]})", "arrivals[0].rate");
        row(R"({"journey":"buy","users":1,"arrivals":[{"shape":"constant","rate":1,"seconds":1}]})", "users");
        row(R"({"journey":"buy","thresholds":[{"request":"stock","outcome":"good","figure":"p98","comparison":"<",)"
            R"("value":1}]})",
            "thresholds[0].figure");
        row(R"({"journey":"buy","thresholds":[{"request":"stock","outcome":"good","figure":"p99","comparison":"<"}]})",
            "thresholds[0].value");
    }

    void namesWhatIsWrong()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, field);
        const auto scenario = scenarioFromJson(json, QStringLiteral("x"));
        QVERIFY(!scenario);
        QStringList fields;
        for (const FieldError &error : scenario.error().errors)
            fields.append(error.field);
        QVERIFY2(fields.contains(field), qPrintable(fields.join(u' ')));
    }

    void namesTheLineOfWhatIsNoJson()
    {
        const auto scenario = scenarioFromJson("{\n\"journey\": \"buy\",\n\"users\": 1,,\n}", QStringLiteral("x"));
        QVERIFY(!scenario);
        QVERIFY2(scenario.error().detail.contains(QStringLiteral("line 3")), qPrintable(scenario.error().detail));
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
