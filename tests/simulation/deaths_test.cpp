// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/world/seeds.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTest>

using namespace firstcome;
using namespace firstcome::simulation;

namespace {

/// A run in which nothing goes wrong but one death.
struct Calm
{
    quint64 seed = 0;
    int acts = 0;
};

/// A short one that moves every machine all the same.
constexpr Calm usual[] = {{149, 12}};
constexpr int actsOfMany = 40; ///< where FIRSTCOME_DEATHS says how many seeds
constexpr auto machines = {"orders", "order_lines", "holds",   "payments",   "deliveries",
                           "claims", "approvals",   "payouts", "settlements"};

std::vector<Calm> wanted()
{
    const quint64 many = qEnvironmentVariable("FIRSTCOME_DEATHS").toULongLong();
    std::vector<Calm> runs(std::begin(usual), std::end(usual));
    if (many > 0)
        runs.clear();
    for (quint64 seed = 1; seed <= many; ++seed)
        runs.push_back({seed, actsOfMany});
    return runs;
}

Plan planOf(const Calm &calm, std::optional<Plan::Death> death = {})
{
    return {.seed = calm.seed, .acts = calm.acts, .faults = false, .plant = nullptr, .death = death};
}

} // namespace

/// The process dies at every commit of calm runs: just before it, and just after it, before anybody was told. That is
/// every durable step: what is not committed is in no process that dies.
class DeathsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void calmRunsFindNothingAndMoveEverything();
    void dyingAtAnyCommitLosesNothing_data();
    void dyingAtAnyCommitLosesNothing();
};

void DeathsTest::calmRunsFindNothingAndMoveEverything()
{
    Coverage reached;
    for (const Calm &calm : wanted()) {
        const Outcome outcome = run(planOf(calm));
        QVERIFY2(outcome.findings.isEmpty(), report(planOf(calm), outcome).constData());
        QCOMPARE(outcome.deaths, 0);
        reached.add(outcome.coverage);
    }
    for (const QByteArray machine : machines) {
        const auto moved = reached.moves.lower_bound(machine + ' ');
        QVERIFY2(moved != reached.moves.end() && moved->first.startsWith(machine + ' '), machine + " never moves");
    }
}

void DeathsTest::dyingAtAnyCommitLosesNothing_data()
{
    QTest::addColumn<quint64>("seed");
    QTest::addColumn<int>("acts");
    for (const Calm &calm : wanted())
        QTest::addRow("seed %llu", calm.seed) << calm.seed << calm.acts;
}

void DeathsTest::dyingAtAnyCommitLosesNothing()
{
    QFETCH(quint64, seed);
    QFETCH(int, acts);
    const Calm calm{seed, acts};
    const qint64 commits = run(planOf(calm)).commits;
    QVERIFY(commits > acts);
    QElapsedTimer clock;
    clock.start();
    for (qint64 commit = 1; commit <= commits; ++commit) {
        for (const bool before : {true, false}) {
            const Plan plan = planOf(calm, Plan::Death{commit, before});
            const Outcome outcome = run(plan);
            const QByteArray where = QByteArray(before ? "before" : "after") + " commit " + QByteArray::number(commit);
            QVERIFY2(outcome.findings.isEmpty(), where + '\n' + report(plan, outcome));
            QVERIFY2(outcome.deaths == 1, "nobody died " + where);
        }
    }
    fprintf(stderr, "seed %llu: died before and after each of %lld commits, %lld ms\n", seed, commits, clock.elapsed());
}

int main(int argc, char **argv)
{
    prepare();
    const QCoreApplication application(argc, argv);
    DeathsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "deaths_test.moc"
