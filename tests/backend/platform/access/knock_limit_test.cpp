// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/access/knock_limit.h"

#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using access::KnockLimit;

/// Who knocks makes us ask another company only now and then.
class KnockLimitTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThingIsAskedAboutAFewTimesInAWhile()
    {
        KnockLimit limit;
        Instant now = fromMillis(1'800'000'000'000);
        for (int i = 0; i < 3; ++i)
            QVERIFY(limit.admits("one", now));
        QVERIFY(!limit.admits("one", now));
        QVERIFY(limit.admits("other", now));
        now += 10'001ms;
        QVERIFY(limit.admits("one", now));
    }

    void manyThingsAreAskedAboutSoManyTimesASecond()
    {
        KnockLimit limit;
        Instant now = fromMillis(1'800'000'000'000);
        int admitted = 0;
        for (int i = 0; i < 1'000; ++i)
            admitted += limit.admits(QByteArray::number(i), now) ? 1 : 0;
        QCOMPARE(admitted, int(KnockLimit::mostASecond));
        now += 1'001ms;
        QVERIFY(limit.admits("another", now));
    }
};

QTEST_GUILESS_MAIN(KnockLimitTest)
#include "knock_limit_test.moc"
