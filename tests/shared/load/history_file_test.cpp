// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/histories.h"
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class HistoryFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten()
    {
        const HistoryFolder folder;
        History history = goodHistory();
        history.before.push_back({8, 5});
        history.tries.push_back({201, 9'100, std::nullopt, 0, {}, 0, false, {{option, 1}, {8, 2}}, {}, {}});
        history.tries[1].givenBack = true;
        history.tries.back().limit = ToldLimit{2, 1};
        history.others->options = {{8, 3, 1}};
        history.others->sales = {{sale, 2}};
        history.others->members = {{sale, 100, 1}};
        const QByteArray text = folder.text(history);
        QCOMPARE(text.count('\n'), 12);
        const QByteArray sales = R"("sales":[{"saleId":"9","perMemberLimit":2,"openAt":"2025-12-31T23:00:00.000Z",)"
                                 R"("closeAt":"2026-01-01T01:00:00.000Z"}])";
        QVERIFY2(text.startsWith(R"({"history":1,"startedAt":"2026-01-01T00:00:00.000Z","serverBeganAt":)"
                                 R"("2026-01-01T00:00:00.000Z","options":[{"optionId":"7","available":10,)"
                                 R"("saleId":"9"},{"optionId":"8","available":5}],)" +
                                 sales + "}\n"),
                 text.constData());
        QVERIFY(text.contains(R"({"member":"201","sentMicros":9100,"answeredMicros":null,"status":0,"lines":[{)"
                              R"("optionId":"7","quantity":1},{"optionId":"8","quantity":2}],)"
                              R"("limit":{"limit":2,"granted":1}})"));
        QVERIFY(text.endsWith(R"({"end":true,"lines":10,"options":[{"optionId":"7","available":2}],)" + sales +
                              R"(,"others":{"options":[{"optionId":"8","took":3,"returned":1}],"sales":[{"saleId":"9",)"
                              R"("places":2}],"members":[{"saleId":"9","member":"100","units":1}]}})" +
                              "\n"));
        const auto again = readHistory(folder.write(text));
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
        QCOMPARE(folder.text(*again), text);
    }

    void whatIsCutOrUnreadableIsNoHistory()
    {
        const HistoryFolder folder;
        const QByteArray text = folder.text(goodHistory());
        const auto refused = [&](const QByteArray &content) {
            const auto read = readHistory(folder.write(content));
            return read ? QByteArray("read") : read.error().code;
        };
        const QByteArray cut = text.left(text.lastIndexOf("{\"end\""));
        QByteArray gap = text;
        gap.remove(gap.indexOf("{\"member\":\"103\""),
                   gap.indexOf("{\"member\":\"104\"") - gap.indexOf("{\"member\":\"103\""));
        QByteArray wrong = text;
        wrong.replace("\"sentMicros\":1000", "\"sentMicros\":\"x\"");
        const QByteArray head = text.left(text.indexOf('\n') + 1);
        QByteArray noOptions = text;
        noOptions.replace("\"options\"", "\"choices\"");
        QByteArray noList = text;
        noList.replace(noList.indexOf("\"lines\":["), 9, "\"lines\":null,\"were\":[");
        QByteArray noShort = text;
        noShort.replace("\"short\"", "\"lacking\"");
        QByteArray emptyShort = text;
        emptyShort.replace(R"("short":[{"optionId":"7","requested":3,"available":2}])", R"("short":[])");
        QVERIFY(noShort != text && emptyShort != text);
        QByteArray tooEarly = text;
        tooEarly.replace("\"answeredMicros\":1500", "\"answeredMicros\":999");
        QVERIFY(tooEarly != text);
        for (const QByteArray &bad :
             {noShort, emptyShort, tooEarly, QByteArray(), cut, cut.left(cut.size() - 5), gap, wrong, text + "{}\n",
              text.mid(text.indexOf('\n') + 1), head + text, head + "{}\n" + text.mid(head.size()), noOptions, noList})
            QCOMPARE(refused(bad), QByteArray("FILE_INVALID"));
        QCOMPARE(readHistory(QStringLiteral("/nowhere")).error().code, QByteArray("FILE_INVALID"));
    }

    void whatMakesNoSenseIsSaidByLineAndField_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("is");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *was, const char *is, const char *said) {
            QTest::newRow(name) << QByteArray(was) << QByteArray(is) << QString::fromLatin1(said);
        };
        row("no options", R"("options":[{"optionId":"7","available":10,"saleId":"9"}])", R"("options":[])",
            R"(Line 1: "options" must not be empty.)");
        row("no options after", R"("options":[{"optionId":"7","available":2}])", R"("options":[])",
            R"(Line 11: "options" must not be empty.)");
        row("another option after", R"("options":[{"optionId":"7","available":2}])",
            R"("options":[{"optionId":"8","available":2}])",
            R"(Line 11: "options" names an option that is not among the options of the head.)");
        row("no sales", R"("sales":[{"saleId":"9",)", R"("sales":[],"were":[{"saleId":"9",)",
            R"(Line 1: "options" names a sale that is not among the sales.)");
        row("another option", R"("lines":[{"optionId":"7")", R"("lines":[{"optionId":"8")",
            R"(Line 2: "lines" names an option that is not among the options of the head.)");
        row("another sale", R"("admissions":[{"saleId":"9")", R"("admissions":[{"saleId":"8")",
            R"(Line 2: "admissions" names a sale that is not among the sales of the head.)");
        row("no lines", R"("lines":[{"optionId":"7","quantity":1}])", R"("lines":[])",
            R"(Line 2: "lines" must not be empty.)");
        row("no units", R"("quantity":1)", R"("quantity":0)", R"(Line 2: "quantity" must be 1 at least.)");
        row("before the run", R"("sentMicros":0,)", R"("sentMicros":-1,)",
            R"(Line 2: "sentMicros" must not be negative.)");
        row("before it was asked", R"("answeredMicros":500,)", R"("answeredMicros":-500,)",
            R"(Line 2: "answeredMicros" is earlier than "sentMicros".)");
        row("an order without an answer", R"("answeredMicros":500,)", R"("answeredMicros":null,)",
            R"(Line 2: "orderId" was told without an answer.)");
        row("a place without an order", R"("orderId":"1000",)", "",
            R"(Line 2: "admissions" were told without an order.)");
        row("ends before it begins", R"("closeAt":"2026-01-01T01:00:00.000Z")",
            R"("closeAt":"2025-01-01T01:00:00.000Z")", R"(Line 1: "closeAt" must be later than "openAt".)");
        row("no begin", R"("openAt":"2025-12-31T23:00:00.000Z",)", "",
            R"(Line 1: "closeAt" must be later than "openAt".)");
        row("no day", R"("startedAt":"2026-01-01)", R"("startedAt":"2026-13-01)",
            R"(Line 1: "startedAt" is no instant.)");
        row("another count", R"("lines":9,)", R"("lines":8,)", R"(Line 11: "lines" is another number of lines than)");
        row("no others", R"("others":{)", R"("others":null,"were":{)", R"(Line 11: "others" is missing or wrong.)");
    }
    void whatMakesNoSenseIsSaidByLineAndField()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, is);
        QFETCH(QString, said);
        const HistoryFolder folder;
        QByteArray text = folder.text(goodHistory());
        const qsizetype at = text.indexOf(was);
        QVERIFY2(at >= 0, text.constData());
        text.replace(at, was.size(), is);
        const auto read = readHistory(folder.write(text));
        QVERIFY(!read);
        QVERIFY2(read.error().detail.contains(said), qPrintable(read.error().detail));
    }

    void whatIsThereAfterALostServerIsNotKnown()
    {
        History lost = goodHistory();
        lost.after.clear();
        QCOMPARE(failedOf(lost), QStringList());
        HistoryFolder folder;
        const auto again = readHistory(folder.write(folder.text(lost)));
        QVERIFY(again.has_value());
        QVERIFY(again->after.empty());
    }

    void aLongOneIsCheckedAtOnce()
    {
        constexpr int orders = 30'000; // the tests' build is not optimized and has company
        History history = goodHistory();
        history.tries.clear();
        history.before = {{option, orders}};
        history.after = {{option, 0}};
        history.tries.reserve(orders);
        for (int i = 0; i < orders; ++i)
            history.tries.push_back(
                {i + 1, i * 10, i * 10 + 2'000, 201, {}, 10'000 + i, false, {{option, 1}}, {}, {{sale, i + 1}}});
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("long.jsonl"));
        QVERIFY(writeHistory(path, history).has_value());
        history = {};
        QElapsedTimer timer;
        timer.start();
        const auto read = readHistory(path);
        QVERIFY(read.has_value());
        QCOMPARE(failedOf(*read), QStringList());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(HistoryFileTest)
#include "history_file_test.moc"
