// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/breaker_list.h"
#include "backend/breakers/force_breakers.h"
#include "backend/breakers/migrations.gen.h"
#include "backend/breakers/take_points.h"
#include "backend/platform/resilience/breaker_view.h"
#include "backend/platform/resilience/dependency.h"
#include "backend/platform/work/loop.h"
#include "tests/support/engines.h"
#include "tests/support/ground/test_ground.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::breakers;
using namespace std::chrono_literals;
using resilience::BreakerState;
using test::Engine;

namespace {

/// One process: its breakers, and what it does about wishes.
struct Process
{
    Process(sql::Database &database, const Clock &clock)
        : gateway({"gateway", {}, clock, 1}, board), ground(database, clock), force(ground.all, board),
          points(ground.all, board, [] { return 7; })
    {
    }

    BreakerState state() const { return gateway.snapshot().state; }
    void call(bool fails)
    {
        auto pass = gateway.enter(10s);
        if (pass)
            fails ? pass->failed(QStringLiteral("no answer")) : pass->succeeded();
    }

    resilience::BreakerBoard board;
    resilience::Dependency gateway;
    test::TestGround ground;
    ForceBreakers force;
    TakePoints points;
};

} // namespace

/// Breakers forced on every instance of one database, and what is kept of what they did.
class ForceBreakersTest : public QObject
{
    Q_OBJECT

    work::Loop m_loop;
    Instant m_now = fromMillis(1'800'000'000'000);

    Clock clock()
    {
        return [this] { return m_now; };
    }
    ForceCall wish(std::optional<BreakerState> state, std::chrono::minutes time = 10min) const
    {
        ForceCall call;
        call.name = "gateway";
        call.operatorId = 5;
        if (state)
            call.forcing = resilience::Forcing{*state, m_now + time, QStringLiteral("a drill")};
        return call;
    }
    bool changed(Engine &engine, Process &process, const ForceCall &call)
    {
        return engine.write(
            [&](sql::Connection &connection) { return process.force.change(connection, call, m_now).has_value(); });
    }

private Q_SLOTS:
    void init() { m_now = fromMillis(1'800'000'000'000); }

    void whatIsForcedAtOneIsForcedAtTheOther_data() { Engine::addRows(); }
    void whatIsForcedAtOneIsForcedAtTheOther()
    {
        OPEN_ENGINE(database, migrations());
        Process ann(database->database(), clock());
        Process ben(database->database(), clock());
        QVERIFY(changed(*database, ann, wish(BreakerState::ForcedOpen)));
        QCOMPARE(ann.state(), BreakerState::ForcedOpen);
        QCOMPARE(ben.state(), BreakerState::Closed);
        QCoro::waitFor(ben.force.look());
        QCOMPARE(ben.state(), BreakerState::ForcedOpen);
        QCOMPARE(ben.gateway.snapshot().reason, QStringLiteral("a drill"));
        QVERIFY(changed(*database, ben, wish(BreakerState::Disabled)));
        QCoro::waitFor(ann.force.look());
        QCOMPARE(ann.state(), BreakerState::Disabled);
        QVERIFY(changed(*database, ben, wish({})));
        QCOMPARE(ben.state(), BreakerState::Closed);
        QCoro::waitFor(ann.force.look());
        QCOMPARE(ann.state(), BreakerState::Closed);
        QCOMPARE(ann.ground.audit.entries().size(), 1);
        QCOMPARE(ben.ground.audit.entries().size(), 2);
        QCOMPARE(ben.ground.audit.entries().back().action, QByteArray("breaker.revert"));
    }

    void aProcessThatStartsFindsItAndItEndsByItself_data() { Engine::addRows(); }
    void aProcessThatStartsFindsItAndItEndsByItself()
    {
        OPEN_ENGINE(database, migrations());
        Process ann(database->database(), clock());
        QVERIFY(changed(*database, ann, wish(BreakerState::ForcedOpen, 1min)));
        m_now += 59s;
        Process ben(database->database(), clock());
        database->read([&](sql::Connection &connection) { ben.force.obeyTable(connection); });
        QCOMPARE(ben.state(), BreakerState::ForcedOpen);
        m_now += 1s;
        QCOMPARE(ann.state(), BreakerState::Closed);
        QCOMPARE(ben.state(), BreakerState::Closed);
        Process late(database->database(), clock());
        database->read([&](sql::Connection &connection) { late.force.obeyTable(connection); });
        QCOMPARE(late.state(), BreakerState::Closed);
        // Reverting what is over changes nothing.
        QVERIFY(changed(*database, ann, wish({})));
        QCOMPARE(ann.ground.audit.entries().size(), 1);
    }

