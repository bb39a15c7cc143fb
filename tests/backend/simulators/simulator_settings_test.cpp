// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/simulator_settings.h"
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulators;
using namespace std::chrono_literals;

class SimulatorSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesWhatIsNamed()
    {
        LiveSettings live{{}};
        QVERIFY(live.change(R"({"latencyMs":250,"unknownRate":0.5,"carrier":{"refuseRate":1}})"));
        QVERIFY(live.change(R"({"failureRate":0.1})"));
        const SimulatorSettings settings = live.get();
        QCOMPARE(settings.gateway.latency, 250ms);
        QCOMPARE(settings.gateway.unknownRate, 0.5);
        QCOMPARE(settings.gateway.failureRate, 0.1);
        QCOMPARE(settings.carrier.refuseRate, 1.0);
        QCOMPARE(QJsonDocument(toJson(settings)).toJson(QJsonDocument::Compact),
                 QByteArray(R"({"bends":[],"carrier":{"failureRate":0,"latencyMs":0,"refuseRate":1},"failureRate":0.1,)"
                            R"("latencyMs":250,"unknownRate":0.5})"));
    }

    void aBendIsTakenAsOftenAsItSays()
    {
        LiveSettings live{{}};
        QVERIFY(live.change(R"({"bends":[{"call":"confirm","as":"drop","count":2},
                                         {"call":"any","as":"html","works":true}]})"));
        QCOMPARE(live.takeBend("confirm")->way, Bend::Way::Drop);
        QCOMPARE(live.takeBend("find")->way, Bend::Way::Html);
        QCOMPARE(live.takeBend("confirm")->way, Bend::Way::Drop);
        const auto html = live.takeBend("confirm");
        QCOMPARE(html->way, Bend::Way::Html);
        QCOMPARE(html->status, 502);
        QVERIFY(html->works);
        QVERIFY(live.change(R"({"latencyMs":1})")); // says nothing of bends
        QVERIFY(live.takeBend("cancel"));
        QVERIFY(live.change(R"({"bends":[]})"));
        QVERIFY(!live.takeBend("confirm"));
    }

    void aShareOfCallsIsBent()
    {
        LiveSettings live{{}};
        QVERIFY(live.change(R"({"bends":[{"call":"find","as":"empty","share":0.25}]})"));
        int bends = 0;
        for (int i = 0; i < 10'000; ++i)
            bends += live.takeBend("find").has_value();
        QVERIFY2(bends > 2'200 && bends < 2'800, QByteArray::number(bends));
    }

    void whatIsSetIsShown()
    {
        const QByteArray bends =
            R"({"bends":[{"as":"error","call":"confirm","code":"UNAUTHORIZED_KEY","share":1,"status":401,)"
            R"("works":false},)"
            R"({"afterMs":20000,"as":"hang","call":"cancel","share":1,"works":true},)"
            R"({"as":"amount","amount":7,"call":"find","count":3,"share":1},)"
            R"({"as":"missing","call":"find","field":"totalAmount","share":0.5},)"
            R"({"as":"status","call":"find","share":1,"word":"PARTIAL_CANCELED"}]})";
        const auto settings = changed({}, bends);
        QVERIFY(settings);
        QCOMPARE(toJson(*settings).value(QStringLiteral("bends")),
                 QJsonDocument::fromJson(bends).object().value(QStringLiteral("bends")));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("not JSON") << QByteArray("latency") << QByteArray("REQUEST_INVALID");
        QTest::newRow("unknown field") << QByteArray(R"({"speed":1})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("unknown field inside")
            << QByteArray(R"({"bends":[],"carrier":{"speed":1}})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("rate as text") << QByteArray(R"({"failureRate":"1"})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("rate above one") << QByteArray(R"({"failureRate":1.01})") << QByteArray("VALUE_INVALID");
        QTest::newRow("rate below nothing") << QByteArray(R"({"unknownRate":-0.1})") << QByteArray("VALUE_INVALID");
        QTest::newRow("carrier's rate") << QByteArray(R"({"bends":[],"carrier":{"refuseRate":2}})")
                                        << QByteArray("VALUE_INVALID");
        QTest::newRow("latency below nothing") << QByteArray(R"({"latencyMs":-1})") << QByteArray("VALUE_INVALID");
        QTest::newRow("latency beyond a minute") << QByteArray(R"({"latencyMs":60001})") << QByteArray("VALUE_INVALID");
        const auto bend = [](const char *name, const QByteArray &fields, const char *code) {
            QTest::newRow(name) << "{\"bends\":[" + fields + "]}" << QByteArray(code);
        };
        bend("bend without a call", R"({"as":"drop"})", "REQUEST_INVALID");
        bend("bend of no call", R"({"call":"pay","as":"drop"})", "VALUE_INVALID");
        bend("bend of no way", R"({"call":"find","as":"twist"})", "VALUE_INVALID");
        bend("error without its code", R"({"call":"find","as":"error","status":400})", "REQUEST_INVALID");
        bend("error that is none", R"({"call":"find","as":"error","status":200,"code":"X"})", "VALUE_INVALID");
        bend("field of another way", R"({"call":"find","as":"drop","status":500})", "REQUEST_INVALID");
        bend("status that works or not", R"({"call":"find","as":"status","word":"X","works":false})",
             "REQUEST_INVALID");
        bend("no time to hang", R"({"call":"find","as":"hang","afterMs":0})", "VALUE_INVALID");
        bend("counted to nothing", R"({"call":"find","as":"drop","count":0})", "VALUE_INVALID");
        bend("share beyond all", R"({"call":"find","as":"drop","share":1.5})", "VALUE_INVALID");
        QTest::newRow("latency and a half") << QByteArray(R"({"latencyMs":1.5})") << QByteArray("REQUEST_INVALID");
    }
    void refuses()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        LiveSettings live{{}};
        const auto refused = live.change(body);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, code);
        QCOMPARE(live.get().gateway.failureRate, 0.0);
    }
};

QTEST_GUILESS_MAIN(SimulatorSettingsTest)
#include "simulator_settings_test.moc"
