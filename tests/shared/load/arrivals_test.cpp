// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/scenario/arrivals.h"
#include <QTest>
#include <cmath>

using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

std::vector<Micros> allOf(Arrivals arrivals)
{
    std::vector<Micros> instants;
    for (; arrivals.next(); arrivals.take())
        instants.push_back(*arrivals.next());
    return instants;
}

std::size_t within(const std::vector<Micros> &instants, Micros from, Micros to)
{
    return std::size_t(std::count_if(instants.begin(), instants.end(),
                                     [&](Micros instant) { return instant >= from && instant < to; }));
}

} // namespace

class ArrivalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void constantIsEven()
    {
        for (const double rate : {1.0, 3.0, 1'000.0, 5'000.0, 20'000.0}) {
            const auto instants = allOf({{{Shape::Constant, rate, 0, 1, 2}}, 1});
            QCOMPARE(instants.size(), std::size_t(rate * 2));
            for (std::size_t i = 1; i < instants.size(); ++i) {
                const double apart = double((instants[i] - instants[i - 1]).count());
                QVERIFY(std::abs(apart - 1e6 / rate) <= 1);
            }
        }
    }

    void rampGrowsEvenly()
    {
        const auto instants = allOf({{{Shape::Ramp, 0, 1'000, 1, 10}}, 1});
        QCOMPARE(instants.size(), std::size_t(5'000));
        for (int second = 0; second < 10; ++second)
            QVERIFY(std::abs(int(within(instants, second * 1s, (second + 1) * 1s)) - (second * 100 + 50)) <= 1);
        QCOMPARE(allOf({{{Shape::Ramp, 1'000, 0, 1, 10}}, 1}).size(), std::size_t(5'000));
    }

    void stepsAndSpikeHaveTheirParts()
    {
        const auto steps = allOf({{{Shape::Steps, 10, 40, 4, 8}}, 1});
        for (int step = 0; step < 4; ++step)
            QCOMPARE(within(steps, step * 2s, step * 2s + 2s), std::size_t(20 * (step + 1)));
        const auto spike = allOf({{{Shape::Spike, 10, 500, 1, 6}}, 1});
        QCOMPARE(within(spike, 0s, 2s), std::size_t(20));
        QCOMPARE(within(spike, 2s, 4s), std::size_t(1'000));
        QCOMPARE(within(spike, 4s, 6s), std::size_t(20));
    }

    void phasesFollowEachOther()
    {
        const auto instants = allOf({{{Shape::Constant, 10, 0, 1, 1}, {Shape::Constant, 100, 0, 1, 1}}, 1});
        QCOMPARE(within(instants, 0s, 1s), std::size_t(10));
        QCOMPARE(within(instants, 1s, 2s), std::size_t(100));
        QVERIFY(std::is_sorted(instants.begin(), instants.end()));
        QVERIFY(allOf({{{Shape::Constant, 0, 0, 1, 5}}, 1}).empty());
    }

    void poissonIsRandomAndSeeded()
    {
        const std::vector<Phase> phases{{Shape::Poisson, 1'000, 0, 1, 100}};
        const auto instants = allOf({phases, 1});
        QVERIFY(allOf({phases, 1}) == instants);
        QVERIFY(allOf({phases, 2}) != instants);
        const double count = double(instants.size());
        QVERIFY(std::abs(count - 100'000) < 4 * std::sqrt(100'000.0));
        // Gaps of chance: their mean and their spread are the same.
        double sum = 0;
        double squares = 0;
        for (std::size_t i = 1; i < instants.size(); ++i) {
            const double gap = double((instants[i] - instants[i - 1]).count());
            sum += gap;
            squares += gap * gap;
        }
        const double mean = sum / (count - 1);
        const double spread = std::sqrt(squares / (count - 1) - mean * mean);
        QVERIFY2(std::abs(spread / mean - 1) < 0.03, qPrintable(QString::number(spread / mean)));
    }

    void theRateChangesOnTheWay()
    {
        Arrivals arrivals({{Shape::Constant, 10, 0, 1, 4}, {Shape::Constant, 10, 0, 1, 6}}, 1);
        std::vector<Micros> instants;
        for (; arrivals.next() && *arrivals.next() < 2s; arrivals.take())
            instants.push_back(*arrivals.next());
        arrivals.changeRate(100, 2s);
        QCOMPARE(arrivals.length(), Micros(10s));
        for (; arrivals.next() && *arrivals.next() < 4s; arrivals.take())
            instants.push_back(*arrivals.next());
        QCOMPARE(within(instants, 2s, 4s), std::size_t(200));
        arrivals.changeRate(0, 4s);
        QVERIFY(!arrivals.next());
        arrivals.changeRate(50, 6s);
        const auto rest = allOf(arrivals);
        QCOMPARE(rest.size(), std::size_t(200));
        QVERIFY(rest.front() >= 6s);
    }
};

QTEST_GUILESS_MAIN(ArrivalsTest)
#include "arrivals_test.moc"
