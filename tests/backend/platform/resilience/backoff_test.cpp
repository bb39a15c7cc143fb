// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/backoff.h"
#include <QTest>

using namespace firstcome::resilience;
using namespace std::chrono_literals;

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToItsCeiling_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<int>("ceiling");
        QTest::newRow("first") << 0 << 50;
        QTest::newRow("second") << 1 << 100;
        QTest::newRow("fourth") << 3 << 400;
        QTest::newRow("sixth is at the limit") << 5 << 1000;
        QTest::newRow("far beyond") << 1000 << 1000;
    }
    void doublesUpToItsCeiling()
    {
        QFETCH(int, attempt);
        QFETCH(int, ceiling);
        QCOMPARE(backoffDelay(attempt, 0.999999).count(), ceiling);
        QCOMPARE(backoffDelay(attempt, 0.0).count(), 1);
        QCOMPARE(backoffDelay(attempt, 0.5).count(), ceiling / 2 + 1);
    }

    void budgetAllowsATenth()
    {
        RetryBudget budget(0.1, 1);
        int retries = 0;
        for (int i = 0; i < 1000; ++i) {
            budget.countCall();
            retries += budget.takeRetry();
        }
        QVERIFY(retries >= 100 && retries <= 101);
    }

    void reserveIsTheMostAtOnce()
    {
        RetryBudget budget(0.1, 3);
        for (int i = 0; i < 100; ++i)
            budget.countCall();
        int retries = 0;
        while (budget.takeRetry())
            ++retries;
        QCOMPARE(retries, 3);
    }
};

QTEST_GUILESS_MAIN(BackoffTest)
#include "backoff_test.moc"
