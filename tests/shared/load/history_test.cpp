// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/history/history_check.h"
#include "shared/load/history/journal_history.h"
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

constexpr Id option = 7;
constexpr Id sale = 9;

/// Ten units; buyers one after the other got eight of them, and one who wanted three was refused.
History good()
{
    History history;
    history.startedAt = QStringLiteral("2026-01-01T00:00:00.000Z");
    history.before = {{option, 10}};
    history.sales = {{sale, 2}};
    for (int i = 0; i < 8; ++i)
        history.tries.push_back(
            {100 + i, i * 1'000, i * 1'000 + 500, 201, {}, 1'000 + i, false, {{option, 1}}, {}, {{sale, i + 1}}});
    history.tries.push_back(
        {200, 9'000, 9'500, 409, "STOCK_INSUFFICIENT", 0, false, {{option, 3}}, {{option, 3, 2}}, {}});
    history.after = {{option, 2}};
    return history;
}

QStringList failed(const History &history)
{
    QStringList ids;
    for (const Finding &finding : checkHistory(history)) {
        if (!finding.ok)
            ids.append(finding.id);
    }
    return ids;
}

QStringList only(const char *id)
{
    return {QString::fromLatin1(id)};
}

struct Folder
{
    QTemporaryDir folder;

    QString write(const QByteArray &content) const
    {
        QFile file(folder.filePath(QStringLiteral("history.jsonl")));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        return file.fileName();
    }
    QByteArray text(const History &history) const
    {
        const QString path = folder.filePath(QStringLiteral("history.jsonl"));
        if (!writeHistory(path, history))
            return {};
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

} // namespace

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasWritten()
    {
        const Folder folder;
        History history = good();
        history.tries.push_back({201, 9'100, std::nullopt, 0, {}, 0, false, {{option, 1}, {8, 2}}, {}, {}});
        history.tries[1].givenBack = true;
        const QByteArray text = folder.text(history);
        QCOMPARE(text.count('\n'), 12);
        QVERIFY(text.startsWith(R"({"history":1,"startedAt":"2026-01-01T00:00:00.000Z","options":[{"optionId":"7",)"
                                R"("available":10}],"sales":[{"saleId":"9","perMemberLimit":2}]})"));
        QVERIFY(text.contains(R"({"member":"201","sentMicros":9100,"answeredMicros":null,"status":0,"lines":[{)"
                              R"("optionId":"7","quantity":1},{"optionId":"8","quantity":2}]})"));
        QVERIFY(text.endsWith("{\"end\":true,\"lines\":10,\"options\":[{\"optionId\":\"7\",\"available\":2}]}\n"));
        const auto again = readHistory(folder.write(text));
        QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error().detail));
        QCOMPARE(folder.text(*again), text);
    }

    void whatIsCutOrUnreadableIsNoHistory()
    {
        const Folder folder;
        const QByteArray text = folder.text(good());
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

    void aGoodOneHolds() { QCOMPARE(failed(good()), QStringList()); }

    void seesALaterBuyerBeforeAnEarlierOne()
    {
        History history = good();
        std::swap(history.tries[2].admissions, history.tries[3].admissions);
        QCOMPARE(failed(history), only("first-come-first-served"));
        history.tries[3].sentMicros = history.tries[2].sentMicros; // at the same time, either may come first
        QCOMPARE(failed(history), QStringList());
    }

    void seesAPlaceGivenTwiceOrToNobody()
    {
        History twice = good();
        twice.tries[3].admissions = {{sale, 3}};
        QVERIFY(failed(twice).contains(QStringLiteral("places-distinct")));
        History nobody = good();
        nobody.tries.erase(nobody.tries.begin() + 3);
        nobody.after = {{option, 3}};
        nobody.tries.back().lines = {{option, 4}};
        nobody.tries.back().shortLines = {{option, 4, 3}};
        QCOMPARE(failed(nobody), only("places-distinct"));
        nobody.tries.push_back({300, 3'000, std::nullopt, 0, {}, 0, false, {{option, 1}}, {}, {}});
        QCOMPARE(failed(nobody), QStringList()); // it may be his who never got an answer
        History order = good();
        order.tries[1].order = order.tries[2].order;
        QCOMPARE(failed(order), only("places-distinct"));
    }

    void seesUnitsGrantedTwice()
    {
        History history = good();
        history.before = {{option, 7}};
        history.after = {{option, 0}};
        QVERIFY(failed(history).contains(QStringLiteral("no-oversell")));
        history.tries[0].givenBack = true;
        QVERIFY(!failed(history).contains(QStringLiteral("no-oversell")));
    }

    void seesUnitsThatVanish()
    {
        History history = good();
        history.after = {{option, 1}};
        QCOMPARE(failed(history), only("units-conserved"));
        history.after = {{option, 3}};
        QCOMPARE(failed(history), only("units-conserved"));
        history.tries[0].givenBack = true;
        QCOMPARE(failed(history), QStringList());
    }

    void seesAMemberAboveTheLimit()
    {
        History history = good();
        for (const int i : {1, 2, 3})
            history.tries[std::size_t(i)].member = 100;
        QCOMPARE(failed(history), only("limits-held"));
        history.tries[1].givenBack = history.tries[2].givenBack = true;
        QVERIFY(!failed(history).contains(QStringLiteral("limits-held")));
    }

    void seesWhoWasTurnedAwayWrongly()
    {
        History left = good();
        left.tries.back().lines = {{option, 1}};
        left.tries.back().shortLines = {{option, 1, 0}};
        QCOMPARE(failed(left), only("turned-away-rightly"));
        History named = good();
        named.tries.back().shortLines = {{option, 3, 5}};
        QCOMPARE(failed(named), only("turned-away-rightly"));
        History later = good();
        later.before = {{option, 8}};
        later.after = {{option, 0}};
        later.tries.back() = {200, 6'600, 6'900, 409, "STOCK_INSUFFICIENT", 0, false, {{option, 2}}, {{option, 2, 0}},
                              {}};
        QCOMPARE(failed(later), only("turned-away-rightly")); // the eighth asked after that
    }

    void aJournalMakesOne()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::Refused, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", 1ms, {{1, option, 1, 500}}, {{sale, 1}}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin + 1ms, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        journal.tried({101, begin + 2ms, begin + 6ms, 422, "LIMIT_EXCEEDED", {{option, 3, 0}}, {}});
        Market market;
        market.products = {{5, "ring", {option}, sale, 2}};
        const ShownStock stock{{{option, 4}}, {{option, 4}}};
        const History history = historyOf({journal, market, stock, fromMillis(0), begin + 5ms});
        QCOMPARE(history.tries.size(), std::size_t(2));
        QCOMPARE(history.tries[0].sentMicros, 0);
        QCOMPARE(history.tries[1].answeredMicros, std::optional<qint64>(5'000));
        QVERIFY(history.tries[0].givenBack);
        QCOMPARE(history.before.front().sale, sale);
        QCOMPARE(failed(history), QStringList());
    }

    /// Told by how long it was held: the server's clock may be hours away from ours.
    void whatWasNeverPaidComesBackWhenItsTimeIsOver()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::NotAsked, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", 2s, {{1, option, 1, 500}}, {}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        Market market;
        market.products = {{5, "ring", {option}, 0, std::nullopt}};
        const ShownStock back{{{option, 4}}, {{option, 4}}};
        QCOMPARE(failed(historyOf({journal, market, back, fromMillis(0), begin + 3s})), QStringList());
        QCOMPARE(failed(historyOf({journal, market, back, fromMillis(0), begin + 1s})), only("units-conserved"));
    }

    /// The shop takes the money after the answer; an order for which there was too little gives its units back.
    void whatTheShopTakesFromABalanceMayComeBack()
    {
        BuyerJournal journal;
        journal.keepTries();
        const Moment begin = momentNow();
        Grant grant{100, begin, begin + 5ms, false, {}, Paying::Taken, {}, false};
        grant.order = {1'000, 500, "PENDING_PAYMENT", 90s, {{1, option, 1, 500}}, {}};
        const std::size_t place = journal.granted(grant);
        journal.tried({100, begin + 1ms, begin + 5ms, 201, {}, {{option, 1, 0}}, {}, place});
        Market market;
        market.products = {{5, "ring", {option}, 0, std::nullopt}};
        for (const qint64 after : {3, 4}) {
            const ShownStock stock{{{option, 4}}, {{option, after}}};
            QCOMPARE(failed(historyOf({journal, market, stock, fromMillis(0), begin + 5ms})), QStringList());
        }
    }

    void whatIsThereAfterALostServerIsNotKnown()
    {
        History lost = good();
        lost.after.clear();
        QCOMPARE(failed(lost), QStringList());
        Folder folder;
        const auto again = readHistory(folder.write(folder.text(lost)));
        QVERIFY(again.has_value());
        QVERIFY(again->after.empty());
    }

    void aLongOneIsCheckedAtOnce()
    {
        constexpr int orders = 30'000; // the tests' build is not optimized and has company
        History history = good();
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
        QCOMPARE(failed(*read), QStringList());
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
