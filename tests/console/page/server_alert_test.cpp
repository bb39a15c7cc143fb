// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/server_alert.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;

namespace {

QStringList idsOf(const QByteArray &overview)
{
    QStringList ids;
    for (const ServerAlert &alert : serverAlertsFrom(QJsonDocument::fromJson(overview).object()))
        ids.append(alert.id);
    return ids;
}

} // namespace

/// What the server says is wrong, as alerts; what it does not say is none.
class ServerAlertTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void alerts_data()
    {
        QTest::addColumn<QByteArray>("overview");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("nothing said") << QByteArray("{}") << QStringList();
        QTest::newRow("all is well")
            << QByteArray(R"({"disk":{"full":false,"freeBytes":1},"paymentExceptions":0,"lag":{"seconds":3,"events":9},
                "breakers":[{"name":"gateway","state":"CLOSED"}],"outbox":{"deadLetters":{"REPLAYED":2}}})")
            << QStringList();
        QTest::newRow("the key") << QByteArray(R"({"gatewayKeyRefusedSince":"2026-01-31T09:00:00.000Z"})")
                                 << QStringList{QStringLiteral("gatewayKey")};
        QTest::newRow("the disk") << QByteArray(R"({"disk":{"full":true,"freeBytes":1000000}})")
                                  << QStringList{QStringLiteral("disk")};
        QTest::newRow("breakers") << QByteArray(R"({"breakers":[{"name":"gateway","state":"OPEN","cause":"timed out"},
                {"name":"carrier","state":"HALF_OPEN"},{"name":"mail","state":"FORCED_OPEN"}]})")
                                  << QStringList{QStringLiteral("breaker-gateway"), QStringLiteral("breaker-mail")};
        QTest::newRow("the gravest first")
            << QByteArray(R"({"paymentExceptions":2,"lag":{"seconds":40},"outbox":{"deadLetters":{"DEAD":1}},
                "disk":{"full":true}})")
            << QStringList{QStringLiteral("disk"), QStringLiteral("paymentExceptions"), QStringLiteral("lag"),
                           QStringLiteral("deadLetters")};
    }

    void alerts()
    {
        QFETCH(QByteArray, overview);
        QTEST(idsOf(overview), "ids");
    }

    void whatIsNotReachedLeadsToItsBreaker()
    {
        const auto alerts = serverAlertsFrom(QJsonDocument::fromJson(R"({"breakers":[{"name":"gateway","state":"OPEN"}],
                "lag":{"seconds":40}})")
                                                 .object());
        QCOMPARE(alerts.size(), 2u);
        QCOMPARE(alerts[0].where.page, QStringLiteral("resilience"));
        QCOMPARE(alerts[0].where.key, QStringLiteral("gateway"));
        QCOMPARE(alerts[1].where.page, QStringLiteral("events"));
    }

    void everyAlertLeadsSomewhere()
    {
        const auto alerts = serverAlertsFrom(
            QJsonDocument::fromJson(R"({"gatewayKeyRefusedSince":"2026-01-31T09:00:00.000Z","disk":{"full":true}})")
                .object());
        QCOMPARE(alerts.size(), 2u);
        QVERIFY(alerts[1].words.contains(QStringLiteral("18:00:00"))); // Korean time
        for (const ServerAlert &alert : alerts)
            QVERIFY(!alert.where.page.isEmpty() && !alert.words.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ServerAlertTest)
#include "server_alert_test.moc"
