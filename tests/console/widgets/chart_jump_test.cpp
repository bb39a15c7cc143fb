// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/chart_scale.h"
#include "console/widgets/theme.h"
#include "console/widgets/time_chart.h"
#include <QElapsedTimer>
#include <QGraphicsScene>
#include <QTest>
#include <malloc.h>

using namespace firstcome;

namespace {

constexpr int jumpWithin = 50; // ms
constexpr double heights[]{0, 60'000, 0, 1e12, 0.004, 1e12 + 1, 60'000, -60'000, 0};

/// What the process holds of the heap.
size_t held()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

/// A chart whose figures jump: from nothing to a sale of 60,000 units, to billions of won, and back.
class ChartJumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void C1_everyJumpIsShownAtOnce_data()
    {
        QTest::addColumn<bool>("fromZero");
        QTest::newRow("from zero") << true;
        QTest::newRow("near the least") << false;
    }

    void C1_everyJumpIsShownAtOnce()
    {
        QFETCH(bool, fromZero);
        TimeChart chart({std::chrono::minutes(5)}, [this] { return m_now; });
        chart.setFromZero(fromZero);
        chart.setUnit(QStringLiteral("units"));
        chart.setSeries(QStringLiteral("a"), QStringLiteral("available"));
        chart.resize(900, 400);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        for (const double height : heights) {
            QElapsedTimer took;
            took.start();
            jump(chart, height);
            QVERIFY2(took.elapsed() < jumpWithin,
                     qPrintable(QStringLiteral("%1 took %2 ms").arg(height).arg(took.elapsed())));
            const qsizetype items = chart.view()->scene()->items().size();
            QVERIFY2(items < 100, qPrintable(QStringLiteral("%1 has %2 lines and labels").arg(height).arg(items)));
        }
    }

    void C1_whatAJumpTookIsGivenBack()
    {
        TimeChart chart({std::chrono::minutes(5)}, [this] { return m_now; });
        chart.setSeries(QStringLiteral("a"), QStringLiteral("available"));
        chart.resize(900, 400);
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        const auto walk = [&] {
            for (const double height : heights)
                jump(chart, height);
            QCoreApplication::processEvents();
        };
        walk(); // what is made once: fonts, pictures of letters
        const size_t before = held();
        for (int i = 0; i < 20; ++i)
            walk();
        const size_t after = held();
        QVERIFY2(after < before + 1'000'000, qPrintable(QStringLiteral("%1 became %2").arg(before).arg(after)));
    }

    void C1_aScaleHasFewStepsWhateverItsSize_data()
    {
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("nothing") << 0.0 << 0.0;
        QTest::newRow("tiny") << 0.0 << 1e-12;
        QTest::newRow("a sale") << 0.0 << 60'000.0;
        QTest::newRow("won") << 0.0 << 1e18;
        QTest::newRow("close together, far up") << 1e15 << 1e15 + 0.25;
        QTest::newRow("below zero") << -1e12 << -1.0;
        QTest::newRow("both sides") << -3.0 << 1e9;
    }

    void C1_aScaleHasFewStepsWhateverItsSize()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        const ChartScale scale = niceScale(least, most);
        QVERIFY2(scale.steps() >= 1 && scale.steps() <= 8, qPrintable(QString::number(scale.steps())));
        QVERIFY(scale.least <= least);
        QVERIFY(scale.most >= most);
        QVERIFY(scale.least < scale.most);
        QCOMPARE(scale.at(0), scale.least);
        QCOMPARE(scale.at(scale.steps()), scale.most);
    }

private:
    /// As a page does it: the chart begins anew with this figure, and is drawn.
    void jump(TimeChart &chart, double height)
    {
        chart.clear();
        for (int second = 0; second < 10; ++second) {
            m_now += std::chrono::seconds(1);
            chart.add(QStringLiteral("a"), {m_now, height});
        }
        chart.setSeries(QStringLiteral("a"), QStringLiteral("available"));
        chart.view()->grab();
    }

    Theme m_theme;
    Instant m_now = fromMillis(1'769'850'000'000);
};

QTEST_MAIN(ChartJumpTest)
#include "chart_jump_test.moc"
