// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/sql/breaker_guard.h"
#include "tests/support/engines.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using resilience::BreakerState;
using test::Engine;

/// A database behind its breaker: what it lets through, and what it makes of how that ends.
class BreakerGuardTest : public QObject
{
    Q_OBJECT

    Instant m_now = fromMillis(1'800'000'000'000);
    resilience::BreakerBoard m_board;
    std::unique_ptr<resilience::Dependency> m_dependency;

    static qint64 one(sql::Connection &connection)
    {
        auto &row = connection.statement("SELECT 1");
        row.next();
        const qint64 number = row.integer(0);
        row.reset();
        return number;
    }
    void fail(sql::Database &database, sql::Failure::Kind kind)
    {
        const auto work = [kind](sql::Connection &) { throw sql::Failure(kind, "gone"); };
        QVERIFY_THROWS_EXCEPTION(sql::Failure, database.read(work).get());
    }

private Q_SLOTS:
    void init()
    {
        m_dependency.reset();
        m_dependency = std::make_unique<resilience::Dependency>(
            resilience::Dependency::Settings{"database", sql::breakerLimits, [this] { return m_now; }, 1}, m_board);
    }

    void whileItIsForcedOpenOnlyTheDatabaseItselfWorks_data() { Engine::addRows(); }
    void whileItIsForcedOpenOnlyTheDatabaseItselfWorks()
    {
        OPEN_ENGINE(here, {});
        sql::Database guarded(here->database(), sql::guardedBy(*m_dependency));
        QCOMPARE(guarded.read(one).get(), 1);
        m_dependency->force({BreakerState::ForcedOpen, m_now + 1min, QStringLiteral("a drill")});
        for (const auto &refused : {guarded.read(one), guarded.write(sql::Queue::Placement, one)}) {
            try {
                refused.get();
                QFAIL("it was let through");
            } catch (const sql::Failure &failure) {
                QCOMPARE(failure.kind(), sql::Failure::Kind::Lost);
            }
        }
        QCOMPARE(m_dependency->snapshot().turnedAway, 2);
        QCOMPARE(here->read(one), 1);
        QCOMPARE(here->write(one), 1);
        m_now += 1min;
        QCOMPARE(guarded.write(sql::Queue::Background, one).get(), 1);
    }

    void lostCallsOpenItAndGoodOnesCloseIt_data() { Engine::addRows(); }
    void lostCallsOpenItAndGoodOnesCloseIt()
    {
        OPEN_ENGINE(here, {});
        sql::Database guarded(here->database(), sql::guardedBy(*m_dependency));
        for (int i = 0; i < sql::breakerLimits.least; ++i)
            fail(guarded, sql::Failure::Kind::Lost);
        QCOMPARE(m_dependency->snapshot().state, BreakerState::Open);
        QCOMPARE(m_dependency->snapshot().cause, QStringLiteral("gone"));
        m_now += 1s;
        for (int i = 0; i < sql::breakerLimits.probes; ++i)
            QCOMPARE(guarded.read(one).get(), 1);
        QCOMPARE(m_dependency->snapshot().state, BreakerState::Closed);
    }

    void whatTheWorkItselfGetsWrongIsNoFailureOfTheDatabase()
    {
        const auto here = Engine::create(QString::fromLatin1(Engine::sqlite), {});
        sql::Database guarded(here->database(), sql::guardedBy(*m_dependency));
        for (int i = 0; i < 2 * sql::breakerLimits.least; ++i)
            fail(guarded, sql::Failure::Kind::Constraint);
        QCOMPARE(m_dependency->snapshot().state, BreakerState::Closed);
        QCOMPARE(m_dependency->snapshot().failed, 0);
        QCOMPARE(m_dependency->snapshot().calls, 2 * sql::breakerLimits.least);
    }
};

QTEST_GUILESS_MAIN(BreakerGuardTest)
#include "breaker_guard_test.moc"
