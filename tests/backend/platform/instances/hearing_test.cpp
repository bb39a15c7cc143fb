// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/instances/hearing.h"
#include <QTest>

using namespace firstcome::instances;
using namespace std::chrono_literals;

namespace {

constexpr qint64 ann = 11;
constexpr qint64 ben = 22;

Message beat(qint64 sender, quint64 last)
{
    return {sender, last, true};
}

Message change(qint64 sender, quint64 sequence)
{
    return {sender, sequence, false};
}

} // namespace

/// When a process may believe what it has in memory, and when it must read SQL anew.
class HearingTest : public QObject
{
    Q_OBJECT

    using Moment = Hearing::Moment;
    const Moment t = Moment(100s);

    /// Ann lives, was heard, and all she did before was read from SQL.
    Hearing hearingAnn()
    {
        Hearing hearing;
        hearing.listed({{ann, true}}, t);
        hearing.hear(beat(ann, 5), t);
        hearing.caughtUp(t);
        return hearing;
    }

private Q_SLOTS:
    void aloneEverythingIsKnownAsOfTheLastLook()
    {
        Hearing hearing;
        hearing.listed({}, t);
        QVERIFY(!hearing.mustCatchUp(t));
        QCOMPARE(hearing.knownUntil(), t);
    }

    void whoIsListedAndNotHeardMayHaveDoneAnything()
    {
        Hearing hearing;
        hearing.listed({{ann, true}}, t);
        QVERIFY(hearing.mustCatchUp(t));
        QVERIFY(hearing.knownUntil() < t);
        hearing.caughtUp(t + 1s);
        QCOMPARE(hearing.knownUntil(), t + 1s);
        QVERIFY(hearing.mustCatchUp(t + 2s));
    }

    void theFirstWordOfANewOneIsNoProofOfWhatCameBefore()
    {
        Hearing hearing;
        hearing.listed({{ann, true}}, t);
        hearing.hear(beat(ann, 5), t + 100ms);
        QVERIFY(hearing.mustCatchUp(t + 100ms));
        hearing.caughtUp(t + 200ms);
        QVERIFY(!hearing.mustCatchUp(t + 300ms));
    }

    void whileAllAreHeardEverythingIsKnownAsOfTheEarliestWord()
    {
        Hearing hearing;
        hearing.listed({{ann, true}, {ben, true}}, t);
        hearing.hear(beat(ann, 5), t);
        hearing.hear(beat(ben, 0), t);
        hearing.caughtUp(t);
        hearing.listed({{ann, true}, {ben, true}}, t + 900ms);
        hearing.hear(change(ann, 6), t + 400ms);
        hearing.hear(beat(ben, 0), t + 700ms);
        QVERIFY(!hearing.mustCatchUp(t + 900ms));
        QCOMPARE(hearing.knownUntil(), t + 400ms);
    }

    void aGapIsNoticed()
    {
        Hearing hearing = hearingAnn();
        hearing.hear(change(ann, 6), t + 10ms);
        QVERIFY(!hearing.mustCatchUp(t + 10ms));
        hearing.hear(change(ann, 8), t + 20ms);
        QVERIFY(hearing.mustCatchUp(t + 20ms));
        QCOMPARE(hearing.knownUntil(), t);
        hearing.caughtUp(t + 15ms); // had begun before the gap was seen
        QVERIFY(hearing.mustCatchUp(t + 20ms));
        hearing.caughtUp(t + 30ms);
        QVERIFY(!hearing.mustCatchUp(t + 30ms));
        hearing.hear(change(ann, 9), t + 40ms);
        QVERIFY(!hearing.mustCatchUp(t + 40ms));
    }

    void aLostLastMessageIsNoticedByTheNextBeat()
    {
        Hearing hearing = hearingAnn();
        hearing.hear(beat(ann, 5), t + 10ms);
        QVERIFY(!hearing.mustCatchUp(t + 10ms));
        hearing.hear(beat(ann, 6), t + 20ms);
        QVERIFY(hearing.mustCatchUp(t + 20ms));
    }

    void silenceIsNoticed()
    {
        Hearing hearing = hearingAnn();
        QCOMPARE(hearing.silent(t + 1s), 0);
        QCOMPARE(hearing.silent(t + 1001ms), 1);
        QVERIFY(hearing.mustCatchUp(t + 1001ms));
        // Heard again, nothing was lost meanwhile.
        hearing.hear(beat(ann, 5), t + 2s);
        QVERIFY(!hearing.mustCatchUp(t + 2s));
    }

    void strangersAreNotBelieved()
    {
        Hearing hearing = hearingAnn();
        QVERIFY(!hearing.hear(change(ben, 1), t + 10ms));
        QVERIFY(!hearing.mustCatchUp(t + 10ms));
        QVERIFY(hearing.hear(change(ann, 6), t + 10ms));
    }

    void whoEndedMayHaveActedAfterHisLastWord()
    {
        Hearing hearing = hearingAnn();
        hearing.listed({{ann, false}}, t + 10ms);
        QVERIFY(hearing.mustCatchUp(t + 10ms));
        hearing.caughtUp(t + 20ms);
        hearing.listed({{ann, false}}, t + 30ms);
        QVERIFY(!hearing.mustCatchUp(t + 30ms));
    }

    /// A command that ran between two looks, under a number of its own or under one that had been another's.
    void whoCameAndWentBetweenTwoLooksIsNoticed()
    {
        Hearing hearing = hearingAnn();
        hearing.listed({{ann, true}, {ben, false}}, t + 10ms);
        QVERIFY(hearing.mustCatchUp(t + 10ms));
        hearing.caughtUp(t + 20ms);
        hearing.listed({{33, true}, {ben, false}}, t + 30ms);
        hearing.hear(beat(33, 0), t + 30ms);
        QVERIFY(hearing.mustCatchUp(t + 30ms));
    }

    void theDeadOfBeforeOurStartAreNoNews()
    {
        Hearing hearing;
        hearing.listed({{ben, false}}, t);
        QVERIFY(!hearing.mustCatchUp(t));
    }

    void whatCannotBeReadIsMissed()
    {
        Hearing hearing = hearingAnn();
        hearing.missed(t + 10ms);
        QVERIFY(hearing.mustCatchUp(t + 10ms));
    }
};

QTEST_GUILESS_MAIN(HearingTest)
#include "hearing_test.moc"
