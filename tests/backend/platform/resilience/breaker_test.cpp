// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::resilience;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(firstcome::resilience::BreakerState)

namespace {

const Instant start = fromMillis(1'800'000'000'000);
const CallOutcome good{};
const CallOutcome failure{true, false, QStringLiteral("refused")};
const CallOutcome slowness{false, true, {}};

BreakerLimits withoutJitter()
{
    BreakerLimits limits;
    limits.jitter = 0;
    return limits;
}

/// Makes calls that all end at once; says how many were let through.
int run(Breaker &breaker, Instant now, int calls, const CallOutcome &outcome)
{
    int let = 0;
    for (int i = 0; i < calls; ++i) {
        if (const auto permit = breaker.enter(now)) {
            breaker.leave(*permit, outcome, now);
            ++let;
        }
    }
    return let;
}

Breaker opened(Instant now)
{
    Breaker breaker(withoutJitter(), 1, now);
    run(breaker, now, 20, failure);
    return breaker;
}

} // namespace

class BreakerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedOpensAt_data()
    {
        QTest::addColumn<int>("goodCalls");
        QTest::addColumn<int>("failedCalls");
        QTest::addColumn<int>("slowCalls");
        QTest::addColumn<BreakerState>("then");
        QTest::newRow("nothing happened") << 0 << 0 << 0 << BreakerState::Closed;
        QTest::newRow("19 failures are too few to judge") << 0 << 19 << 0 << BreakerState::Closed;
        QTest::newRow("20 failures") << 0 << 20 << 0 << BreakerState::Open;
        QTest::newRow("just under half failed") << 26 << 24 << 0 << BreakerState::Closed;
        QTest::newRow("half failed") << 10 << 10 << 0 << BreakerState::Open;
        QTest::newRow("half failed of a full window") << 25 << 25 << 0 << BreakerState::Open;
        QTest::newRow("just under 60 % slow") << 21 << 0 << 29 << BreakerState::Closed;
        QTest::newRow("60 % slow") << 20 << 0 << 30 << BreakerState::Open;
        QTest::newRow("all slow") << 0 << 0 << 20 << BreakerState::Open;
    }
    void closedOpensAt()
    {
        QFETCH(int, goodCalls);
        QFETCH(int, failedCalls);
        QFETCH(int, slowCalls);
        QFETCH(BreakerState, then);
        Breaker breaker(withoutJitter(), 1, start);
        run(breaker, start, goodCalls, good);
        run(breaker, start, failedCalls, failure);
        run(breaker, start, slowCalls, slowness);
        QCOMPARE(breaker.snapshot(start).state, then);
    }

    void onlyTheLastFiftyCount()
    {
        Breaker breaker(withoutJitter(), 1, start);
        run(breaker, start, 100, good);
        run(breaker, start, 24, failure);
        QCOMPARE(breaker.snapshot(start).calls, 50);
        QCOMPARE(breaker.snapshot(start).failed, 24);
        run(breaker, start, 60, good);
        QCOMPARE(breaker.snapshot(start).failed, 0);
        QCOMPARE(breaker.snapshot(start).state, BreakerState::Closed);
        run(breaker, start, 25, failure);
        QCOMPARE(breaker.snapshot(start).state, BreakerState::Open);
    }

    void openLetsNothingThroughAndSaysWhenAndWhy()
    {
        Breaker breaker = opened(start);
        QCOMPARE(run(breaker, start + 4999ms, 5, good), 0);
        const BreakerSnapshot shown = breaker.snapshot(start + 2s);
        QCOMPARE(shown.state, BreakerState::Open);
        QCOMPARE(*shown.timeToHalfOpen, 3000ms);
        QCOMPARE(shown.since, start);
        QCOMPARE(shown.cause, QStringLiteral("refused"));
        QCOMPARE(shown.failed, 20);
        QCOMPARE(shown.turnedAway, 5);
    }

    void halfOpenLetsThreeProbesThrough()
    {
        Breaker breaker = opened(start);
        const Instant later = start + 5s;
        QCOMPARE(breaker.snapshot(later).state, BreakerState::HalfOpen);
        QVERIFY(breaker.enter(later));
        QVERIFY(breaker.enter(later));
        QVERIFY(breaker.enter(later));
        QVERIFY(!breaker.enter(later));
        QCOMPARE(breaker.snapshot(later).state, BreakerState::HalfOpen);
    }

    void probesDecide_data()
    {
        QTest::addColumn<int>("goodCalls");
        QTest::addColumn<int>("failedCalls");
        QTest::addColumn<int>("slowCalls");
        QTest::addColumn<BreakerState>("then");
        QTest::newRow("two good so far") << 2 << 0 << 0 << BreakerState::HalfOpen;
        QTest::newRow("three good") << 3 << 0 << 0 << BreakerState::Closed;
        QTest::newRow("one of three failed") << 2 << 1 << 0 << BreakerState::Closed;
        QTest::newRow("two of three failed") << 1 << 2 << 0 << BreakerState::Open;
        QTest::newRow("one of three slow") << 2 << 0 << 1 << BreakerState::Closed;
        QTest::newRow("two of three slow") << 1 << 0 << 2 << BreakerState::Open;
        QTest::newRow("three failed") << 0 << 3 << 0 << BreakerState::Open;
    }
    void probesDecide()
    {
        QFETCH(int, goodCalls);
        QFETCH(int, failedCalls);
        QFETCH(int, slowCalls);
        QFETCH(BreakerState, then);
        Breaker breaker = opened(start);
        const Instant later = start + 6s;
        run(breaker, later, goodCalls, good);
        run(breaker, later, failedCalls, failure);
        run(breaker, later, slowCalls, slowness);
        QCOMPARE(breaker.snapshot(later).state, then);
    }

    void eachOpeningInARowDoublesUpToFifteenSeconds()
    {
        Breaker breaker = opened(start);
        Instant now = start;
        for (const auto expected : {5s, 10s, 15s, 15s}) {
            QCOMPARE(*breaker.snapshot(now).timeToHalfOpen, std::chrono::milliseconds(expected));
            now += expected;
            QCOMPARE(run(breaker, now, 10, failure), 3);
        }
    }

    void aCloseStartsTheTimesAnew()
    {
        Breaker breaker = opened(start);
        run(breaker, start + 5s, 3, failure);
        run(breaker, start + 15s, 3, good);
        QCOMPARE(breaker.snapshot(start + 15s).state, BreakerState::Closed);
        run(breaker, start + 16s, 20, failure);
        QCOMPARE(*breaker.snapshot(start + 16s).timeToHalfOpen, 5000ms);
    }

    void openingsVaryByTheJitterOnly()
    {
        std::chrono::milliseconds shortest = 1h;
        std::chrono::milliseconds longest = 0ms;
        for (quint64 seed = 1; seed <= 200; ++seed) {
            Breaker breaker({}, seed * 0x9e3779b97f4a7c15ull, start);
            run(breaker, start, 20, failure);
            const auto open = *breaker.snapshot(start).timeToHalfOpen;
            shortest = std::min(shortest, open);
            longest = std::max(longest, open);
        }
        QVERIFY(shortest >= 4500ms && shortest < 4800ms);
        QVERIFY(longest <= 5500ms && longest > 5200ms);
    }

    void aCallOfAnEarlierStateCountsNoMore()
    {
        Breaker breaker(withoutJitter(), 1, start);
        const auto old = breaker.enter(start);
        run(breaker, start, 20, failure);
        const Instant later = start + 5s;
        run(breaker, later, 2, good);
        breaker.leave(*old, failure, later);
        run(breaker, later, 1, good);
        QCOMPARE(breaker.snapshot(later).state, BreakerState::Closed);
        QCOMPARE(breaker.snapshot(later).calls, 0);
    }

    void anAbandonedProbeFreesItsPlace()
    {
        Breaker breaker = opened(start);
        const Instant later = start + 5s;
        const auto probe = breaker.enter(later);
        QVERIFY(breaker.enter(later) && breaker.enter(later));
        QVERIFY(!breaker.enter(later));
        breaker.abandon(*probe);
        QVERIFY(breaker.enter(later));
    }

    void forced_data()
    {
        QTest::addColumn<BreakerState>("state");
        QTest::addColumn<int>("letThrough");
        QTest::addColumn<int>("counted");
        QTest::newRow("open") << BreakerState::ForcedOpen << 0 << 0;
        QTest::newRow("closed") << BreakerState::ForcedClosed << 40 << 40;
        QTest::newRow("disabled") << BreakerState::Disabled << 40 << 0;
    }
    void forced()
    {
        QFETCH(BreakerState, state);
        QFETCH(int, letThrough);
        QFETCH(int, counted);
        for (const bool fromOpen : {false, true}) {
            Breaker breaker = fromOpen ? opened(start) : Breaker(withoutJitter(), 1, start);
            breaker.force({state, start + 1min, QStringLiteral("maintenance")}, start);
            QCOMPARE(run(breaker, start + 59s, 40, failure), letThrough);
            const BreakerSnapshot shown = breaker.snapshot(start + 59s);
            QCOMPARE(shown.state, state);
            QCOMPARE(shown.calls, counted);
            QCOMPARE(*shown.forcedUntil, start + 1min);
            QCOMPARE(shown.reason, QStringLiteral("maintenance"));

            QCOMPARE(breaker.snapshot(start + 1min).state, BreakerState::Closed);
            QCOMPARE(breaker.snapshot(start + 1min).since, start + 1min);
            QCOMPARE(run(breaker, start + 1min, 20, failure), 20);
            QCOMPARE(breaker.snapshot(start + 1min).state, BreakerState::Open);
        }
    }

    void aForcingIsReleased()
    {
        Breaker breaker(withoutJitter(), 1, start);
        breaker.force({BreakerState::ForcedOpen, start + 1h, QStringLiteral("drill")}, start);
        breaker.release(start + 1s);
        QCOMPARE(breaker.snapshot(start + 1s).state, BreakerState::Closed);
        QVERIFY(breaker.snapshot(start + 1s).reason.isEmpty());
    }

    void releaseDoesNotCloseWhatOpenedByItself()
    {
        Breaker breaker = opened(start);
        breaker.release(start + 1s);
        QCOMPARE(breaker.snapshot(start + 1s).state, BreakerState::Open);
    }

    void everyStateHasAName()
    {
        QCOMPARE(stateName(BreakerState::HalfOpen), QByteArray("HALF_OPEN"));
        QCOMPARE(stateName(BreakerState::ForcedClosed), QByteArray("FORCED_CLOSED"));
    }
};

QTEST_GUILESS_MAIN(BreakerTest)
#include "breaker_test.moc"
