// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_group.h"

#include "console/widgets/theme.h"
#include "console/widgets/time_chart.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;

/// Two charts of one page: one has run for four minutes, the other has just begun.
class ChartGroupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void M5_chartsOfAPageShowTheSameTime()
    {
        const auto clock = [this] { return m_now; };
        TimeChart older({5min}, clock);
        TimeChart younger({5min}, clock);
        ChartGroup group;
        group.add(&older);
        group.add(&younger);
        older.setSeries(QStringLiteral("a"), QStringLiteral("a"));
        younger.setSeries(QStringLiteral("b"), QStringLiteral("b"));
        for (int second = 0; second < 240; ++second) {
            m_now += 1s;
            older.add(QStringLiteral("a"), {m_now, 1});
        }
        younger.add(QStringLiteral("b"), {m_now, 1});
        older.setSeries(QStringLiteral("a"), QStringLiteral("a"));
        younger.setSeries(QStringLiteral("b"), QStringLiteral("b"));
        QVERIFY(older.view()->span() > 230s);
        QCOMPARE(younger.view()->span(), older.view()->span());
        older.clear();
        QCOMPARE(older.view()->span(), 60s);
        QCOMPARE(younger.view()->span(), 60s);
    }

    void theyArePausedTogether()
    {
        TimeChart one;
        TimeChart other;
        ChartGroup group;
        group.add(&one);
        group.setPaused(true);
        group.add(&other);
        QVERIFY(one.isPaused() && other.isPaused() && group.isPaused());
        group.setPaused(false);
        QVERIFY(!one.isPaused() && !other.isPaused());
    }

private:
    Theme m_theme;
    Instant m_now = fromMillis(1'769'850'000'000);
};

QTEST_MAIN(ChartGroupTest)
#include "chart_group_test.moc"
