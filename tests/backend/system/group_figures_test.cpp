// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/system/group_figures.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::system;
using namespace std::chrono_literals;

namespace {

const Instant now = fromMillis(1'000'000);

events::Lag lagOf(int partition, std::optional<qint64> events, std::optional<Instant> oldest = {})
{
    return {"orders", "firstcome.payments", partition, 5, 5 + events.value_or(0), events, oldest, events};
}

} // namespace

/// What is said of a consumer group, and that nothing is made up.
class GroupFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partitionsAreSummedUp()
    {
        GroupState state;
        state.group = "orders";
        state.lags = {lagOf(0, 3, now - 4s), lagOf(1, 2, now - 9s), lagOf(2, 0)};
        state.perSecond = 2;
        state.haltedKeys = 1;
        state.instances = {"3"};
        state.members = {events::Member{{}, {0, 1}}, events::Member{"7", {2}}};
        const QJsonObject json = toJson(state, now);
        QCOMPARE(json[u"events"].toInteger(), 5);
        QCOMPARE(json[u"seconds"].toDouble(), 9.0);
        QCOMPARE(json[u"perSecond"].toDouble(), 2.0);
        QCOMPARE(json[u"drainSeconds"].toDouble(), 2.5);
        QCOMPARE(json[u"ordersAtRisk"].toInteger(), 6);
        QCOMPARE(json[u"paused"], QJsonValue(false));
        QCOMPARE(json[u"members"][0][u"instance"].toString(), QStringLiteral("3"));
        QCOMPARE(json[u"members"][0][u"partitions"].toArray(), (QJsonArray{0, 1}));
        QCOMPARE(json[u"members"][1][u"instance"].toString(), QStringLiteral("7"));
    }

    void whatIsNotKnownIsNull()
    {
        GroupState state;
        state.lags = {lagOf(0, 3, now - 4s), lagOf(1, std::nullopt)};
        const QJsonObject json = toJson(state, now);
        for (const char *field : {"events", "perSecond", "drainSeconds", "ordersAtRisk", "members"})
            QVERIFY2(json[QLatin1StringView(field)].isNull(), field);
        QCOMPARE(json[u"seconds"].toDouble(), 4.0); // at least
    }

    void aPartitionThatNeverHadAnythingHasNothing()
    {
        GroupState state;
        state.lags = {lagOf(0, 0)};
        state.lags.append({"orders", "firstcome.payments", 1, {}, 0, {}, {}, {}});
        const QJsonObject json = toJson(state, now);
        QCOMPARE(json[u"events"], QJsonValue(0));
        QCOMPARE(json[u"seconds"], QJsonValue(0));
        QCOMPARE(json[u"drainSeconds"], QJsonValue(0));
        QCOMPARE(json[u"ordersAtRisk"], QJsonValue(0));
    }

    void nobodySaysWhenAPausedGroupIsDone()
    {
        GroupState state;
        state.lags = {lagOf(0, 3, now - 4s)};
        state.perSecond = 5;
        state.paused = true;
        const QJsonObject json = toJson(state, now);
        QCOMPARE(json[u"paused"], QJsonValue(true));
        QVERIFY(json[u"drainSeconds"].isNull());
    }

    void thePaceIsThatOfTheLastSeconds()
    {
        GroupPace pace;
        const GroupPace::Steady::time_point start{};
        QVERIFY(!pace.perSecond("orders"));
        pace.hear("orders", 100, start);
        QVERIFY(!pace.perSecond("orders"));
        pace.hear("orders", 130, start + 1s);
        QCOMPARE(*pace.perSecond("orders"), 30.0);
        QVERIFY(!pace.perSecond("payments"));
        for (int second = 2; second <= 20; ++second)
            pace.hear("orders", 130, start + std::chrono::seconds(second));
        QCOMPARE(*pace.perSecond("orders"), 0.0);
        pace.hear("orders", 50, start + 21s); // its offset was set back
        QVERIFY(!pace.perSecond("orders"));
    }
};

QTEST_APPLESS_MAIN(GroupFiguresTest)
#include "group_figures_test.moc"
