// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/kafka/two_members.h"
#include "tests/support/waits.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::test;

namespace {

constexpr int buyers = 4; // at each instance
constexpr int ordersEach = 1'000'000;
constexpr int sellBetween = 60;
constexpr int within = 120'000; // ms

} // namespace

/// What happened at one instance is gone on with at either, however the events are carried.
class TwoMembersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// F1, F31: both place and pay, one is killed in the crowd: every acknowledged order goes on to its delivery.
    void F31_everyOrderGoesOnWhoeverDies_data()
    {
        QTest::addColumn<QString>("way");
        for (const char *way : {byTheDatabase, byKafka})
            QTest::newRow(way) << QString::fromLatin1(way);
    }
    void F31_everyOrderGoesOnWhoeverDies()
    {
        QFETCH(QString, way);
        TwoMembers two;
        const QString absence = two.absence(way);
        if (!absence.isEmpty())
            QSKIP(qPrintable(absence));
        const QString why = two.open(way, 2 * buyers);
        QVERIFY2(why.isEmpty(), qPrintable(why));

        Crowd atAnn(two.ann.url(), two.tokens.mid(0, buyers), two.lines(), QStringLiteral("BALANCE"));
        Crowd atBen(two.ben.url(), two.tokens.mid(buyers), two.lines(), QStringLiteral("BALANCE"));
        atAnn.start(ordersEach);
        atBen.start(ordersEach);
        WAIT_VERIFY(atAnn.acknowledged() > sellBetween && atBen.acknowledged() > sellBetween, within);
        if (way == QLatin1StringView(byKafka))
            WAIT_COMPARE(two.fewestMembers(), 2, within);
        QVERIFY(two.ann.running() && two.ben.running());
        two.ben.kill();
        const int sold = atAnn.acknowledged();
        WAIT_VERIFY(atAnn.acknowledged() > sold + sellBetween, within);
        atAnn.stop();
        atBen.stop();
        WAIT_VERIFY(atAnn.done() && atBen.done(), within);
        two.expect(atAnn.attempts());
        two.expect(atBen.attempts());
        QVERIFY(two.waiting.size() > 3 * sellBetween);
        WAIT_COMPARE(two.left(), 0, within);
        WAIT_COMPARE(two.shop->broken(), QStringList(), within);
    }
};

QTEST_GUILESS_MAIN(TwoMembersTest)
#include "two_members_test.moc"
