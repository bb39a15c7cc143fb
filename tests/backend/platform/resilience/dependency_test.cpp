// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/resilience/breaker_board.h"
#include "backend/platform/resilience/dependency.h"
#include <QTest>
#include <thread>

using namespace firstcome;
using namespace firstcome::resilience;
using namespace std::chrono_literals;

class DependencyTest : public QObject
{
    Q_OBJECT

    Instant m_now = fromMillis(1'800'000'000'000);

    Dependency::Settings named(QByteArray name)
    {
        return {std::move(name), {}, [this] { return m_now; }, 1};
    }

private Q_SLOTS:
    void boardListsWhatLives()
    {
        BreakerBoard board;
        Dependency gateway(named("gateway"), board);
        {
            Dependency carrier(named("carrier"), board);
            QCOMPARE(board.snapshots().size(), std::size_t(2));
            QCOMPARE(board.snapshots().front().name, QByteArray("carrier"));
        }
        QCOMPARE(board.snapshots().size(), std::size_t(1));
        QCOMPARE(board.snapshots().front().name, QByteArray("gateway"));
    }

    void failuresOpenAndTheBoardSaysSo()
    {
        BreakerBoard board;
        Dependency gateway(named("gateway"), board);
        for (int i = 0; i < 20; ++i) {
            auto pass = gateway.enter(1s);
            QVERIFY(pass);
            pass->failed(QStringLiteral("timed out"));
        }
        QVERIFY(!gateway.enter(1s));
        QCOMPARE(board.snapshots().front().snapshot.state, BreakerState::Open);
        QCOMPARE(board.snapshots().front().snapshot.cause, QStringLiteral("timed out"));
    }

    void anAnswerIsASuccessAndADroppedPassIsNothing()
    {
        BreakerBoard board;
        Dependency gateway(named("gateway"), board);
        gateway.enter(1s)->succeeded();
        gateway.enter(1s);
        QCOMPARE(gateway.snapshot().calls, 1);
        QCOMPARE(gateway.snapshot().failed, 0);
    }

    void slowIsMeasuredAgainstTheTimeout()
    {
        BreakerBoard board;
        Dependency gateway(named("gateway"), board);
        auto pass = gateway.enter(5ms);
        std::this_thread::sleep_for(10ms);
        pass->succeeded();
        QCOMPARE(gateway.snapshot().slow, 1);
    }

    void operatorsForceByNameAndItReverts()
    {
        BreakerBoard board;
        Dependency gateway(named("gateway"), board);
        QVERIFY(!board.force("nobody", {}));
        QVERIFY(board.force("gateway", {BreakerState::ForcedOpen, m_now + 10s, QStringLiteral("drill")}));
        QVERIFY(!gateway.enter(1s));
        m_now += 10s;
        QVERIFY(gateway.enter(1s));
        QVERIFY(board.force("gateway", {BreakerState::ForcedOpen, m_now + 10s, QStringLiteral("drill")}));
        QVERIFY(board.release("gateway"));
        QVERIFY(gateway.enter(1s));
    }

    void manyThreadsLoseNoCall()
    {
        BreakerBoard board;
        auto settings = named("gateway");
        settings.limits.window = 4000;
        Dependency gateway(std::move(settings), board);
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i)
                    gateway.enter(1h)->succeeded();
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(gateway.snapshot().calls, 4000);
    }
};

QTEST_GUILESS_MAIN(DependencyTest)
#include "dependency_test.moc"
