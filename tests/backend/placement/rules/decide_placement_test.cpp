// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/decide_placement.h"
#include "backend/placement/order_answer.h"
#include <QTest>

using namespace firstcome;
using namespace firstcome::orders;
using namespace firstcome::placement;

namespace {

constexpr Instant now = fromMillis(1'800'000'000'000);
constexpr Id store = 70;
constexpr Id product = 100;
constexpr Id normalProduct = 200;
constexpr Id option = 101;       // of the flash product
constexpr Id otherOption = 102;  // of the flash product
constexpr Id normalOption = 201; // without a sale
constexpr Id saleId = 900;

sales::LockedSale openSale(std::optional<qint64> limit = {})
{
    sales::Sale sale;
    sale.id = saleId;
    sale.productId = product;
    sale.openAt = now - std::chrono::minutes(1);
    sale.closeAt = now + std::chrono::minutes(1);
    sale.perMemberLimit = limit;
    sale.holdTime = std::chrono::seconds(120);
    return {sale, 0, sales::firstLink(saleId)};
}

stock::Option offered(Id id, Id productId, qint64 available, Money price = 1000)
{
    stock::Option option;
    option.id = id;
    option.productId = productId;
    option.name = QStringLiteral("Gold");
    option.price = price;
    option.onHand = available + 3;
    option.held = 3;
    return option;
}

PlacementSnapshot snapshot(qint64 available, std::optional<qint64> limit = {})
{
    PlacementSnapshot snapshot;
    for (const auto &[id, productId] :
         {std::pair(option, product), {otherOption, product}, {normalOption, normalProduct}})
        snapshot.options.emplace(id, offered(id, productId, available));
    for (const Id id : {product, normalProduct})
        snapshot.products.emplace(id, ProductFacts{id, store, 71, QStringLiteral("Ring"), false});
    snapshot.sales.emplace(product, openSale(limit));
    return snapshot;
}

PlacementRequest request(Id memberId, std::vector<stock::OptionQuantity> lines, const QByteArray &key = "k")
{
    static Id lastId = 1'000'000;
    PlacementRequest request;
    request.orderId = lastId += 1000;
    request.memberId = memberId;
    request.key = {key, "hash"};
    request.lines = std::move(lines);
    request.receivedAt = now - std::chrono::milliseconds(5);
    return request;
}

QByteArray said(const Outcome &outcome)
{
    if (const auto *refused = std::get_if<NotPlaced>(&outcome))
        return codeOf(refused->reason);
    return std::holds_alternative<Replay>(outcome) ? "REPLAYED" : "PLACED";
}

QList<QByteArray> said(const Decision &decision)
{
    QList<QByteArray> words;
    for (const Outcome &outcome : decision.outcomes)
        words.append(said(outcome));
    return words;
}

using Words = QList<QByteArray>;

} // namespace

class DecidePlacementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstComeFirstServed()
    {
        const std::vector batch{request(1, {{option, 2}}), request(2, {{option, 2}}), request(3, {{option, 2}}),
                                request(4, {{option, 1}})};
        const Decision decision = decide(batch, snapshot(5), {}, now);
        QCOMPARE(said(decision), (Words{"PLACED", "PLACED", "STOCK_INSUFFICIENT", "PLACED"}));
        QCOMPARE(decision.taken, (std::map<Id, qint64>{{option, 5}}));
        const auto &refused = std::get<NotPlaced>(decision.outcomes[2]);
        QCOMPARE(refused.shortages.size(), 1);
        QCOMPARE(refused.shortages[0].requested, 2);
        QCOMPARE(refused.shortages[0].available, 1);
    }

    void whatIsOffSaleCannotBeHad()
    {
        PlacementSnapshot offers = snapshot(5);
        offers.options.at(option).off = OffSale::ByPerson;
        offers.products.at(normalProduct).onSale = false;
        const std::vector batch{request(1, {{option, 1}}), request(2, {{otherOption, 1}}),
                                request(3, {{otherOption, 1}, {normalOption, 1}})};
        const Decision decision = decide(batch, std::move(offers), {}, now);
        QCOMPARE(said(decision), (Words{"OFF_SALE", "PLACED", "OFF_SALE"}));
        QCOMPARE(std::get<NotPlaced>(decision.outcomes[2]).optionId, normalOption);
        QCOMPARE(decision.taken, (std::map<Id, qint64>{{otherOption, 1}}));
    }

    void allLinesOrNone()
    {
        const std::vector batch{request(1, {{option, 1}, {normalOption, 9}}), request(2, {{option, 3}})};
        const Decision decision = decide(batch, snapshot(3), {}, now);
        QCOMPARE(said(decision), (Words{"STOCK_INSUFFICIENT", "PLACED"}));
        QCOMPARE(decision.taken, (std::map<Id, qint64>{{option, 3}}));
    }

    void everyShortLineIsNamed()
    {
        const std::vector batch{request(1, {{option, 4}, {normalOption, 9}})};
        const Decision decision = decide(batch, snapshot(3), {}, now);
        const auto &refused = std::get<NotPlaced>(decision.outcomes[0]);
        QCOMPARE(refused.shortages.size(), 2);
        QCOMPARE(refusalOf(refused).code, QByteArray("STOCK_INSUFFICIENT"));
        QCOMPARE(membersOf(refused), QByteArray(R"("lines":[{"optionId":"101","requested":4,"available":3},)"
                                                R"({"optionId":"201","requested":9,"available":3}])"));
    }

    void linesTakeOverNamesAndPrices()
    {
        auto given = snapshot(5);
        given.options.at(option).price = 2'500;
        const Decision decision = decide(std::vector{request(1, {{option, 2}, {normalOption, 1}})}, given, {}, now);
        const PlacedOrder &placed = std::get<NewOrder>(decision.outcomes[0]).placed;
        QCOMPARE(placed.order.total, 6'000);
        QCOMPARE(placed.lines[0].unitPrice, 2'500);
        QCOMPARE(placed.lines[0].product, QStringLiteral("Ring"));
        QCOMPARE(placed.lines[0].option, QStringLiteral("Gold"));
        QCOMPARE(placed.lines[0].storeId, store);
        QCOMPARE(placed.lines[0].id, placed.order.id + 1);
        QCOMPARE(placed.lines[1].id, placed.order.id + 2);
        QVERIFY(!placed.lines[1].saleId);
    }

    void A7_aTotalTheBuyerWasNotShownIsNotPlaced()
    {
        auto given = snapshot(5);
        given.options.at(option).price = 2'500;
        const auto expecting = [](std::optional<Money> total, const QByteArray &key) {
            PlacementRequest wanted = request(1, {{option, 2}, {normalOption, 1}}, key);
            wanted.expectedTotal = total;
            return wanted;
        };
        const std::vector batch{expecting(6'001, "dearer"), expecting(6'000, "same"), expecting({}, "silent"),
                                expecting(6'001, "same")};
        const Decision decision = decide(batch, given, {}, now);
        // A key that is known has its answer, whatever total is expected with it.
        QCOMPARE(said(decision), (Words{"PRICE_CHANGED", "PLACED", "PLACED", "REPLAYED"}));
        QCOMPARE(decision.taken, (std::map<Id, qint64>{{option, 4}, {normalOption, 2}}));
        QCOMPARE(membersOf(std::get<NotPlaced>(decision.outcomes[0])),
                 QByteArray(R"("lines":[{"optionId":"101","unitPrice":2500},{"optionId":"201","unitPrice":1000}],)"
                            R"("total":6000)"));
    }

    void theShortestHoldTimeCounts()
    {
        const PlacementRules rules{std::chrono::seconds(600)};
        const std::vector batch{request(1, {{option, 1}, {normalOption, 1}}), request(2, {{normalOption, 1}})};
        const Decision decision = decide(batch, snapshot(5), rules, now);
        QCOMPARE(std::get<NewOrder>(decision.outcomes[0]).placed.order.holdExpiresAt, now + std::chrono::seconds(120));
        QCOMPARE(std::get<NewOrder>(decision.outcomes[1]).placed.order.holdExpiresAt, now + std::chrono::seconds(600));
    }

    void aLimitCountsAllOrdersEver()
    {
        auto given = snapshot(50, 3);
        given.granted[{saleId, 1}] = 2;
        const std::vector batch{request(1, {{option, 2}}, "a"), request(1, {{option, 1}}, "b"),
                                request(1, {{option, 1}}, "c"), request(2, {{option, 3}}, "d")};
        const Decision decision = decide(batch, given, {}, now);
        QCOMPARE(said(decision), (Words{"LIMIT_EXCEEDED", "PLACED", "LIMIT_EXCEEDED", "PLACED"}));
        const auto &refused = std::get<NotPlaced>(decision.outcomes[2]);
        QCOMPARE(refused.limit, 3);
        QCOMPARE(refused.granted, 3);
        QCOMPARE(membersOf(refused), QByteArray("\"limit\":3,\"granted\":3"));
    }

    void aLimitCountsAllOptionsOfTheSaleTogether()
    {
        const std::vector batch{request(1, {{option, 2}, {otherOption, 2}}),
                                request(2, {{option, 2}, {otherOption, 1}})};
        QCOMPARE(said(decide(batch, snapshot(50, 3), {}, now)), (Words{"LIMIT_EXCEEDED", "PLACED"}));
    }

    void A8_aQuantityBeyondAllBoundsIsRefusedNotWrapped()
    {
        // A limit that was lowered below what somebody has: he keeps it and gets no more.
        PlacementSnapshot lowered = snapshot(5, 1);
        lowered.granted[{saleId, 1}] = 3;
        const std::vector one{request(1, {{option, 1}}), request(2, {{option, 1}})};
        QCOMPARE(said(decide(one, lowered, {}, now)), (Words{"LIMIT_EXCEEDED", "PLACED"}));
        const qint64 huge = std::numeric_limits<qint64>::max();
        const std::vector limited{request(1, {{option, huge}, {otherOption, huge}})};
        QCOMPARE(said(decide(limited, snapshot(5, 3), {}, now)), Words{"LIMIT_EXCEEDED"});
        QCOMPARE(said(decide(limited, snapshot(5), {}, now)), Words{"STOCK_INSUFFICIENT"});
    }

    void A8_aTotalThatDoesNotFitIsRefused()
    {
        auto given = snapshot(10);
        given.options.at(option).price = std::numeric_limits<Money>::max() / 2;
        const std::vector batch{request(1, {{option, 3}}), request(2, {{option, 1}}), request(3, {{normalOption, 1}})};
        const Decision decision = decide(batch, given, {}, now);
        QCOMPARE(said(decision), (Words{"VALUE_INVALID", "VALUE_INVALID", "PLACED"}));
    }

    void outsideItsHoursASaleSellsNothing_data()
    {
        QTest::addColumn<int>("opensIn");
        QTest::addColumn<int>("closesIn");
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("planned") << 1 << 100 << QByteArray("SALE_NOT_OPEN");
        QTest::newRow("opens now") << 0 << 100 << QByteArray("PLACED");
        QTest::newRow("last moment") << -100 << 1 << QByteArray("PLACED");
        QTest::newRow("closes now") << -100 << 0 << QByteArray("SALE_CLOSED");
    }
    void outsideItsHoursASaleSellsNothing()
    {
        QFETCH(int, opensIn);
        QFETCH(int, closesIn);
        QFETCH(QByteArray, word);
        auto given = snapshot(10);
        sales::Sale &sale = given.sales.at(product).sale;
        sale.openAt = now + std::chrono::milliseconds(opensIn);
        sale.closeAt = now + std::chrono::milliseconds(closesIn);
        const Decision decision = decide(std::vector{request(1, {{option, 1}})}, given, {}, now);
        QCOMPARE(said(decision), Words{word});
        if (word != "SALE_NOT_OPEN")
            return;
        QCOMPARE(membersOf(std::get<NotPlaced>(decision.outcomes[0])), "\"openAt\":\"" + toIsoUtf8(sale.openAt) + '"');
    }

    void N10_whatIsRehearsedIsThereForMembersOfLoadRunsAlone()
    {
        auto given = snapshot(10);
        given.options.at(otherOption).shadow = true;
        const auto ask = [](std::vector<stock::OptionQuantity> lines, bool sample, const QByteArray &key) {
            PlacementRequest wanted = request(1, std::move(lines), key);
            wanted.sample = sample;
            return wanted;
        };
        const std::vector batch{ask({{otherOption, 1}}, false, "a"), ask({{otherOption, 1}}, true, "b"),
                                ask({{normalOption, 1}}, true, "c"),
                                ask({{otherOption, 1}, {normalOption, 1}}, true, "d"),
                                ask({{normalOption, 1}}, false, "e")};
        QCOMPARE(said(decide(batch, given, {}, now)),
                 (Words{"OPTION_NOT_FOUND", "PLACED", "OPTION_NOT_FOUND", "OPTION_NOT_FOUND", "PLACED"}));
        const PlacementRules everything{std::chrono::seconds(600), true};
        QCOMPARE(said(decide(batch, given, everything, now)),
                 (Words{"OPTION_NOT_FOUND", "PLACED", "PLACED", "PLACED", "PLACED"}));
    }

    void whatIsNotThereIsNotFound()
    {
        auto given = snapshot(10);
        given.options.at(otherOption).deletedAt = now;
        given.products.at(normalProduct).deleted = true;
        const std::vector batch{request(1, {{999, 1}}), request(2, {{otherOption, 1}}),
                                request(3, {{normalOption, 1}})};
        const Words none(3, "OPTION_NOT_FOUND");
        QCOMPARE(said(decide(batch, given, {}, now)), none);
    }

    void aKnownKeyIsAnsweredAsTheFirstTime()
    {
        auto given = snapshot(0);
        KnownOrder known{{"k", "hash"}, {}};
        known.placed.order.id = 55;
        given.known.emplace(MemberKey{1, "k"}, known);
        PlacementRequest other = request(1, {{option, 1}});
        other.key.bodyHash = "another";
        const Decision decision =
            decide(std::vector{request(1, {{option, 1}}), other, request(2, {{option, 1}})}, given, {}, now);
        QCOMPARE(said(decision), (Words{"REPLAYED", "IDEMPOTENCY_KEY_REUSED", "STOCK_INSUFFICIENT"}));
        QCOMPARE(std::get<Replay>(decision.outcomes[0]).placed.order.id, 55);
    }

    void A10_theSameKeyInOneBatchCountsOnce()
    {
        const std::vector batch{request(1, {{option, 1}}), request(1, {{option, 1}})};
        const Decision decision = decide(batch, snapshot(10), {}, now);
        QCOMPARE(said(decision), (Words{"PLACED", "REPLAYED"}));
        QCOMPARE(decision.taken.at(option), 1);
        QCOMPARE(encodePlaced(std::get<Replay>(decision.outcomes[1]).placed),
                 encodePlaced(std::get<NewOrder>(decision.outcomes[0]).placed));
    }

    void admissionsAreNumberedAndChained()
    {
        auto given = snapshot(50);
        given.sales.at(product).admissionCount = 4;
        const std::vector batch{request(1, {{option, 1}, {otherOption, 2}}), request(2, {{normalOption, 1}}),
                                request(3, {{option, 99}}), request(4, {{otherOption, 1}})};
        const Decision decision = decide(batch, given, {}, now);
        QCOMPARE(said(decision), (Words{"PLACED", "PLACED", "STOCK_INSUFFICIENT", "PLACED"}));
        QCOMPARE(decision.admissions.size(), 2U);
        QCOMPARE(decision.admissions[0].sequence, 5);
        QCOMPARE(decision.admissions[0].quantity, 3);
        QCOMPARE(decision.admissions[1].sequence, 6);
        QCOMPARE(decision.admissions[0].receivedAt, batch[0].receivedAt);
        QCOMPARE(decision.admissions[0].hash, sales::linkAfter(sales::firstLink(saleId), decision.admissions[0]));
        QCOMPARE(decision.admissions[1].hash, sales::linkAfter(decision.admissions[0].hash, decision.admissions[1]));
        QCOMPARE(decision.newHeads.size(), 1U);
        QCOMPARE(decision.newHeads[0].admissionCount, 6);
        QCOMPARE(decision.newHeads[0].admissionHead, decision.admissions[1].hash);
        const QByteArray answer = encodePlaced(std::get<NewOrder>(decision.outcomes[0]).placed);
        QVERIFY2(answer.contains("\"admissions\":[{\"saleId\":\"900\",\"sequence\":5}]"), answer);
    }

    void nothingGrantedMovesNoHead()
    {
        const Decision decision = decide(std::vector{request(1, {{option, 1}})}, snapshot(0), {}, now);
        QVERIFY(decision.newHeads.empty());
        QVERIFY(decision.taken.empty());
    }
};

QTEST_GUILESS_MAIN(DecidePlacementTest)
#include "decide_placement_test.moc"
