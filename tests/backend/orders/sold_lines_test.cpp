// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/sample_order_store.h"
#include "backend/orders/sold_line_store.h"

#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using orders::SoldFilter;
using orders::SoldLineStore;
using test::Engine;
using test::TradeCase;

namespace {

constexpr Id sellerOfAll = 8; // as EveryProduct has it
constexpr Id storeOfAll = 7;

std::vector<Id> idsOf(TradeCase &shop, const SoldFilter &filter, int limit = 100)
{
    return shop.engine->read([&](sql::Connection &connection) {
        std::vector<Id> ids;
        for (const orders::OrderLine &line : SoldLineStore(connection).page(filter, limit))
            ids.push_back(line.id);
        return ids;
    });
}

orders::SoldSums sumsOf(TradeCase &shop, const SoldFilter &filter)
{
    return shop.engine->read([&](sql::Connection &connection) { return SoldLineStore(connection).sums(filter); });
}

QStringList brokenIn(TradeCase &shop)
{
    return shop.engine->read([&](sql::Connection &connection) {
        QStringList ids;
        for (const Check &check : SoldLineStore::checks()) {
            if (check.violation(connection, shop.now))
                ids.append(QString::fromLatin1(check.id));
        }
        return ids;
    });
}

} // namespace

/// What a seller sold: from the payment on, in that order, without what nobody bought.
class SoldLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatWasPaidIsSold_data() { Engine::addRows(); }
    void onlyWhatWasPaidIsSold()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 10});
        const SoldFilter all{sellerOfAll};
        const auto placed = shop.placed(1, {{offer.optionId, 2}});
        QCOMPARE(idsOf(shop, all).size(), 0U);
        QVERIFY(shop.pay(placed.order.id));
        QCOMPARE(idsOf(shop, all), std::vector{placed.lines[0].id});
        QVERIFY(!shop.pay(placed.order.id)); // told again
        QCOMPARE(idsOf(shop, all).size(), 1U);
        QCOMPARE(idsOf(shop, {sellerOfAll + 1}).size(), 0U);
        const auto sums = sumsOf(shop, all);
        QCOMPARE(sums.quantity, 2);
        QCOMPARE(sums.gross, 2'000);
        QCOMPARE(sums.back, 0);
        QCOMPARE(sumsOf(shop, {sellerOfAll + 1}).gross, 0);
        QCOMPARE(brokenIn(shop), QStringList());
    }

    /// What members of load runs bought earns no seller anything.
    void whatALoadRunBoughtIsNotSold_data() { Engine::addRows(); }
    void whatALoadRunBoughtIsNotSold()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{offer.optionId, 1}});
        shop.engine->write(
            [&](sql::Connection &connection) { orders::markSampleOrders(connection, {placed.order.id}); });
        QVERIFY(shop.pay(placed.order.id));
        QCOMPARE(idsOf(shop, {sellerOfAll}).size(), 0U);
        QCOMPARE(sumsOf(shop, {sellerOfAll}).quantity, 0);
        QCOMPARE(brokenIn(shop), QStringList());
    }

    /// Pages follow the payments, also those of one moment, and hold each line once.
    void pagesFollowThePayments_data() { Engine::addRows(); }
    void pagesFollowThePayments()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 100});
        const auto other = shop.offer({.stock = 100, .productId = offer.productId});
        std::vector<Id> newestFirst;
        for (int i = 0; i < 5; ++i) {
            const auto placed = shop.placed(1 + i, {{offer.optionId, 1}, {other.optionId, 1}});
            QVERIFY(shop.pay(placed.order.id));
            for (const orders::OrderLine &line : placed.lines)
                newestFirst.insert(newestFirst.begin(), line.id);
            if (i % 2 == 1)
                shop.now += 1s;
        }
        QCOMPARE(idsOf(shop, {sellerOfAll}), newestFirst);
        std::vector<Id> paged;
        SoldFilter filter{sellerOfAll};
        for (int pages = 0; pages < 20; ++pages) {
            const auto lines = shop.engine->read(
                [&](sql::Connection &connection) { return SoldLineStore(connection).page(filter, 3); });
            if (lines.empty())
                break;
            for (const orders::OrderLine &line : lines)
                paged.push_back(line.id);
            filter.before = {*lines.back().paidAt, lines.back().id};
        }
        QCOMPARE(paged, newestFirst);
    }

    void itIsChosenByStoreTimeAndState_data() { Engine::addRows(); }
    void itIsChosenByStoreTimeAndState()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 100});
        const Instant first = shop.now;
        const auto early = shop.placed(1, {{offer.optionId, 1}});
        QVERIFY(shop.pay(early.order.id));
        shop.now += 24h;
        const auto late = shop.placed(2, {{offer.optionId, 3}});
        QVERIFY(shop.pay(late.order.id));
        const Id earlyLine = early.lines[0].id;
        const Id lateLine = late.lines[0].id;
        SoldFilter filter{sellerOfAll};
        filter.storeId = storeOfAll;
        QCOMPARE(idsOf(shop, filter), (std::vector{lateLine, earlyLine}));
        filter.storeId = storeOfAll + 1;
        QCOMPARE(idsOf(shop, filter).size(), 0U);
        filter = {sellerOfAll};
        filter.to = first + 24h; // exclusive
        QCOMPARE(idsOf(shop, filter), std::vector{earlyLine});
        filter = {sellerOfAll};
        filter.from = first + 24h;
        QCOMPARE(idsOf(shop, filter), std::vector{lateLine});
        QCOMPARE(sumsOf(shop, filter).quantity, 3);
        filter = {sellerOfAll};
        filter.state = LineState::Cancelled;
        QCOMPARE(idsOf(shop, filter).size(), 0U);
        shop.run("UPDATE order_lines SET state = 'CANCELLED' WHERE id = " + QByteArray::number(earlyLine));
        shop.run("UPDATE order_lines SET refunded_amount = 400 WHERE id = " + QByteArray::number(lateLine));
        QCOMPARE(idsOf(shop, filter), std::vector{earlyLine});
        QCOMPARE(sumsOf(shop, filter).back, 1'000);
        QCOMPARE(sumsOf(shop, {sellerOfAll}).back, 1'400);
        QCOMPARE(sumsOf(shop, {sellerOfAll}).gross, 4'000);
    }

    void whatIsMissingIsFound_data() { Engine::addRows(); }
    void whatIsMissingIsFound()
    {
        OPEN_SHOP(shop);
        const auto offer = shop.offer({.stock = 10});
        QVERIFY(shop.pay(shop.placed(1, {{offer.optionId, 1}}).order.id));
        QCOMPARE(brokenIn(shop), QStringList());
        shop.run("UPDATE sold_lines SET paid_at = paid_at + 1");
        QCOMPARE(brokenIn(shop), QStringList{QStringLiteral("orders.sold")});
        shop.run("DELETE FROM sold_lines");
        QCOMPARE(brokenIn(shop), QStringList{QStringLiteral("orders.sold")});
    }
};

QTEST_GUILESS_MAIN(SoldLinesTest)
#include "sold_lines_test.moc"
