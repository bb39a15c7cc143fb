// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/waits.h"

#include <QTest>

/// A wait judges what it saw: what it waits for may count, or come and go.
class WaitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anActThatCountsIsDoneOnceATry()
    {
        int done = 0;
        WAIT_COMPARE(++done, 3, 60'000);
        QCOMPARE(done, 3);
        WAIT_VERIFY(++done == 5, 60'000);
        QCOMPARE(done, 5);
    }

    void whatIsSoAtOnceIsNotWaitedFor()
    {
        int asked = 0;
        WAIT_VERIFY2(++asked, "never told", 0);
        QCOMPARE(asked, 1);
    }

    void whatIsNeverSoFails()
    {
        QEXPECT_FAIL("", "it is tried once at least", Continue);
        WAIT_COMPARE(1, 2, 0);
        QEXPECT_FAIL("", "it is tried once at least", Continue);
        WAIT_VERIFY(false, 0);
    }
};

QTEST_GUILESS_MAIN(WaitsTest)
#include "waits_test.moc"
