// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/turns.h"

#include <QTest>

using namespace firstcome::work;

namespace {

/// Works off a number, one a turn.
struct Pile
{
    int left = 0;
    int done = 0;

    Turns::Worker worker(const QByteArray &name)
    {
        return {name, [this] { return left > 0; },
                [this] {
                    --left;
                    ++done;
                }};
    }
};

} // namespace

/// Who takes turns decides who works when.
class TurnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobodyHasOneAtStart();
    void theInnermostIsCurrent();
    void whoHasSomethingToDoIsNamed();
    void oneTurnDoesOneThing();
    void whatArrivesIsDoneAtOnceWhereThatIsSaid();
    void noTurnRunsInsideAnother();
    void whoLeftWorksNoMore();
};

void TurnsTest::nobodyHasOneAtStart()
{
    QCOMPARE(Turns::current(), nullptr);
    Turns::tell(); // and nothing happens
}

void TurnsTest::theInnermostIsCurrent()
{
    Turns outer;
    {
        Turns inner;
        QCOMPARE(Turns::current(), &inner);
    }
    QCOMPARE(Turns::current(), &outer);
}

void TurnsTest::whoHasSomethingToDoIsNamed()
{
    Turns turns;
    Pile idle;
    Pile busy{2};
    turns.join(&idle, idle.worker("idle"));
    turns.join(&busy, busy.worker("busy"));
    QCOMPARE(turns.waiting(), std::vector<size_t>{1});
    QCOMPARE(turns.name(1), QByteArray("busy"));
}

void TurnsTest::oneTurnDoesOneThing()
{
    Turns turns;
    Pile pile{3};
    turns.join(&pile, pile.worker("pile"));
    turns.take(0);
    QCOMPARE(pile.done, 1);
    turns.takeAll();
    QCOMPARE(pile.done, 3);
}

void TurnsTest::whatArrivesIsDoneAtOnceWhereThatIsSaid()
{
    Turns turns;
    Pile pile{1};
    turns.join(&pile, pile.worker("pile"));
    Turns::tell();
    QCOMPARE(pile.done, 0);
    turns.atOnce(true);
    Turns::tell();
    QCOMPARE(pile.done, 1);
}

void TurnsTest::noTurnRunsInsideAnother()
{
    Turns turns;
    Pile pile{1};
    int left = 1;
    const auto turn = [&] {
        left = 0;
        turns.take(1);
        Turns::tell();
        QCOMPARE(pile.done, 0);
    };
    turns.join(&left, {"asks", [&left] { return left > 0; }, turn});
    turns.join(&pile, pile.worker("pile"));
    turns.atOnce(true);
    Turns::tell();
    QCOMPARE(pile.done, 1);
}

void TurnsTest::whoLeftWorksNoMore()
{
    Turns turns;
    Pile pile{1};
    turns.join(&pile, pile.worker("pile"));
    turns.leave(&pile);
    QVERIFY(turns.waiting().empty());
}

QTEST_APPLESS_MAIN(TurnsTest)

#include "turns_test.moc"
