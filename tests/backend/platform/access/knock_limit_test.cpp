// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/knock_limit.h"

#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using access::KnockLimit;

namespace {

/// A process that knocks come to, and whom it tells.
struct Process
{
    explicit Process(const QByteArray &name = "carrier.knocks") : limit({changes, name})
    {
        changes.sendTo([this](std::span<const Change> told) {
            for (Process *other : others)
                other->changes.hear(told);
            messages += int(told.size());
        });
    }

    Changes changes;
    KnockLimit limit;
    QList<Process *> others;
    int messages = 0;
};

} // namespace

/// Who knocks makes us ask another company only now and then.
class KnockLimitTest : public QObject
{
    Q_OBJECT

    Instant m_now = fromMillis(1'800'000'000'000);

private Q_SLOTS:
    void oneThingIsAskedAboutAFewTimesInAWhile()
    {
        Process alone;
        for (int i = 0; i < 3; ++i)
            QVERIFY(alone.limit.admits("one", m_now));
        QVERIFY(!alone.limit.admits("one", m_now));
        QVERIFY(alone.limit.admits("other", m_now));
        QVERIFY(alone.limit.admits("one", m_now + 10'001ms));
    }

    void manyThingsAreAskedAboutSoManyTimesASecond()
    {
        Process alone;
        int admitted = 0;
        for (int i = 0; i < 1'000; ++i)
            admitted += alone.limit.admits(QByteArray::number(i), m_now) ? 1 : 0;
        QCOMPARE(admitted, int(KnockLimit::mostASecond));
        QVERIFY(alone.limit.admits("another", m_now + 1'001ms));
    }

    /// The other company hears all processes, so they share what it is asked.
    void knocksAtOneCountAtTheOther()
    {
        Process ann;
        Process ben;
        ann.others = {&ben};
        ben.others = {&ann};
        QVERIFY(ann.limit.admits("one", m_now));
        QVERIFY(ben.limit.admits("one", m_now));
        QVERIFY(ann.limit.admits("one", m_now));
        QVERIFY(!ben.limit.admits("one", m_now));
        QVERIFY(!ann.limit.admits("one", m_now));
        int admitted = 3;
        for (int i = 0; i < 100; ++i)
            admitted += (i % 2 == 0 ? ann : ben).limit.admits(QByteArray::number(i), m_now) ? 1 : 0;
        QCOMPARE(admitted, int(KnockLimit::mostASecond));
    }

    /// What is turned away is nobody's news.
    void aFloodTellsNoMoreThanWhatIsLetIn()
    {
        Process flooded;
        for (int i = 0; i < 10'000; ++i)
            flooded.limit.admits(QByteArray::number(i), m_now);
        QCOMPARE(flooded.messages, 2 * int(KnockLimit::mostASecond));
    }

    void limitsOfTwoNamesAreTwo()
    {
        Process gateway("gateway.knocks");
        Process carrier("carrier.knocks");
        gateway.others = {&carrier};
        for (int i = 0; i < 3; ++i)
            QVERIFY(gateway.limit.admits("one", m_now));
        QVERIFY(carrier.limit.admits("one", m_now));
    }
};

QTEST_GUILESS_MAIN(KnockLimitTest)
#include "knock_limit_test.moc"
