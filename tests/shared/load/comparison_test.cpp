// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/compare/comparison.h"
#include <QJsonArray>
#include <QTest>
#include <random>

using namespace firstcome;
using namespace firstcome::load;

namespace {

/// Reports of runs as a busy machine makes them: each run has a level of its own, the level drifts, and every second
/// and every percentile has noise of its own.
class Runs
{
public:
    explicit Runs(unsigned seed) : m_random(seed) {}

    QJsonObject next(double slowdown = 1, int length = 60)
    {
        const double level = slowdown * std::exp(chance(0.006));
        double drift = 0;
        QJsonArray seconds;
        for (int second = 1; second <= length; ++second) {
            drift = 0.7 * drift + chance(0.015);
            const double now = level * std::exp(drift);
            seconds.append(QJsonObject{{QStringLiteral("second"), second},
                                       {QStringLiteral("lengthMs"), 1'000},
                                       {QStringLiteral("meanMicros"), 2'000 * now * std::exp(chance(0.01))},
                                       {QStringLiteral("p50Micros"), 1'500 * now * std::exp(chance(0.01))},
                                       {QStringLiteral("p95Micros"), 6'000 * now * std::exp(chance(0.03))},
                                       {QStringLiteral("p99Micros"), 12'000 * now * std::exp(chance(0.08))},
                                       {QStringLiteral("good"), 1'000 + chance(10)}});
        }
        return {{QStringLiteral("scenario"), QJsonObject{{QStringLiteral("users"), 10}}},
                {QStringLiteral("seconds"), seconds}};
    }

private:
    double chance(double spread) { return std::normal_distribution<double>(0, spread)(m_random); }

    std::mt19937 m_random;
};

constexpr int trials = 200;

/// In how many of the trials something is said to be worse.
int foundWorse(double slowdown, bool withAgain)
{
    int found = 0;
    for (int trial = 0; trial < trials; ++trial) {
        Runs runs{unsigned(trial)};
        ComparisonInput input{runs.next(), runs.next(slowdown), std::nullopt};
        if (withAgain)
            input.again = runs.next();
        found += anyWorse(*compare(input));
    }
    return found;
}

} // namespace

class ComparisonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoRunsOfTheSameAreSeldomCalledDifferent()
    {
        for (const bool withAgain : {true, false}) {
            const int found = foundWorse(1, withAgain);
            qInfo("worse in %d of %d", found, trials);
            QVERIFY2(found * 100 <= trials * 5,
                     qPrintable(QStringLiteral("%1 of %2, again: %3").arg(found).arg(trials).arg(withAgain)));
        }
    }

    void aSlowdownOfFivePercentIsFound()
    {
        for (const bool withAgain : {true, false}) {
            const int found = foundWorse(1.05, withAgain);
            qInfo("worse in %d of %d", found, trials);
            QVERIFY2(found * 100 >= trials * 95,
                     qPrintable(QStringLiteral("%1 of %2, again: %3").arg(found).arg(trials).arg(withAgain)));
        }
    }

    void shortRunsOfTheSameAreSeldomCalledDifferent()
    {
        int found = 0;
        for (int trial = 0; trial < trials; ++trial) {
            Runs runs{unsigned(trial)};
            found += anyWorse(*compare({runs.next(1, 6), runs.next(1, 6), std::nullopt}));
        }
        QVERIFY2(found * 100 <= trials * 5, qPrintable(QString::number(found)));
    }

    void theWordStandsOnItsLine()
    {
        Runs runs(1);
        const auto figures = compare({runs.next(), runs.next(1.2), runs.next()});
        const QStringList lines = comparisonText(*figures).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines.first().startsWith(QStringLiteral("mean")));
        QVERIFY(lines.first().endsWith(QStringLiteral("worse")));
        QVERIFY(lines.last().endsWith(QStringLiteral("same")));
        const auto faster = compare({runs.next(), runs.next(0.8), runs.next()});
        QVERIFY(!anyWorse(*faster));
        QVERIFY(comparisonText(*faster).contains(QStringLiteral("better")));
    }

    void failuresAndBrokenClaimsAreWorse()
    {
        Runs runs(2);
        const QJsonObject before = runs.next();
        QJsonObject failing = before;
        QJsonArray seconds = failing.value(QStringLiteral("seconds")).toArray();
        QJsonObject second = seconds.at(5).toObject();
        second.insert(QStringLiteral("failed"), 40);
        seconds.replace(5, second);
        failing.insert(QStringLiteral("seconds"), seconds);
        QVERIFY(anyWorse(*compare({before, failing, std::nullopt})));
        QJsonObject broken = before;
        broken.insert(QStringLiteral("ok"), false);
        QVERIFY(anyWorse(*compare({before, broken, std::nullopt})));
        QVERIFY(!anyWorse(*compare({broken, before, std::nullopt})));
    }

    void whatCannotBeComparedIsRefused()
    {
        Runs runs(3);
        const QJsonObject run = runs.next();
        QJsonObject other = run;
        other.insert(QStringLiteral("scenario"), QJsonObject{{QStringLiteral("users"), 11}});
        const auto refused = compare({run, other, std::nullopt});
        QCOMPARE(refused.error().code, QByteArray("FILE_INVALID"));
        QVERIFY(refused.error().detail.contains(QStringLiteral("users")));
        QVERIFY(!compare({run, runs.next(1, 4), std::nullopt}));
        QVERIFY(!compare({run, QJsonObject(), std::nullopt}));
        QVERIFY(!compare({run, run, other}));
        QJsonObject renamed = run;
        renamed.insert(QStringLiteral("scenario"),
                       QJsonObject{{QStringLiteral("users"), 10}, {QStringLiteral("name"), QStringLiteral("x")}});
        QVERIFY(compare({run, renamed, std::nullopt}));
    }
};

QTEST_GUILESS_MAIN(ComparisonTest)
#include "comparison_test.moc"
