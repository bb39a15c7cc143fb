// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/journey.h"
#include <QTest>
#include <set>

using namespace firstcome;
using namespace firstcome::load;
using namespace std::chrono_literals;

namespace {

/// One buyer at a shop that says what the test says.
struct Walk
{
    explicit Walk(Scenario given) : scenario(std::move(given)) { ground.stockPaths = {"/v1/products/5/stock"}; }

    Journey::Next answer(int status, const std::string &body = {}, Loss loss = Loss::None)
    {
        journey.write(request, now);
        now += 1ms;
        Answer given;
        given.status = status;
        given.loss = loss;
        given.body = body;
        const Journey::Next next = journey.answered(given, now);
        now += next.wait;
        return next;
    }
    Journey::Next lose() { return answer(0, {}, Loss::Closed); }
    Journey::Next stock(int available)
    {
        return answer(200, "{\"productId\":\"5\",\"options\":[{\"optionId\":\"7\",\"available\":" +
                               std::to_string(available) + "}],\"asOf\":\"2026-01-01T00:00:00.000Z\"}");
    }
    Journey::Next grant()
    {
        return answer(201, R"({"id":"100","state":"PENDING_PAYMENT","total":3000,"lines":[{"lineId":"101",)"
                           R"("optionId":"7","quantity":2,"unitPrice":1500,"state":"RESERVED"}],)"
                           R"("holdExpiresAt":"2026-01-01T00:10:00.000Z","admissions":[{"saleId":"9","sequence":4}]})");
    }
    Journey::Next soldOut(int available = 0)
    {
        return answer(409, R"({"code":"STOCK_INSUFFICIENT","lines":[{"optionId":"7","requested":2,"available":)" +
                               std::to_string(available) + "}]}");
    }
    Journey::Next problem(int status, const std::string &code) { return answer(status, "{\"code\":\"" + code + "\"}"); }

    std::string keySent() const
    {
        const std::size_t at = request.find("Idempotency-Key: ");
        return at == std::string::npos ? std::string() : request.substr(at, request.find("\r\n", at) - at);
    }
    bool sent(const char *text) const { return request.find(text) != std::string::npos; }
    const Grant &told() const { return journal.grants().front(); }

    Scenario scenario;
    Market market;
    RequestText text{"shop"};
    AnswerDecoder decoder;
    BuyerJournal journal;
    Ground ground{scenario, market, text, decoder, journal, "run"};
    Member member{42, "token42"};
    Journey journey{ground, member, 0};
    Moment now = momentNow();
    std::string request;
};

Scenario scenarioOf(Path path)
{
    Scenario scenario;
    scenario.path = path;
    scenario.quantity = {2, 2};
    return scenario;
}

} // namespace

class JourneyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buysStepByStep()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        QVERIFY(walk.sent("GET /v1/products/5/stock HTTP/1.1\r\n"));
        walk.grant();
        QVERIFY(walk.sent("POST /v1/orders "));
        QVERIFY(walk.sent("Authorization: Bearer token42\r\n"));
        QVERIFY(walk.sent(R"({"lines":[{"optionId":"7","quantity":2}],"payment":{"method":"PG"}})"));
        walk.answer(201, R"({"paymentKey":"pay-1","secretKey":"s"})");
        QVERIFY(walk.sent("POST /simulator/windows "));
        QVERIFY(!walk.sent("token42"));
        walk.answer(201, R"({"orderId":"100","amount":3000,"expiresAt":"2026-01-01T00:10:00.000Z"})");
        QVERIFY(walk.sent("POST /v1/payments "));
        QVERIFY(walk.sent(R"({"orderId":"100","amount":3000})"));
        const auto end = walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})");
        QVERIFY(walk.sent("POST /v1/payments/confirm "));
        QVERIFY(walk.sent(R"("paymentKey":"pay-1")"));
        QVERIFY(!walk.keySent().empty());
        QCOMPARE(int(end.mark), int(Mark::Good));
        QVERIFY(!end.done);
        QCOMPARE(walk.journal.grants().size(), std::size_t(1));
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
        QCOMPARE(walk.told().payments, std::vector<Id>{500});
        QCOMPARE(walk.told().member, Id(42));
        QCOMPARE(walk.told().order.admissions.front().sequence, 4);
        QVERIFY(walk.told().order.holdExpiresAt.has_value());
        QCOMPARE(int(walk.journey.step()), int(Step::Stock));
    }

    void sendsALostOrderAgainUnderTheSameKey()
    {
        Walk walk(scenarioOf(Path::Order));
        walk.stock(10);
        const Moment asked = walk.now;
        const auto lost = walk.lose();
        QCOMPARE(int(lost.mark), int(Mark::Lost));
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
        Walk walk(scenarioOf(Path::Order));
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
        Walk walk(scenarioOf(Path::Order));
        walk.stock(10);
        walk.answer(0, {}, Loss::Refused);
        while (walk.journey.step() == Step::Place)
            walk.problem(503, "OVERLOADED");
        QVERIFY(walk.journal.unansweredTries().empty());
        QCOMPARE(walk.journal.refusals().at("OVERLOADED"), 1ull);
    }

    void leavesTheSaleAfterOneMoreRefusal()
    {
        Walk walk(scenarioOf(Path::Sale));
        walk.stock(1);
        QVERIFY(!walk.soldOut().done);
        QVERIFY(walk.sent("\"quantity\":1"));
        walk.stock(0);
        QVERIFY(walk.soldOut().done);
        QVERIFY(walk.sent("\"quantity\":2"));
        QCOMPARE(walk.journal.soldOutAnswers(), 2ull);
        QCOMPARE(walk.journal.shortages().at(7).fewestAsked, 2);
        QVERIFY(walk.journal.shortages().at(7).firstAtZero.has_value());
    }

    void triesEveryProductBeforeItLeavesTheSale()
    {
        Walk walk(scenarioOf(Path::Sale));
        walk.ground.stockPaths = {"/one", "/two", "/three"};
        std::set<std::string> paths;
        for (int product = 1; product <= 3; ++product) {
            walk.stock(0);
            paths.insert(walk.request.substr(0, walk.request.find(" HTTP")));
            QCOMPARE(product == 2 ? walk.problem(422, "LIMIT_EXCEEDED").done : walk.soldOut().done, product == 3);
        }
        QCOMPARE(paths.size(), std::size_t(3));
    }

    void comesBackToTheSaleWhenSomethingIsLeft()
    {
        Walk walk(scenarioOf(Path::Sale));
        walk.stock(2);
        QVERIFY(!walk.soldOut(1).done);
        walk.stock(1);
        QCOMPARE(int(walk.journey.step()), int(Step::Place));
    }

    void otherJourneysAskAgainWhenSoldOut()
    {
        Walk walk(scenarioOf(Path::Order));
        for (int i = 0; i < 3; ++i) {
            walk.stock(0);
            const auto next = walk.soldOut();
            QVERIFY(!next.done);
            QCOMPARE(int(next.mark), int(Mark::SoldOut));
        }
    }

    void leavesAtTheLimit()
    {
        Walk walk(scenarioOf(Path::Sale));
        walk.stock(10);
        const auto next = walk.problem(422, "LIMIT_EXCEEDED");
        QVERIFY(next.done);
        QCOMPARE(int(next.mark), int(Mark::Refused));
        QCOMPARE(walk.journal.refusals().at("LIMIT_EXCEEDED"), 1ull);
    }

    void waitsForASaleThatIsNotOpen()
    {
        Walk walk(scenarioOf(Path::Sale));
        walk.stock(10);
        const auto next = walk.problem(409, "SALE_NOT_OPEN");
        QVERIFY(!next.done);
        QVERIFY(next.wait > 0ms);
    }

    void stopsAtWhatIsNoAnswerOfAWorkingShop()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        const auto next = walk.problem(401, "TOKEN_EXPIRED");
        QVERIFY(next.done);
        QCOMPARE(int(next.mark), int(Mark::Error));
    }

    void asksUntilAnUnknownPaymentIsKnown()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QVERIFY(walk.answer(202, R"({"state":"IN_PROGRESS"})").wait > 0ms);
        walk.answer(200, R"({"id":"100","state":"PENDING_PAYMENT"})");
        QVERIFY(walk.sent("GET /v1/orders/100 "));
        QCOMPARE(int(walk.told().paying), int(Paying::Unknown));
        QCOMPARE(int(walk.answer(200, R"({"id":"100","state":"PAID"})").mark), int(Mark::Good));
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
    }

    void confirmsAgainUnderTheSameKey()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        walk.lose();
        const std::string key = walk.keySent();
        QCOMPARE(int(walk.told().paying), int(Paying::Unknown));
        walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})");
        QCOMPARE(walk.keySent(), key);
        QCOMPARE(int(walk.told().paying), int(Paying::Approved));
    }

    void remembersARefusedPayment()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        walk.grant();
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QCOMPARE(int(walk.problem(402, "PAYMENT_REFUSED").mark), int(Mark::Refused));
        QCOMPARE(int(walk.told().paying), int(Paying::Refused));
    }

    void windsDownBetweenOrdersOnly()
    {
        Walk walk(scenarioOf(Path::Buy));
        walk.stock(10);
        walk.journey.windDown();
        QVERIFY(!walk.journey.betweenOrders());
        QVERIFY(!walk.grant().done);
        walk.answer(201, R"({"paymentKey":"pay-1"})");
        walk.answer(201, "{}");
        QVERIFY(walk.answer(200, R"({"paymentId":"500","state":"APPROVED"})").done);
        QVERIFY(walk.journey.betweenOrders());
    }

    void abandonedMidwayLeavesNothingUnsaid()
    {
        Walk placing(scenarioOf(Path::Buy));
        placing.stock(10);
        placing.journey.write(placing.request, placing.now);
        placing.journey.abandon();
        QCOMPARE(placing.journal.unansweredTries().size(), std::size_t(1));

        Walk idle(scenarioOf(Path::Buy));
        idle.journey.write(idle.request, idle.now);
        idle.journey.abandon();
        QVERIFY(idle.journal.unansweredTries().empty());
    }

    void paysByBalanceInOneStep()
    {
        Scenario scenario = scenarioOf(Path::Buy);
        scenario.payBy = PayBy::Balance;
        Walk walk(scenario);
        walk.stock(10);
        walk.grant();
        QVERIFY(walk.sent("\"method\":\"BALANCE\""));
        QCOMPARE(int(walk.journey.step()), int(Step::Stock));
    }

    void takesSeveralOptions()
    {
        Scenario scenario = scenarioOf(Path::Order);
        scenario.lines = {3, 3};
        Walk walk(scenario);
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