    void onlyWhatIsThereIsForced()
    {
        const auto database = Engine::create(QString::fromLatin1(Engine::sqlite), migrations());
        Process ann(database->database(), clock());
        ForceCall call = wish(BreakerState::ForcedOpen);
        call.name = "weather";
        QVERIFY(!changed(*database, ann, call));
        QVERIFY(ann.ground.audit.entries().empty());
    }

    void whatHappensIsKeptAsPoints_data() { Engine::addRows(); }
    void whatHappensIsKeptAsPoints()
    {
        OPEN_ENGINE(database, migrations());
        Process ann(database->database(), clock());
        const auto points = [&] {
            return database->read([&](sql::Connection &connection) {
                return pointsIn(connection, "gateway", {{}, m_now + 1ms});
            });
        };
        QCoro::waitFor(ann.points.take());
        QVERIFY(points().empty()); // nothing happened
        const Instant began = m_now;
        for (int i = 0; i < 19; ++i)
            ann.call(true);
        QCoro::waitFor(ann.points.take());
        m_now += 1s;
        ann.call(true); // opens it
        ann.call(true); // is turned away
        QCoro::waitFor(ann.points.take());
        const auto kept = points();
        QCOMPARE(kept.size(), size_t(2));
        QCOMPARE(kept[0].counts.failed, 19);
        QCOMPARE(kept[1].state, BreakerState::Open);
        QCOMPARE(kept[1].counts.calls, 1);
        QCOMPARE(kept[1].turnedAway, 1);
        const auto thin = thinned(kept, 10s);
        QCOMPARE(thin.size(), size_t(1));
        QCOMPARE(thin[0].at, began);
        QCOMPARE(thin[0].state, BreakerState::Open);
        QCOMPARE(thin[0].counts.failed, 20);
        m_now = began + TakePoints::keptFor + 500ms;
        QCoro::waitFor(ann.points.sweep());
        QCOMPARE(points().size(), size_t(1));
    }

    void theInstancesAreAddedUp()
    {
        resilience::Breaker open({}, 1, m_now);
        for (int i = 0; i < 20; ++i)
            open.leave(*open.enter(m_now), {true, false, QStringLiteral("refused")}, m_now);
        resilience::Breaker closed({}, 1, m_now);
        closed.leave(*closed.enter(m_now), {}, m_now);
        KnownBreaker known;
        known.name = "gateway";
        known.instances = {{"1", resilience::toJson("gateway", closed.snapshot(m_now))},
                           {"2", resilience::toJson("gateway", open.snapshot(m_now))}};
        known.forced =
            KeptForcing{"gateway", 1, {BreakerState::ForcedOpen, m_now + 1min, QStringLiteral("drill")}, 5, m_now};
        known.logins = {{5, QStringLiteral("ann")}};
        const QJsonObject json = toJson(known);
        QCOMPARE(json[u"state"].toString(), QStringLiteral("OPEN"));
        QCOMPARE(json[u"calls"].toInt(), 21);
        QCOMPARE(json[u"failed"].toInt(), 20);
        QCOMPARE(json[u"failureRate"].toDouble(), 20.0 / 21.0);
        QCOMPARE(json[u"cause"].toString(), QStringLiteral("refused"));
        QCOMPARE(json[u"halfOpenAt"].toString(), toIso(*open.openUntil(m_now)));
        QCOMPARE(json[u"thresholds"][u"failureRate"].toDouble(), 0.5);
        QCOMPARE(json[u"thresholds"][u"slowMs"].toInt(), 8'000);
        QCOMPARE(json[u"forced"][u"by"][u"login"].toString(), QStringLiteral("ann"));
        QCOMPARE(json[u"instances"][0][u"id"].toString(), QStringLiteral("1"));
        QCOMPARE(json[u"instances"][1][u"state"].toString(), QStringLiteral("OPEN"));
        known.instances = {{"1", resilience::toJson("gateway", resilience::Breaker({}, 1, m_now).snapshot(m_now))}};
        known.forced.reset();
        QVERIFY(toJson(known)[u"failureRate"].isNull()); // of no calls nothing is known
        QVERIFY(!toJson(known).contains(u"forced"));
    }
};

QTEST_GUILESS_MAIN(ForceBreakersTest)
#include "force_breakers_test.moc"
