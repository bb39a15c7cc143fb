// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/knee_search.h"
#include "shared/load/scenario/scenario.h"
#include <QTest>
#include <random>

using namespace firstcome::load;
using namespace std::chrono_literals;

class KneeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLimitWithinThreePercentInThreeMinutes_data()
    {
        QTest::addColumn<double>("limit");
        for (const double limit : {1.7, 40.0, 99.0, 101.0, 1'234.0, 20'000.0, 60'000.0})
            QTest::addRow("%g", limit) << limit;
    }

    void findsTheLimitWithinThreePercentInThreeMinutes()
    {
        QFETCH(double, limit);
        KneeSearch search(100);
        std::mt19937 random(1);
        std::bernoulli_distribution hiccup(0.05); // of probes that should have held
        std::chrono::seconds taken{0};
        while (!search.done()) {
            taken += search.probeLength();
            search.judged(search.rate() <= limit && !hiccup(random));
        }
        QVERIFY(search.knee().has_value());
        QVERIFY2(*search.knee() <= limit && *search.knee() >= limit / 1.03,
                 qPrintable(QString::number(*search.knee())));
        QVERIFY2(taken <= 180s, qPrintable(QString::number(taken.count())));
    }

    void aBusyBeginningIsNoLimit()
    {
        constexpr double limit = 5'000;
        KneeSearch search(100);
        for (int probe = 0; !search.done(); ++probe)
            search.judged(probe >= 2 && search.rate() <= limit);
        QVERIFY2(*search.knee() <= limit && *search.knee() >= limit / 1.03,
                 qPrintable(QString::number(*search.knee())));
    }

    void endsInTime()
    {
        KneeSearch search(100);
        std::mt19937 random(1);
        std::bernoulli_distribution coin(0.5);
        std::chrono::seconds taken{0};
        while (!search.done()) {
            taken += search.probeLength();
            search.judged(coin(random));
        }
        QVERIFY(taken <= 180s);
    }

    void endsWhereNothingHoldsOrEverythingDoes()
    {
        KneeSearch none(100);
        while (!none.done())
            none.judged(false);
        QVERIFY(!none.knee());
        KneeSearch all(100);
        while (!all.done())
            all.judged(true);
        QCOMPARE(*all.knee(), rateLimit);
    }
};

QTEST_GUILESS_MAIN(KneeTest)
#include "knee_test.moc"
