// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/recorder/recording.h"

#include <QJsonArray>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant begin = fromMillis(1'800'000'000'000);

QJsonObject orders(int placed)
{
    return {{QStringLiteral("seq"), 7},
            {QStringLiteral("orders"), QJsonObject{{QStringLiteral("placedToday"), placed}}},
            {QStringLiteral("breakers"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("gateway")},
                                                                {QStringLiteral("state"), QStringLiteral("CLOSED")}}}},
            {QStringLiteral("bounds"), QJsonArray{1, 2, 3}}};
}

Recording made()
{
    Recording recording;
    recording.title = QStringLiteral("Friday");
    for (int i = 0; i < 3; ++i)
        recording.frames.push_back({begin + i * 1s, QStringLiteral("metrics"), orders(10 + i)});
    recording.notes.push_back({begin + 1s, QStringLiteral("=it opens")});
    return recording;
}

QJsonValue valueOf(const std::vector<RecordedFigure> &figures, const char *path)
{
    const auto found = std::find_if(figures.begin(), figures.end(), [path](const RecordedFigure &figure) {
        return figure.path == QLatin1StringView(path);
    });
    return found == figures.end() ? QJsonValue(QJsonValue::Undefined) : found->value;
}

} // namespace

/// A recording is what was said, when: read again as it was written, whole or cut.
class RecordingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten()
    {
        const auto again = Recording::fromFile(made().lines());
        QVERIFY(again.has_value());
        QCOMPARE(again->title, QStringLiteral("Friday"));
        QCOMPARE(again->frames.size(), size_t(3));
        QCOMPARE(again->frames[2].frame, orders(12));
        QCOMPARE(again->from(), begin);
        QCOMPARE(again->to(), begin + 2s);
        QCOMPARE(again->notes.front().text, QStringLiteral("=it opens"));
    }

    void whatACrashCutIsLeftOut()
    {
        QByteArray text = made().lines();
        text.chop(20);
        const auto cut = Recording::fromFile(text);
        QVERIFY(cut.has_value());
        QCOMPARE(cut->frames.size(), size_t(3));
        QVERIFY(cut->notes.empty());
    }

    void whatIsNoRecordingIsRefused()
    {
        QVERIFY(!Recording::fromFile("hello\n"));
        QVERIFY(!Recording::fromFile({}));
        QVERIFY(!Recording::fromFile(made().lines() + "{\"x\": 1}\n"));
    }

    void aMomentIsWhatWasSaidLastByThen()
    {
        const Recording recording = made();
        QCOMPARE(valueOf(recording.figuresAt(begin + 1500ms), "orders.placedToday").toInt(), 11);
        QCOMPARE(valueOf(recording.figuresAt(begin + 2s), "orders.placedToday").toInt(), 12);
        QCOMPARE(valueOf(recording.figuresAt(begin), "breakers.gateway.state").toString(), QStringLiteral("CLOSED"));
        QVERIFY(valueOf(recording.figuresAt(begin), "seq").isUndefined());
        QVERIFY(recording.figuresAt(begin - 1s).empty());
    }

    void aLoadRunsReportIsOne()
    {
        const QByteArray report = R"({"startedAt": "2026-01-01T00:00:00.000Z", "scenario": {"name": "smoke"},
            "seconds": [{"second": 1, "sent": 5}, {"second": 2, "sent": 9}], "notes": [{"second": 1, "note": "now"}]})";
        const auto recording = Recording::fromFile(report);
        QVERIFY(recording.has_value());
        QCOMPARE(recording->title, QStringLiteral("smoke"));
        QCOMPARE(valueOf(recording->figuresAt(recording->to()), "sent").toInt(), 9);
        QCOMPARE(recording->notes.front().at, recording->from());
    }

    void aSpreadsheetGetsARowAFigure()
    {
        const QList<QByteArray> rows = made().csv().split('\n');
        QCOMPARE(rows.front(), QByteArray("at,topic,figure,value\r"));
        QVERIFY(rows.contains(toIsoUtf8(begin) + ",metrics,orders.placedToday,10\r"));
        QVERIFY(!made().csv().contains(",=it opens")); // no formula
    }
};

QTEST_GUILESS_MAIN(RecordingTest)
#include "recording_test.moc"
