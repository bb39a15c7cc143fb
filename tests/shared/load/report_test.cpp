// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/report.h"
#include "shared/load/svg_chart.h"
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
    Scenario scenario;
    RunFigures figures;
    BuyerJournal journal;

    Sample()
    {
        scenario.name = QStringLiteral("<b>\"crowd\" & co</b>");
        figures.users = 12;
        figures.elapsed = 3s;
        for (int i = 1; i <= 300; ++i) {
            figures.at(Step::Stock).serviceTime.record(Micros(i * 100));
            ++figures.at(Step::Stock).marks[std::size_t(Mark::Good)];
        }
        figures.at(Step::Place).marks[std::size_t(Mark::SoldOut)] = 7;
        for (int second = 1; second <= 3; ++second) {
            SecondFigures each;
            each.second = second;
            each.requests = 100;
            each.p50 = 2ms;
            each.p99 = 9ms;
            figures.seconds.push_back(each);
        }
        journal.refused("LIMIT_EXCEEDED");
    }

    Report report() const
    {
        return {
            QStringLiteral("http://x/?<script>"),
            fromMillis(0),
            scenario,
            figures,
            journal,
            std::vector<Finding>{{QStringLiteral("a"), QStringLiteral("units <all>"), false, QStringLiteral("1 & 2")}}};
    }
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
        QCOMPARE(steps.size(), 3); // stock, place, all
        const QJsonObject stock = steps.first().toObject();
        QCOMPARE(stock.value(QStringLiteral("good")).toInt(), 300);
        QCOMPARE(stock.value(QStringLiteral("latencyMicros")).toObject().value(QStringLiteral("p50")).toInt(), 15'007);
        QCOMPARE(json.value(QStringLiteral("seconds")).toArray().size(), 3);
        QCOMPARE(json.value(QStringLiteral("ok")).toBool(true), false);
        const QJsonObject told = json.value(QStringLiteral("told")).toObject();
        QCOMPARE(told.value(QStringLiteral("refusals")).toObject().value(QStringLiteral("LIMIT_EXCEEDED")).toInt(), 1);
    }

    void saysNothingOfAVerdictNotAskedFor()
    {
        const Sample sample;
        Report report = sample.report();
        report.findings.reset();
        QVERIFY(!reportJson(report).contains("findings"));
        QVERIFY(!reportHtml(report).contains("Verdict"));
    }

    void writesHtmlThatNeedsNothingElse()
    {
        const Sample sample;
        const QByteArray html = reportHtml(sample.report());
        for (const char *never : {"<script", "<b>", "src=", "href=", "@import", "url(", "units <all>"})
            QVERIFY2(!html.contains(never), never);
        for (const char *there : {"&lt;b&gt;", "units &lt;all&gt;", "1 &amp; 2", "FAILED", "<polyline"})
            QVERIFY2(html.contains(there), there);
        QCOMPARE(html.count("<svg"), 3);
        QCOMPARE(html.count("<table"), html.count("</table>"));
    }

    void drawsWellFormedCharts()
    {
        const QString svg = svgChart({QStringLiteral("a < b"),
                                      QStringLiteral("x"),
                                      QStringLiteral("y"),
                                      {{QStringLiteral("one"), {{0, 0}, {10, 123'456}}}, {QStringLiteral("none"), {}}},
                                      {}});
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
        const QString table = figuresTable(sample.figures);
        QCOMPARE(table.count(u'\n'), 4);
        QVERIFY(table.contains(QStringLiteral("stock read")));
        const QString line = progressLine(sample.figures.seconds.front());
        for (const char *part : {"100 req/s", "p50 2.00 ms", "p99 9.00 ms"})
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
        QVERIFY(isReportName(QStringLiteral("a.json")));
        QVERIFY(!isReportName(QStringLiteral("a.txt")));
    }
};

QTEST_GUILESS_MAIN(ReportTest)
#include "report_test.moc"
