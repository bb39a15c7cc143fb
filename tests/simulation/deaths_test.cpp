// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/seeds.h"

#include <QCoreApplication>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulation;

namespace {

constexpr quint64 seed = 11;
constexpr int acts = 40;
constexpr qint64 usualDeaths = 24; ///< of a run's commits, evenly

Plan calm(std::optional<Plan::Death> death = {})
{
    return {.seed = seed, .acts = acts, .faults = false, .plant = nullptr, .death = death};
}

} // namespace

/// The process dies at a commit of a run in which else nothing goes wrong: just before it, and just after it, before
/// anybody was told.
class DeathsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCalmRunFindsNothing();
    void dyingAtACommitLosesNothing_data();
    void dyingAtACommitLosesNothing();
};

void DeathsTest::aCalmRunFindsNothing()
{
    const Outcome outcome = run(calm());
    QVERIFY2(outcome.findings.isEmpty(), report(calm(), outcome).constData());
    QCOMPARE(outcome.deaths, 0);
    QVERIFY(outcome.commits > 100);
}

void DeathsTest::dyingAtACommitLosesNothing_data()
{
    QTest::addColumn<qint64>("commit");
    QTest::addColumn<bool>("before");
    const qint64 commits = run(calm()).commits;
    // All of them where many seeds are wanted: every durable step.
    const qint64 deaths = seedsWanted(0) > 0 ? commits : usualDeaths;
    for (qint64 i = 1; i <= deaths; ++i) {
        const qint64 commit = i * commits / deaths;
        QTest::addRow("before commit %lld", commit) << commit << true;
        QTest::addRow("after commit %lld", commit) << commit << false;
    }
}

void DeathsTest::dyingAtACommitLosesNothing()
{
    QFETCH(qint64, commit);
    QFETCH(bool, before);
    const Plan plan = calm(Plan::Death{commit, before});
    const Outcome outcome = run(plan);
    QVERIFY2(outcome.findings.isEmpty(), report(plan, outcome).constData());
    QCOMPARE(outcome.deaths, 1);
}

int main(int argc, char **argv)
{
    prepare();
    const QCoreApplication application(argc, argv);
    DeathsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "deaths_test.moc"
