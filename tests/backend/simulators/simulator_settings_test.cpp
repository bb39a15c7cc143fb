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
                 QByteArray(R"({"carrier":{"failureRate":0,"latencyMs":0,"refuseRate":1},"failureRate":0.1,)"
                            R"("latencyMs":250,"unknownRate":0.5})"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("not JSON") << QByteArray("latency") << QByteArray("REQUEST_INVALID");
        QTest::newRow("unknown field") << QByteArray(R"({"speed":1})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("unknown field inside")
            << QByteArray(R"({"carrier":{"speed":1}})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("rate as text") << QByteArray(R"({"failureRate":"1"})") << QByteArray("REQUEST_INVALID");
        QTest::newRow("rate above one") << QByteArray(R"({"failureRate":1.01})") << QByteArray("VALUE_INVALID");
        QTest::newRow("rate below nothing") << QByteArray(R"({"unknownRate":-0.1})") << QByteArray("VALUE_INVALID");
        QTest::newRow("carrier's rate") << QByteArray(R"({"carrier":{"refuseRate":2}})") << QByteArray("VALUE_INVALID");
        QTest::newRow("latency below nothing") << QByteArray(R"({"latencyMs":-1})") << QByteArray("VALUE_INVALID");
        QTest::newRow("latency beyond a minute") << QByteArray(R"({"latencyMs":60001})") << QByteArray("VALUE_INVALID");
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
