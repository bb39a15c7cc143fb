// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/what_if.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::resilience;
using namespace std::chrono_literals;

namespace {

const Instant start = fromMillis(1'800'000'000'000);

std::vector<RecordedCall> calls(Instant from, int count, const CallMade &call)
{
    std::vector<RecordedCall> made;
    for (int i = 0; i < count; ++i)
        made.push_back({from + std::chrono::milliseconds(i), call, 1});
    return made;
}

void append(std::vector<RecordedCall> &all, const std::vector<RecordedCall> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

/// The last hour's calls, and what other limits would have made of them.
class CallRecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fewCallsAreKeptAsTheyWere()
    {
        CallRecord record;
        for (int i = 0; i < 20; ++i)
            record.add(start + i * 10ms, {std::chrono::milliseconds(i), i % 2 == 1, false});
        const auto kept = record.since(start);
        QCOMPARE(kept.size(), size_t(20));
        QCOMPARE(kept[7].at, start + 70ms);
        QCOMPARE(kept[7].call.took, 7ms);
        QVERIFY(kept[7].call.failed && !kept[6].call.failed);
        QCOMPARE(kept[7].times, 1);
        QCOMPARE(record.since(start + 100ms).size(), size_t(10));
    }

    void ofACrowdSomeStandForAll()
    {
        CallRecord record;
        for (int i = 0; i < 1'000; ++i)
            record.add(start + std::chrono::milliseconds(i), {1ms, i >= 500, false});
        const auto kept = record.since(start);
        QVERIFY(kept.size() <= CallRecord::keptASecond);
        qint64 all = 0;
        qint64 failed = 0;
        for (const RecordedCall &call : kept) {
            all += call.times;
            failed += call.call.failed ? call.times : 0;
        }
        QCOMPARE(all, 1'000);
        QVERIFY2(failed >= 450 && failed <= 550, QByteArray::number(failed));
        QVERIFY(std::is_sorted(kept.begin(), kept.end(), [](const auto &a, const auto &b) { return a.at < b.at; }));
    }

    void anHourIsKept()
    {
        CallRecord record;
        record.add(start, {1ms, true, false});
        record.add(start + 1h, {1ms, false, false});
        QCOMPARE(record.since({}).size(), size_t(2));
        record.add(start + 1h + 1s, {1ms, false, false});
        QCOMPARE(record.since({}).size(), size_t(2));
    }

    void theRealBreakerJudgesTheReplay()
    {
        auto all = calls(start, 20, {10ms, true, false});
        append(all, calls(start + 1s, 30, {10ms, false, false}));  // turned away
        append(all, calls(start + 10s, 30, {10ms, false, false})); // let in again
        const WhatIf answer = whatIf(all, {}, start + 1min);
        QCOMPARE(answer.opened.size(), size_t(1));
        QCOMPARE(answer.opened[0].from, start + 19ms);
        QCOMPARE(answer.opened[0].to, start + 19ms + 5s);
        QCOMPARE(answer.open, 5'000ms);
        QCOMPARE(answer.turnedAway, 30);
    }

    void otherLimitsMakeSomethingElseOfTheSame()
    {
        const auto all = calls(start, 50, {300ms, false, false});
        QVERIFY(whatIf(all, {}, start + 1min).opened.empty());
        BreakerLimits strict;
        strict.slowAfter = 200ms;
        QCOMPARE(whatIf(all, strict, start + 1min).opened.size(), size_t(1));
        QCOMPARE(whatIf(all, strict, start + 1s).open, 1'000ms - 19ms); // as far as now
        BreakerLimits patient;
        patient.window = 100;
        patient.least = 60;
        patient.slowAfter = 200ms;
        QVERIFY(whatIf(all, patient, start + 1min).opened.empty());
        QVERIFY(whatIf({}, strict, start).opened.empty());
    }

    void whatStandsForManyCountsAsMany()
    {
        const std::vector<RecordedCall> all{{start, {1ms, true, false}, 20}, {start + 1ms, {1ms, false, false}, 7}};
        const WhatIf answer = whatIf(all, {}, start + 1min);
        QCOMPARE(answer.opened.size(), size_t(1));
        QCOMPARE(answer.turnedAway, 7);
    }

    void limitsThatChangeJudgeFromThenOn()
    {
        Breaker breaker({}, 1, start);
        for (int i = 0; i < 15; ++i)
            breaker.leave(*breaker.enter(start), {true, false, {}}, start);
        BreakerLimits strict;
        strict.least = 10;
        breaker.limit(strict);
        QCOMPARE(breaker.snapshot(start).calls, 15);
        breaker.leave(*breaker.enter(start), {true, false, {}}, start);
        QCOMPARE(breaker.snapshot(start).state, BreakerState::Open);
        QCOMPARE(breaker.snapshot(start).totals.failed, 16);
        QCOMPARE(breaker.snapshot(start).halfOpenAt, breaker.openUntil(start));

        Breaker other({}, 1, start);
        const auto underWay = other.enter(start);
        for (int i = 0; i < 19; ++i)
            other.leave(*other.enter(start), {true, false, {}}, start);
        strict.window = 30;
        other.limit(strict);
        QCOMPARE(other.snapshot(start).calls, 0);
        other.leave(*underWay, {true, false, {}}, start);
        QCOMPARE(other.snapshot(start).calls, 0);
    }
};

QTEST_GUILESS_MAIN(CallRecordTest)
#include "call_record_test.moc"
