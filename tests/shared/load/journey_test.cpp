// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/shared/load/fakes/walk.h"
#include <QTest>
#include <set>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

class JourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsALostOrderAgainUnderTheSameKey()
    {
        Walk walk(entryOf(JourneyKind::Order));
        walk.stock(10);
        const Moment asked = walk.now;
        const auto lost = walk.lose();
        QCOMPARE(int(lost.outcome), int(Outcome::Failed));
        QVERIFY(lost.wait > 0ms);
        const std::string key = walk.keySent();
        walk.problem(503, "OVERLOADED");
        QCOMPARE(walk.keySent(), key);
        walk.problem(409, "REQUEST_IN_PROGRESS");
        QCOMPARE(walk.keySent(), key);
        walk.grant();
        QCOMPARE(walk.keySent(), key);
        QCOMPARE(walk.journal.grants().size(), std::size_t(1));
        QVERIFY(walk.told().firstSent == asked);
        QVERIFY(walk.journal.unansweredTries().empty());
        walk.stock(10);
        walk.soldOut();
        QVERIFY(walk.keySent() != key);
    }

    void writesDownWhatItNeverLearned()
    {
        Walk walk(entryOf(JourneyKind::Order));
        walk.stock(10);
        const Moment until = walk.now + Journey::retryFor + 5s;
        while (walk.journey.step() == Step::Place && walk.now < until)
            walk.lose();
        QCOMPARE(walk.journal.unansweredTries().size(), std::size_t(1));
        QCOMPARE(walk.journal.unansweredTries().front().member, Id(42));
        QCOMPARE(walk.journal.unansweredTries().front().lines.front().option, Id(7));
    }

    void knowsThatARefusedConnectionPlacedNothing()
    {
        Walk walk(entryOf(JourneyKind::Order));
        walk.stock(10);
        walk.answer(0, {}, Loss::Refused);
        while (walk.journey.step() == Step::Place)
            walk.problem(503, "OVERLOADED");
        QVERIFY(walk.journal.unansweredTries().empty());
        QCOMPARE(walk.journal.refusals().at("OVERLOADED"), 1ull);
    }

    void leavesTheSaleAfterOneMoreRefusal()
    {
        Walk walk(entryOf(JourneyKind::Sale));
        walk.stock(1);
        QVERIFY(!leaves(walk.soldOut()));
        QVERIFY(walk.sent("\"quantity\":1"));
        walk.stock(0);
        QVERIFY(leaves(walk.soldOut()));
        QVERIFY(walk.sent("\"quantity\":2"));
        QCOMPARE(walk.journal.soldOutAnswers(), 2ull);
        QCOMPARE(walk.journal.shortages().at(7).fewestAsked, 2);
        QVERIFY(walk.journal.shortages().at(7).firstAtZero.has_value());
    }

    void triesEveryProductBeforeItLeavesTheSale()
    {
        Walk walk(entryOf(JourneyKind::Sale));
        walk.ground.stockPaths = {"/one", "/two", "/three"};
        std::set<std::string> paths;
        for (int product = 1; product <= 3; ++product) {
            walk.stock(0);
            paths.insert(walk.request.substr(0, walk.request.find(" HTTP")));
            QCOMPARE(leaves(product == 2 ? walk.problem(422, "LIMIT_EXCEEDED") : walk.soldOut()), product == 3);
        }
        QCOMPARE(paths.size(), std::size_t(3));
    }

    void comesBackToTheSaleWhenSomethingIsLeft()
    {
        Walk walk(entryOf(JourneyKind::Sale));
        walk.stock(2);
        QVERIFY(!leaves(walk.soldOut(1)));
        walk.stock(1);
        QCOMPARE(int(walk.journey.step()), int(Step::Place));
    }

    void otherJourneysAskAgainWhenSoldOut()
    {
        Walk walk(entryOf(JourneyKind::Order));
        for (int i = 0; i < 3; ++i) {
            walk.stock(0);
            const auto next = walk.soldOut();
            QVERIFY(!leaves(next));
            QCOMPARE(int(next.outcome), int(Outcome::SoldOut));
        }
    }

    void leavesAtTheLimit()
    {
        Walk walk(entryOf(JourneyKind::Sale));
        walk.stock(10);
        const auto next = walk.problem(422, "LIMIT_EXCEEDED");
        QVERIFY(leaves(next));
        QCOMPARE(int(next.outcome), int(Outcome::Limit));
        QCOMPARE(walk.journal.refusals().at("LIMIT_EXCEEDED"), 1ull);
    }

    void waitsForASaleThatIsNotOpen()
    {
        Walk walk(entryOf(JourneyKind::Sale));
        walk.stock(10);
        const auto next = walk.problem(409, "SALE_NOT_OPEN");
        QVERIFY(!leaves(next));
        QVERIFY(next.wait > 0ms);
    }

    void stopsAtWhatIsNoAnswerOfAWorkingShop()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        const auto next = walk.problem(401, "TOKEN_EXPIRED");
        QVERIFY(leaves(next));
        QCOMPARE(int(next.outcome), int(Outcome::Failed));
    }

    void windsDownBetweenOrdersOnly()
    {
        Walk walk(entryOf(JourneyKind::Buy));
        walk.stock(10);
        QVERIFY(walk.journey.betweenOrders());
        QVERIFY(!leaves(walk.grant()));
        walk.journey.windDown();
        QVERIFY(!walk.journey.betweenOrders());
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QVERIFY(leaves(walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})")));
        QVERIFY(walk.journey.betweenOrders());
    }

    void abandonedMidwayLeavesNothingUnsaid()
    {
        Walk placing(entryOf(JourneyKind::Buy));
        placing.stock(10);
        placing.journey.write(placing.request, placing.now);
        placing.journey.abandon();
        QCOMPARE(placing.journal.unansweredTries().size(), std::size_t(1));

        Walk idle(entryOf(JourneyKind::Buy));
        idle.journey.write(idle.request, idle.now);
        idle.journey.abandon();
        QVERIFY(idle.journal.unansweredTries().empty());
    }

    void browsesAListAndOneOfItsProducts()
    {
        MixEntry entry = entryOf(JourneyKind::Browse);
        entry.thinkMillis = {300, 300};
        Walk walk(entry);
        const auto looked = walk.answer(200, "{}");
        QVERIFY(walk.sent("GET /v1/products?limit=20 "));
        QCOMPARE(looked.wait, 300ms);
        const auto end = walk.answer(200, "{}");
        QVERIFY(walk.sent("GET /v1/products/5 "));
        QCOMPARE(int(end.then), int(Journey::Then::Ended));
        QCOMPARE(end.wait, 0ms);
    }

    void signsIn()
    {
        Walk walk(entryOf(JourneyKind::Login));
        QCOMPARE(int(walk.answer(201, "{}").outcome), int(Outcome::Good));
        QVERIFY(walk.sent("POST /v1/sessions "));
        QVERIFY(walk.sent(R"({"login":"sample-42","password":"secret"})"));
        QVERIFY(!walk.sent("token42"));
        QCOMPARE(int(walk.problem(401, "BAD_CREDENTIALS").outcome), int(Outcome::Failed));
    }

    void whoSignsInFirstOrdersInThatSession()
    {
        MixEntry entry = entryOf(JourneyKind::Order);
        entry.signsIn = true;
        entry.thinkMillis = {200, 200};
        Walk walk(entry);
        walk.member.login = "load-42";
        const auto in = walk.answer(201, R"({"accessToken":"session7","refreshToken":"r"})");
        QVERIFY(walk.sent(R"({"login":"load-42","password":"secret"})"));
        QCOMPARE(in.wait, 200ms);
        QCOMPARE(int(in.then), int(Journey::Then::GoesOn));
        walk.stock(10);
        QVERIFY(walk.sent("GET /v1/products/5/stock "));
        walk.grant();
        QVERIFY(walk.sent("Bearer session7"));
        QVERIFY(!walk.sent("token42"));
        // Each journey signs in anew.
        QCOMPARE(int(walk.journey.step()), int(Step::Login));
    }

    void whoCannotSignInOrdersNothing()
    {
        MixEntry entry = entryOf(JourneyKind::Buy);
        entry.signsIn = true;
        for (const std::string body : {"{}", R"({"accessToken":"a\r\nX: y"})", R"({"accessToken":""})"}) {
            Walk walk(entry);
            QCOMPARE(int(walk.answer(201, body).outcome), int(Outcome::Failed));
            QCOMPARE(int(walk.journey.step()), int(Step::Login));
        }
        Walk walk(entry);
        const auto busy = walk.problem(429, "TOO_MANY_REQUESTS");
        QCOMPARE(int(busy.outcome), int(Outcome::Busy));
        QCOMPARE(int(busy.then), int(Journey::Then::Ended));
        QVERIFY(busy.wait > 0ms);
    }

    void restsWhereTheShopIsShut()
    {
        Walk walk(entryOf(JourneyKind::Stock));
        QVERIFY(walk.answer(0, {}, Loss::Refused).wait > 0ms);
        QCOMPARE(walk.stock(1).wait, 0ms);
    }

    void takesSeveralOptions()
    {
        MixEntry entry = entryOf(JourneyKind::Order);
        entry.lines = {3, 3};
        Walk walk(entry);
        walk.answer(200, R"({"options":[{"optionId":"1","available":5},{"optionId":"2","available":0},)"
                         R"({"optionId":"3","available":1},{"optionId":"4","available":5}]})");
        walk.grant();
        for (const char *there :
             {R"("optionId":"1","quantity":2)", R"("optionId":"3","quantity":1)", R"("optionId":"4","quantity":2)"})
            QVERIFY2(walk.sent(there), walk.request.c_str());
        QVERIFY(!walk.sent(R"("optionId":"2")"));
    }
};

QTEST_GUILESS_MAIN(JourneyTest)
#include "journey_test.moc"
