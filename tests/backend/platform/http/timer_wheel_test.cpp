// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/timer_wheel.h"

#include <QTest>
#include <random>

using namespace firstcome::http;
using std::chrono::milliseconds;

namespace {

struct Alarm : Timed
{
    explicit Alarm(const TimerWheel &wheel) : wheel(wheel) {}
    void onDeadline() override { rang.push_back(wheel.now()); }
    const TimerWheel &wheel;
    std::vector<std::int64_t> rang;
};

} // namespace

class TimerWheelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ringsOnceNeverEarly();
    void movesAndStops();
    void farDeadlines();
    void ringingMayArmAgainOrRemoveOthers();
    void manyRandomDeadlines();
};

void TimerWheelTest::ringsOnceNeverEarly()
{
    TimerWheel wheel(milliseconds(10));
    Alarm alarm(wheel);
    const auto start = wheel.now();
    wheel.arm(alarm, milliseconds(50));
    wheel.advance(5);
    QVERIFY(alarm.rang.empty()); // the tick it was armed in had partly gone by
    wheel.advance(1);
    QCOMPARE(alarm.rang, std::vector<std::int64_t>{start + 6});
    wheel.advance(5000);
    QCOMPARE(alarm.rang.size(), 1u);
}

void TimerWheelTest::movesAndStops()
{
    TimerWheel wheel(milliseconds(10));
    Alarm alarm(wheel);
    wheel.arm(alarm, milliseconds(50));
    wheel.advance(4);
    wheel.arm(alarm, milliseconds(50)); // later
    wheel.advance(4);
    QVERIFY(alarm.rang.empty());
    wheel.arm(alarm, milliseconds(10)); // sooner
    wheel.advance(2);
    QCOMPARE(alarm.rang.size(), 1u);
    wheel.arm(alarm, milliseconds(30));
    wheel.disarm(alarm);
    wheel.advance(100);
    QCOMPARE(alarm.rang.size(), 1u);
    wheel.armSince(alarm, wheel.now() - 100, milliseconds(50)); // over already: the next tick
    wheel.advance(1);
    QCOMPARE(alarm.rang.size(), 2u);
    {
        Alarm gone(wheel);
        wheel.arm(gone, milliseconds(10));
    }
    wheel.advance(10);
}

void TimerWheelTest::farDeadlines()
{
    TimerWheel wheel(milliseconds(5));
    Alarm alarm(wheel);
    const auto start = wheel.now();
    wheel.arm(alarm, std::chrono::seconds(60)); // many turns of the wheel
    wheel.advance(12'000);
    QVERIFY(alarm.rang.empty());
    wheel.advance(1);
    QCOMPARE(alarm.rang, std::vector<std::int64_t>{start + 12'001});
}

void TimerWheelTest::ringingMayArmAgainOrRemoveOthers()
{
    TimerWheel wheel(milliseconds(10));
    struct Chain : Timed
    {
        Chain(TimerWheel &wheel, Timed *victim) : wheel(wheel), victim(victim) {}
        void onDeadline() override
        {
            ++rang;
            if (victim)
                wheel.remove(*victim);
            if (rang < 3)
                wheel.arm(*this, milliseconds(10));
        }
        TimerWheel &wheel;
        Timed *victim;
        int rang = 0;
    };
    Alarm victim(wheel);
    Chain chain(wheel, &victim);
    wheel.arm(victim, milliseconds(10));
    wheel.arm(chain, milliseconds(10)); // hangs in front of the victim
    wheel.advance(50);
    QCOMPARE(chain.rang, 3);
    QVERIFY(victim.rang.empty());
}

void TimerWheelTest::manyRandomDeadlines()
{
    TimerWheel wheel(milliseconds(10));
    std::mt19937 random(7);
    std::vector<std::unique_ptr<Alarm>> alarms;
    std::vector<std::int64_t> due;
    for (int i = 0; i < 2000; ++i) {
        alarms.push_back(std::make_unique<Alarm>(wheel));
        due.push_back(0);
    }
    for (int round = 0; round < 200; ++round) {
        for (int change = 0; change < 100; ++change) {
            const std::size_t at = random() % alarms.size();
            const auto ticks = std::int64_t(random() % 3000);
            wheel.arm(*alarms[at], milliseconds(10 * ticks));
            due[at] = wheel.now() + std::max<std::int64_t>(ticks, 0) + 1;
        }
        wheel.advance(random() % 40);
    }
    wheel.advance(4000);
    for (std::size_t i = 0; i < alarms.size(); ++i) {
        if (due[i] != 0)
            QCOMPARE(alarms[i]->rang.back(), due[i]);
    }
}

QTEST_GUILESS_MAIN(TimerWheelTest)
#include "timer_wheel_test.moc"
