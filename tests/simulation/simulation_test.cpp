// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/seeds.h"
#include "tests/simulation/world/wanted.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulation;

namespace {

constexpr quint64 usualSeeds = 40;
constexpr quint64 nightlySeeds = 2'000; ///< from so many on all that is known must be reached
constexpr double fasterThanTime = 1'000;

/// How often everything was reached, for whoever tunes the generator.
void tell(const Coverage &reached)
{
    for (const auto *all : {&reached.codes, &reached.moves, &reached.faults}) {
        for (const auto &[name, count] : *all)
            fprintf(stderr, "  %s: %lld\n", name.constData(), count);
    }
}

} // namespace

/// The whole shop under luck: whatever happens, in whatever order, nothing is found that must never be.
class SimulationTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSeedIsOneRun();
    void nothingIsFound();
};

void SimulationTest::aSeedIsOneRun()
{
    for (quint64 seed = 1; seed <= 3; ++seed) {
        const Outcome first = run({.seed = seed});
        const Outcome second = run({.seed = seed});
        QCOMPARE(second.story, first.story);
        QCOMPARE(second.hash, first.hash);
    }
}

void SimulationTest::nothingIsFound()
{
    const auto only = seedWanted();
    const quint64 first = only.value_or(1);
    const quint64 last = only.value_or(seedsWanted(usualSeeds));
    Coverage reached;
    std::chrono::milliseconds simulated{};
    QElapsedTimer clock;
    clock.start();
    int failed = 0;
    for (quint64 seed = first; seed <= last; ++seed) {
        const Plan plan{.seed = seed};
        const Outcome outcome = run(plan);
        QCOMPARE(run(plan).hash, outcome.hash);
        reached.add(outcome.coverage);
        simulated += 2 * outcome.simulated;
        failed += !outcome.findings.isEmpty();
        if (only || (!outcome.findings.isEmpty() && failed == 1))
            fprintf(stderr, "%s", report(plan, outcome).constData());
        if (!outcome.findings.isEmpty())
            fprintf(stderr, "seed %llu: %s\n", seed, outcome.findings.join(QStringLiteral(" | ")).toUtf8().constData());
    }
    const double times = double(simulated.count()) / double(std::max<qint64>(1, clock.elapsed()));
    fprintf(stderr, "%llu seeds in %lld ms, %.0f times faster than time\n", last - first + 1, clock.elapsed(), times);
    if (last >= nightlySeeds)
        tell(reached);
    QCOMPARE(failed, 0);
    QVERIFY(times > fasterThanTime);
    if (only || last < usualSeeds)
        return;
    const auto missed = unreached(reached, last >= nightlySeeds ? wantedOfAll() : wantedOfFew());
    QVERIFY2(missed.isEmpty(), "not reached: " + missed.join(", "));
}

int main(int argc, char **argv)
{
    prepare();
    const QCoreApplication application(argc, argv);
    SimulationTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "simulation_test.moc"
