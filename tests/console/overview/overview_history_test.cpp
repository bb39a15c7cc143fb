// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overview_history.h"

#include "backend/platform/http/edge_figures.h"

#include "console/overview/overview_tiles.h"
#include <QJsonArray>
#include <QTest>
#include <cmath>
#include <random>

using namespace firstcome;
using namespace std::chrono_literals;

namespace {

const Instant start = fromMillis(1'769'850'000'000);

Overview answer(std::chrono::seconds after, qint64 placed)
{
    Overview overview;
    overview.now = start + after;
    overview.orders = OrderFigures{placed, placed / 2, placed / 4, placed * 1000};
    return overview;
}

RequestFigures counted(std::vector<qint64> counts, qint64 failed = 0)
{
    RequestFigures figures;
    figures.bounds = {0.001, 0.01, 0.1};
    figures.counts = std::move(counts);
    figures.failed = failed;
    for (const qint64 count : figures.counts)
        figures.answered += count;
    return figures;
}

} // namespace

class OverviewHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatTheServerDoesNotSayIsAbsent()
    {
        const Overview empty = overviewFrom({{QStringLiteral("now"), toIso(start)}});
        QCOMPARE(empty.now, start);
        QVERIFY(!empty.orders);
        QVERIFY(!empty.requests);
        QVERIFY(!empty.lag);
        QVERIFY(!empty.breakers);
        QVERIFY(!empty.deadLetters);
        OverviewHistory history;
        history.add(empty);
        QVERIFY(!history.ordersPerSecond(&OrderFigures::placed));
        QVERIFY(!history.latency(0.99));
        QVERIFY(!history.failures());
    }

    void readsWhatTheServerSays()
    {
        const QJsonObject json{
            {QStringLiteral("now"), toIso(start)},
            {QStringLiteral("orders"),
             QJsonObject{{QStringLiteral("placedToday"), 10}, {QStringLiteral("revenueToday"), 12'900}}},
            {QStringLiteral("lag"), QJsonObject{{QStringLiteral("events"), 4}, {QStringLiteral("seconds"), 1.5}}},
            {QStringLiteral("outbox"),
             QJsonObject{{QStringLiteral("deadLetters"),
                          QJsonObject{{QStringLiteral("DEAD"), 2}, {QStringLiteral("REPLAYED"), 7}}}}},
            {QStringLiteral("breakers"), QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("gateway")},
                                                                {QStringLiteral("state"), QStringLiteral("OPEN")}}}}};
        const Overview overview = overviewFrom(json);
        QCOMPARE(overview.orders->placed, 10);
        QCOMPARE(overview.orders->revenue, 12'900);
        QCOMPARE(overview.lag->seconds, 1.5);
        QCOMPARE(*overview.deadLetters, 2);
        QVERIFY(!overview.breakers->front().isClosed());
    }

    void aRateIsOverTheLastFiveSeconds()
    {
        OverviewHistory history;
        for (int second = 0; second <= 70; ++second)
            QVERIFY(history.add(
                answer(std::chrono::seconds(second), second < 60 ? second * 10 : 600 + (second - 60) * 20)));
        QCOMPARE(*history.ordersPerSecond(&OrderFigures::placed), 20.0);
        QCOMPARE(*history.ordersPerSecond(&OrderFigures::placed, 60s), 10.0);
        QCOMPARE(comparedWithAMinuteAgo(20.0, 10.0), QStringLiteral("100 % more than a minute ago"));
        QCOMPARE(comparedWithAMinuteAgo(5.0, 10.0), QStringLiteral("50 % less than a minute ago"));
        QCOMPARE(comparedWithAMinuteAgo(5.0, std::nullopt), QString());
    }

    void oneAnswerIsNoRate()
    {
        OverviewHistory history;
        history.add(answer(0s, 10));
        QVERIFY(!history.ordersPerSecond(&OrderFigures::placed));
        QVERIFY(!history.add(answer(0s, 20)));
        history.add(answer(1s, 12));
        QCOMPARE(*history.ordersPerSecond(&OrderFigures::placed), 2.0);
        QVERIFY(!history.ordersPerSecond(&OrderFigures::placed, 60s));
    }

    void aCounterThatFellGivesNoRate()
    {
        OverviewHistory history;
        history.add(answer(0s, 5'000));
        history.add(answer(1s, 3)); // midnight
        QVERIFY(!history.ordersPerSecond(&OrderFigures::placed));
    }

    void quantilesAreOfWhatWasAnsweredBetween()
    {
        const RequestFigures before = counted({1000, 0, 0, 0});
        const RequestFigures after = counted({1000, 90, 10, 0});
        QCOMPARE(*quantile({before, after}, 0.9), 10.0);
        QCOMPARE(*quantile({before, after}, 0.45), 5.5);
        QCOMPARE(*quantile({before, after}, 0.95), 55.0);
        QVERIFY(!quantile({after, after}, 0.5));
        QVERIFY(!quantile({after, before}, 0.5)); // another start of the server
        // Beyond the last bound nothing finer is known.
        QCOMPARE(*quantile({before, counted({1000, 0, 0, 5})}, 0.5), 100.0);
    }

    /// What the server counts, read as the overview reads it, beside the same answer times sorted.
    void H5_quantilesAreWithinFivePercent_data()
    {
        QTest::addColumn<double>("middle"); // ms
        QTest::addColumn<double>("spread");
        QTest::addColumn<double>("tail"); // share that is twelve times as slow
        QTest::newRow("fast and even") << 0.4 << 0.2 << 0.0;
        QTest::newRow("a crowd") << 40.0 << 0.9 << 0.0;
        QTest::newRow("two humps") << 12.0 << 0.3 << 0.03;
        QTest::newRow("between 250 ms and 1 s") << 320.0 << 0.1 << 0.0;
        QTest::newRow("slow") << 1'200.0 << 0.4 << 0.02; // up to the last bound, 33 s: nothing finer is counted beyond
    }

    void H5_quantilesAreWithinFivePercent()
    {
        QFETCH(double, middle);
        QFETCH(double, spread);
        QFETCH(double, tail);
        std::mt19937 random(7);
        std::lognormal_distribution<double> times(std::log(middle), spread);
        http::LaneFigures lane(0);
        std::vector<double> all;
        for (int i = 0; i < 20'000; ++i) {
            const double slow = double(i % 1'000) < tail * 1'000 ? 12 : 1;
            const std::chrono::microseconds took(std::llround(times(random) * slow * 1'000));
            lane.count(0, 200, took);
            all.push_back(double(took.count()) / 1'000);
        }
        std::sort(all.begin(), all.end());
        RequestFigures later;
        for (const auto bound : http::latencyBounds)
            later.bounds.push_back(std::chrono::duration<double>(bound).count());
        for (const watch::LaneCounter &count : lane.routes[0].latency)
            later.counts.push_back(count.value());
        RequestFigures earlier = later;
        earlier.counts.assign(later.counts.size(), 0);
        for (const double share : {0.5, 0.9, 0.99, 0.999}) {
            const double exact = all[size_t(share * double(all.size() - 1))];
            const double read = *quantile({earlier, later}, share);
            QVERIFY2(std::abs(read - exact) <= 0.05 * exact,
                     qPrintable(QStringLiteral("%1: %2 ms, read as %3 ms").arg(share).arg(exact).arg(read)));
        }
    }

    void failuresAreOfTheLastMinute()
    {
        OverviewHistory history;
        Overview first = answer(0s, 0);
        first.requests = counted({100, 0, 0, 0}, 3);
        Overview second = answer(10s, 0);
        second.requests = counted({180, 20, 0, 0}, 5);
        history.add(first);
        QVERIFY(!history.failures());
        history.add(second);
        QCOMPARE(history.failures()->failed, 2);
        QCOMPARE(history.failures()->answered, 100);
    }
};

QTEST_GUILESS_MAIN(OverviewHistoryTest)
#include "overview_history_test.moc"
