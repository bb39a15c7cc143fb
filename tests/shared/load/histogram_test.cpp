// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/figures/histogram.h"
#include <QTest>
#include <algorithm>
#include <random>

using namespace firstcome::load;

namespace {

/// The exact percentile: the smallest value that at least `percent` of all values do not exceed.
std::int64_t exactPercentile(const std::vector<std::int64_t> &sorted, double percent)
{
    const auto rank = std::size_t(std::ceil(percent / 100.0 * double(sorted.size()) - 1e-9));
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

bool sameToThreeDigits(Micros read, std::int64_t exact)
{
    return read >= Micros(exact) && read <= Histogram::highestEquivalent(Micros(exact)) &&
           double(read.count() - exact) <= double(exact) / 1000.0;
}

} // namespace

class HistogramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Figures published with HdrHistogram for 1 us to 1 h and three digits.
    void hasThePublishedBuckets()
    {
        QCOMPARE(Histogram::bucketCount(), std::size_t(23'552));
        const auto width = [](std::int64_t value) {
            const Micros at(value);
            return (Histogram::highestEquivalent(at) - Histogram::lowestEquivalent(at)).count() + 1;
        };
        const std::pair<std::int64_t, std::int64_t> widths[] = {{1, 1},    {1025, 1}, {2047, 1}, {2048, 2},
                                                                {2500, 2}, {8191, 4}, {8192, 8}, {10'000, 8}};
        for (const auto &[value, expected] : widths)
            QCOMPARE(width(value), expected);
        const std::pair<std::int64_t, std::int64_t> highest[] = {{8180, 8183}, {8191, 8191},     {8193, 8199},
                                                                 {9995, 9999}, {10'007, 10'007}, {10'008, 10'015}};
        for (const auto &[value, expected] : highest)
            QCOMPARE(Histogram::highestEquivalent(Micros(value)), Micros(expected));
        QCOMPARE(Histogram::lowestEquivalent(Micros(10'007)), Micros(10'000));
        QCOMPARE(Histogram::lowestEquivalent(Micros(10'009)), Micros(10'008));
        const std::pair<std::int64_t, std::int64_t> medians[] = {
            {4, 4}, {5, 5}, {4000, 4001}, {8000, 8002}, {10'007, 10'004}};
        for (const auto &[value, expected] : medians)
            QCOMPARE(Histogram::medianEquivalent(Micros(value)), Micros(expected));
    }

    void readsThePublishedExample()
    {
        Histogram histogram;
        histogram.record(Micros(1'000), 10'000);
        histogram.record(Micros(100'000'000));
        QCOMPARE(histogram.count(), 10'001ull);
        for (const double percent : {0.0, 30.0, 99.0, 99.99})
            QCOMPARE(histogram.percentile(percent), Micros(1'000));
        QVERIFY(sameToThreeDigits(histogram.percentile(99.999), 100'000'000));
        QVERIFY(sameToThreeDigits(histogram.percentile(100), 100'000'000));
        const double mean = (1'000.0 * 10'000 + 100'000'000) / 10'001;
        QVERIFY(std::abs(histogram.meanMicros() - mean) <= mean / 1000);
        QVERIFY(std::abs(histogram.percentAtOrBelow(Micros(5'000)) - 99.99) < 0.0001);
        QCOMPARE(histogram.percentAtOrBelow(Micros(100'000'000)), 100.0);
    }

    void agreesWithExactPercentiles_data()
    {
        QTest::addColumn<int>("shape");
        QTest::newRow("uniform") << 0;
        QTest::newRow("exponential") << 1;
        QTest::newRow("two humps") << 2;
        QTest::newRow("every power of two") << 3;
    }

    void agreesWithExactPercentiles()
    {
        QFETCH(int, shape);
        std::mt19937_64 random(42);
        std::exponential_distribution<double> exponential(1.0 / 5'000);
        Histogram histogram;
        std::vector<std::int64_t> values;
        for (int i = 0; i < 100'000; ++i) {
            const std::int64_t shapes[] = {1 + std::int64_t(random() % 1'000'000),
                                           1 + std::int64_t(exponential(random)),
                                           i % 10 == 0 ? 900'000 + i : 100 + i % 50, std::int64_t(1) << (i % 32)};
            values.push_back(std::min(shapes[shape], Histogram::highestTrackable.count()));
            histogram.record(Micros(values.back()));
        }
        std::sort(values.begin(), values.end());
        for (const double percent : {0.0, 1.0, 25.0, 50.0, 75.0, 90.0, 99.0, 99.9, 99.99, 100.0})
            QVERIFY2(sameToThreeDigits(histogram.percentile(percent), exactPercentile(values, percent)),
                     qPrintable(QString::number(percent)));
        QCOMPARE(histogram.lowest(), Micros(values.front()));
        QCOMPARE(histogram.highest(), Micros(values.back()));
        QCOMPARE(histogram.beyond(), 0ull);
    }

    void mergedIsAsIfRecordedTogether()
    {
        std::mt19937_64 random(7);
        Histogram first;
        Histogram second;
        Histogram together;
        for (int i = 0; i < 20'000; ++i) {
            const Micros value(std::int64_t(random() % 3'000'000'000));
            (i % 3 == 0 ? first : second).record(value);
            together.record(value);
        }
        first.merge(second);
        QCOMPARE(first.count(), together.count());
        QCOMPARE(first.lowest(), together.lowest());
        QCOMPARE(first.highest(), together.highest());
        QCOMPARE(first.meanMicros(), together.meanMicros());
        for (double percent = 0; percent <= 100; percent += 0.5)
            QCOMPARE(first.percentile(percent), together.percentile(percent));
    }

    void keepsWhatLiesOutsideAtTheEnds()
    {
        Histogram histogram;
        histogram.record(Micros(-5));
        histogram.record(std::chrono::hours(2));
        QCOMPARE(histogram.count(), 2ull);
        QCOMPARE(histogram.beyond(), 2ull);
        QCOMPARE(histogram.lowest(), Micros(0));
        QCOMPARE(histogram.highest(), Histogram::highestTrackable);
        QCOMPARE(histogram.percentile(100), Histogram::highestTrackable);
    }

    void emptyAndClearedHoldNothing()
    {
        Histogram histogram;
        histogram.record(Micros(12));
        histogram.clear();
        for (const Histogram &each : {histogram, Histogram()}) {
            QVERIFY(each.empty());
            QCOMPARE(each.percentile(99), Micros(0));
            QCOMPARE(each.lowest(), Micros(0));
            QCOMPARE(each.highest(), Micros(0));
            QCOMPARE(each.meanMicros(), 0.0);
        }
    }
};

QTEST_GUILESS_MAIN(HistogramTest)
#include "histogram_test.moc"
