// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/reply.h"
#include "tests/support/waits.h"

#include <QCoreApplication>
#include <QTest>
#include <qcorotask.h>
#include <thread>

using namespace firstcome::work;

/// What is left for a loop is run in order, and dropped when the loop is gone.
class LoopTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void runsInOrderOnItsThread();
    void repliesResumeOnTheirLoop();
    void whatComesTooLateIsDropped();
    void aReplyToALoopThatIsGoneIsDropped();
};

void LoopTest::runsInOrderOnItsThread()
{
    Loop loop;
    QCOMPARE(Loop::current(), &loop);
    std::vector<int> ran;
    const auto own = std::this_thread::get_id();
    std::thread other([&] {
        for (int i = 0; i < 1000; ++i)
            loop.post([&, i] { ran.push_back(std::this_thread::get_id() == own ? i : -1); });
    });
    WAIT_COMPARE(ran.size(), 1000u, 60'000);
    other.join();
    for (int i = 0; i < 1000; ++i)
        QCOMPARE(ran[std::size_t(i)], i);
}

void LoopTest::repliesResumeOnTheirLoop()
{
    Loop loop;
    const Reply<int> reply;
    int got = 0;
    const auto wait = [](Reply<int> reply, int &got) -> QCoro::Task<> { got = co_await reply; };
    wait(reply, got);
    std::thread other([&] { reply.resolve(7); });
    WAIT_COMPARE(got, 7, 60'000);
    other.join();
}

void LoopTest::whatComesTooLateIsDropped()
{
    auto loop = std::make_unique<Loop>();
    const std::shared_ptr<Loop::Entrance> entrance = loop->entrance();
    const auto held = std::make_shared<int>(0);
    bool ran = false;
    entrance->post([&ran, held] { ran = true; });
    loop.reset();
    QCOMPARE(held.use_count(), 1);
    entrance->post([&ran, held] { ran = true; });
    QCOMPARE(held.use_count(), 1);
    QCoreApplication::processEvents();
    QVERIFY(!ran);
    QVERIFY(!Loop::current());
}

void LoopTest::aReplyToALoopThatIsGoneIsDropped()
{
    static bool resumed = false;
    static QCoro::Task<> *waiting = nullptr; // reachable, so that the frame that never ends is no leak
    const Reply<int> reply;
    {
        Loop loop;
        const auto wait = [](Reply<int> reply) -> QCoro::Task<> {
            co_await reply;
            resumed = true;
        };
        waiting = new QCoro::Task<>(wait(reply));
    }
    reply.resolve(1);
    QCoreApplication::processEvents();
    QVERIFY(!resumed);
    QVERIFY(waiting);
}

QTEST_GUILESS_MAIN(LoopTest)
#include "loop_test.moc"
