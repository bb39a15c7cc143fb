// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report/report.h"
#include "shared/load/report/svg_chart.h"
#include "shared/load/scenario/scenario_json.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

struct Sample
{
    LoadOutcome outcome;

    Sample()
    {
        RunFigures &figures = outcome.figures;
        outcome.scenario = *scenarioFromJson(R"({"arrivals": [{"shape": "constant", "rate": 100, "seconds": 3}],
            "journey": "stock", "thresholds": [{"request": "stock", "outcome": "good", "figure": "p50",
            "comparison": "<", "value": 10}]})",
                                             QStringLiteral("<b>\"crowd\" & co</b>"));
        figures.users = 12;
        figures.elapsed = 3s;
        figures.arrivals = {300, 290, 5, 280};
        for (int i = 1; i <= 300; ++i) {
            Times &times = figures.at(Step::Stock).outcomes[std::size_t(Outcome::Good)];
            times.fromIntended.record(Micros(i * 100));
            times.service.record(Micros(i * 50));
            ++times.count;
        }
        figures.at(Step::Place).outcomes[std::size_t(Outcome::SoldOut)].count = 7;
        for (int second = 1; second <= 3; ++second) {
            SecondFigures each;
            each.second = second;
            each.arrivals = {100, 90, 5, 80};
            each.unsent = quint64(second) * 10;
            each.outcomes = {70, 1, 2, 3, 4};
            each.p50 = 2ms;
            each.p99 = 9ms;
            figures.seconds.push_back(each);
        }
        figures.notes = {{2, QStringLiteral("rate <500>")}};
        outcome.journal.refused("LIMIT_EXCEEDED");
        outcome.thresholds = check(outcome.scenario.thresholds, figures);
        outcome.findings = {{QStringLiteral("a"), QStringLiteral("units <all>"), false, QStringLiteral("1 & 2")}};
    }

    Report report() const { return {QStringLiteral("http://x/?<script>"), outcome}; }
};

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesJson()
    {
        const Sample sample;
        const QJsonObject json = QJsonDocument::fromJson(reportJson(sample.report())).object();
        QCOMPARE(json.value(QStringLiteral("requestsPerSecond")).toDouble(), 307.0 / 3);
        const QJsonArray steps = json.value(QStringLiteral("steps")).toArray();
        QCOMPARE(steps.size(), 3); // stock, order, all
        const QJsonObject stock = steps.first().toObject();
        QCOMPARE(stock.value(QStringLiteral("name")).toString(), QStringLiteral("stock"));
        const QJsonObject good = stock.value(QStringLiteral("outcomes")).toArray().first().toObject();
        QCOMPARE(good.value(QStringLiteral("count")).toInt(), 300);
        QCOMPARE(good.value(QStringLiteral("fromIntendedMicros")).toObject().value(QStringLiteral("p50")).toInt(),
                 15'007);
        QCOMPARE(good.value(QStringLiteral("serviceMicros")).toObject().value(QStringLiteral("p50")).toInt(), 7'503);
        QCOMPARE(json.value(QStringLiteral("arrivals")).toObject(), (QJsonObject{{QStringLiteral("intended"), 300},
                                                                                 {QStringLiteral("sent"), 290},
                                                                                 {QStringLiteral("late"), 5},
                                                                                 {QStringLiteral("unsent"), 10},
                                                                                 {QStringLiteral("answered"), 280},
                                                                                 {QStringLiteral("unanswered"), 10}}));
        const QJsonObject threshold = json.value(QStringLiteral("thresholds")).toArray().first().toObject();
        QCOMPARE(threshold.value(QStringLiteral("measured")).toDouble(), 15.007);
        QVERIFY(!threshold.value(QStringLiteral("ok")).toBool(true));
        const QByteArray again = QJsonDocument(json.value(QStringLiteral("scenario")).toObject()).toJson();
        QVERIFY(scenarioFromJson(again, QString()).has_value());
        QCOMPARE(json.value(QStringLiteral("seconds")).toArray().size(), 3);
        QCOMPARE(json.value(QStringLiteral("ok")).toBool(true), false);
        const QJsonObject told = json.value(QStringLiteral("told")).toObject();
        QCOMPARE(told.value(QStringLiteral("refusals")).toObject().value(QStringLiteral("LIMIT_EXCEEDED")).toInt(), 1);
    }

    void saysNothingOfAVerdictNotAskedFor()
    {
        const Sample sample;
        LoadOutcome outcome = sample.outcome;
        outcome.findings.reset();
        const Report report{QString(), outcome};
        QVERIFY(!reportJson(report).contains("findings"));
        QVERIFY(!reportHtml(report).contains("Verdict"));
    }

    void writesHtmlThatNeedsNothingElse()
    {
        const Sample sample;
        const QByteArray html = reportHtml(sample.report());
        for (const char *never : {"<script", "<b>", "src=", "href=", "@import", "url(", "units <all>", "<500>"})
            QVERIFY2(!html.contains(never), never);
        for (const char *there : {"&lt;b&gt;", "units &lt;all&gt;", "1 &amp; 2", "FAILED", "<polyline"})
            QVERIFY2(html.contains(there), there);
        QCOMPARE(html.count("<svg"), 5);
        QCOMPARE(html.count("<table"), html.count("</table>"));
    }

    void writesARowASecond()
    {
        const Sample sample;
        const QList<QByteArray> rows = reportCsv(sample.report()).split('\n');
        QCOMPARE(rows.at(0), QByteArray("second,intended,sent,unsent,answered,good,soldOut,limit,busy,failed,p50Micros,"
                                        "p95Micros,p99Micros\r"));
        QCOMPARE(rows.at(2), QByteArray("2,100,90,20,80,70,1,2,3,4,2000,0,9000\r"));
        QCOMPARE(rows.size(), 5);
    }

    void tellsEachSecondInALine()
    {
        const Sample sample;
        const QByteArray line = progressJson(sample.outcome.figures.seconds.front());
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        for (const char *name : {"second", "intended", "sent", "unsent", "answered", "p50Micros", "p99Micros"})
            QVERIFY2(json.value(QLatin1StringView(name)).isDouble(), name);
    }

    void drawsWellFormedCharts()
    {
        const QString svg = svgChart({QStringLiteral("a < b"),
                                      QStringLiteral("x"),
                                      QStringLiteral("y"),
                                      {{QStringLiteral("one"), {{0, 0}, {10, 123'456}}}, {QStringLiteral("none"), {}}},
                                      {},
                                      {{5, QStringLiteral("a > b")}}});
        QXmlStreamReader reader(svg);
        int lines = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1StringView("polyline"))
                ++lines;
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(lines, 2);
        QVERIFY(!svgChart({}).contains(QStringLiteral("nan")));
    }

    void choosesRoundTicks()
    {
        QCOMPARE(roundTicks(10, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
        QCOMPARE(roundTicks(11, 5), (std::vector<double>{0, 5, 10, 15}));
        QCOMPARE(roundTicks(0, 5).front(), 0.0);
        QVERIFY(roundTicks(0.03, 5).back() >= 0.03);
    }

    void showsDurationsShortly()
    {
        QCOMPARE(durationText(850us), QStringLiteral("850 us"));
        QCOMPARE(durationText(1'234us), QStringLiteral("1.23 ms"));
        QCOMPARE(durationText(123'456us), QStringLiteral("123 ms"));
        QCOMPARE(durationText(2'500ms), QStringLiteral("2.50 s"));
    }

    void printsATableAndAProgressLine()
    {
        const Sample sample;
        const QString table = figuresTable(sample.outcome.figures);
        QCOMPARE(table.count(u'\n'), 4);
        QVERIFY(table.contains(QStringLiteral("stock")));
        const QString line = progressLine(sample.outcome.figures.seconds.front());
        for (const char *part : {"80 req/s", "p50 2.00 ms", "p99 9.00 ms"})
            QVERIFY2(line.contains(QString::fromLatin1(part)), qPrintable(line));
    }

    void writesTheFileItsNameSays()
    {
        const Sample sample;
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("r.html"));
        QVERIFY(writeReport(path, sample.report()).has_value());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("<!doctype html>"));
        const auto refused = writeReport(folder.filePath(QStringLiteral("no/r.json")), sample.report());
        QCOMPARE(refused.error().code, QByteArray("FILE_NOT_WRITTEN"));
        QVERIFY(isReportName(QStringLiteral("a.csv")));
        QVERIFY(!isReportName(QStringLiteral("a.txt")));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
