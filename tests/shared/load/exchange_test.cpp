// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/exchange/imported_scenario.h"
#include "shared/load/exchange/k6_script.h"
#include "shared/load/scenario/presets.h"
#include "shared/load/scenario/scenario_json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;

namespace {

/// A recording, one request a second.
class Har
{
public:
    Har &add(const char *method, const char *path, const char *body = "", const char *answer = "")
    {
        const auto text = [](const char *content) {
            return QJsonObject{{QStringLiteral("text"), QString::fromLatin1(content)}};
        };
        const QString at = QStringLiteral("2026-01-01T00:00:%1.000Z").arg(m_entries.size(), 2, 10, QLatin1Char('0'));
        const QString url = QStringLiteral("http://shop:8080") + QString::fromLatin1(path);
        m_entries.append(
            QJsonObject{{QStringLiteral("startedDateTime"), at},
                        {QStringLiteral("request"), QJsonObject{{QStringLiteral("method"), QString::fromLatin1(method)},
                                                                {QStringLiteral("url"), url},
                                                                {QStringLiteral("postData"), text(body)}}},
                        {QStringLiteral("response"), QJsonObject{{QStringLiteral("content"), text(answer)}}}});
        return *this;
    }
    QByteArray json() const
    {
        const QJsonObject log{{QStringLiteral("entries"), m_entries}};
        return QJsonDocument(QJsonObject{{QStringLiteral("log"), log}}).toJson();
    }

private:
    QJsonArray m_entries;
};

double weightOf(const Scenario &scenario, JourneyKind kind)
{
    for (const MixEntry &entry : scenario.mix) {
        if (entry.journey == kind)
            return entry.weight;
    }
    return 0;
}

} // namespace

class ExchangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordingBecomesItsJourneys()
    {
        const char *two =
            R"({"lines":[{"optionId":"7","quantity":3},{"optionId":"8","quantity":1}],"payment":{"method":"PG"}})";
        Har har;
        har.add("POST", "/v1/sessions").add("GET", "/v1/products?limit=20").add("GET", "/v1/products/5");
        har.add("GET", "/v1/products/5/stock").add("POST", "/v1/orders", two, R"({"id":"100","total":9})");
        har.add("POST", "/simulator/windows").add("POST", "/v1/payments");
        har.add("POST", "/v1/orders", two, R"({"id":"101","total":9})"); // between the other's payment
        har.add("POST", "/v1/payments/confirm", R"({"orderId":"100","paymentKey":"k"})");
        har.add("POST", "/v1/orders/101/cancel").add("POST", "/v1/orders", two, R"({"id":"102"})");
        har.add("POST", "/v1/orders", two, R"({"id":"103"})");
        har.add("POST", "/v1/payments/confirm", R"({"orderId":"103","paymentKey":"k"})");
        har.add("POST", "/v1/claims", R"({"orderId":"103","lineId":"9","kind":"REFUND"})");
        har.add("GET", "/v1/claims/7");
        har.add("GET", "/favicon.ico").add("GET", "/v1/products/6/stock").add("GET", "/v1/products/6/stock");
        har.add("GET", "/v1/products/6/stock").add("GET", "/v1/products/6/stock");
        const auto imported = scenarioFromDocument(har.json());
        QVERIFY(imported.has_value());
        const Scenario &scenario = imported->scenario;
        QCOMPARE(weightOf(scenario, JourneyKind::Login), 1.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Browse), 2.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Buy), 1.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Cancel), 1.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Refund), 1.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Order), 1.0);
        QCOMPARE(weightOf(scenario, JourneyKind::Stock), 1.0); // the others belong to orders
        QCOMPARE(scenario.products, (std::vector<Id>{5, 6}));
        QCOMPARE(scenario.mix.back().quantity.most, 3);
        QCOMPARE(scenario.mix.back().lines.most, 2);
        QCOMPARE(scenario.mix.back().thinkMillis, (Range{1'000, 1'000}));
        QCOMPARE(imported->leftOut, QStringList{QStringLiteral("GET /favicon.ico")});
        const QByteArray file = QJsonDocument(scenarioJson(scenario)).toJson();
        QVERIFY(!file.contains("\"100\"") && !file.contains("\"7\""));
        QVERIFY(scenarioFromJson(file, QString()).has_value());
    }

    void aBalanceOrderIsPaidAtOnce()
    {
        Har har;
        har.add("POST", "/v1/orders", R"({"lines":[],"payment":{"method":"BALANCE"}})", R"({"id":"1"})");
        const Scenario scenario = scenarioFromDocument(har.json())->scenario;
        QCOMPARE(scenario.mix.size(), std::size_t(1));
        QCOMPARE(int(scenario.mix.front().journey), int(JourneyKind::Buy));
        QCOMPARE(int(scenario.mix.front().payBy), int(PayBy::Balance));
    }

    void aDocumentBecomesTheJourneysItAllows()
    {
        const auto imported = scenarioFromDocument(R"({"openapi": "3.1.0", "paths": {"/v1/products": {"get": {}},
            "/v1/orders": {"get": {}, "post": {}}, "/v1/sessions": {"get": {}}, "/v1/me": {"get": {}}}})");
        QVERIFY(imported.has_value());
        QCOMPARE(imported->scenario.mix.size(), std::size_t(2));
        QVERIFY(imported->leftOut.contains(QStringLiteral("/v1/me")));
        QVERIFY(scenarioFromJson(QJsonDocument(scenarioJson(imported->scenario)).toJson(), QString()).has_value());
    }

    void otherFilesAreRefused()
    {
        for (const char *bad :
             {"", "[]", "{}", R"({"log": {}})", R"({"log": {"entries": []}})", R"({"openapi": "3.1.0", "paths": {}})"})
            QCOMPARE(scenarioFromDocument(bad).error().code, QByteArray("FILE_INVALID"));
    }

    void everyPresetHasAScript()
    {
        for (const Preset &preset : presets()) {
            const QString script = k6Script(*scenarioFrom(QLatin1StringView(preset.name)));
            QCOMPARE(script.count(u'{'), script.count(u'}'));
            QCOMPARE(script.count(u'('), script.count(u')'));
            QVERIFY(script.contains(QStringLiteral("export default function")));
        }
        const QString spike = k6Script(*scenarioFrom(QStringLiteral("spike")));
        for (const char *part : {"ramping-arrival-rate", "\"target\": 1000000", "\"duration\": \"30000ms\"",
                                 "http_req_failed", "rate<=0.01"})
            QVERIFY2(spike.contains(QLatin1StringView(part)), part);
        const QString users = k6Script(*scenarioFrom(QStringLiteral("published-1000-users")));
        for (const char *part : {"ramping-vus", "\"target\": 1000", "avg<=10", "\"signIn\": false"})
            QVERIFY2(users.contains(QLatin1StringView(part)), part);
        const QString signingIn = k6Script(*scenarioFrom(QStringLiteral("published-10000-users")));
        for (const char *part :
             {"ramping-arrival-rate", "\"signIn\": true", "http_req_duration{name:login}", "p(99)<=1000", "avg<=10"})
            QVERIFY2(signingIn.contains(QLatin1StringView(part)), part);
    }
};

QTEST_GUILESS_MAIN(ExchangeTest)
#include "exchange_test.moc"
