// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/order_answer.h"
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using orders::NewOrder;
using placement::Outcome;
using test::Engine;
using test::said;
using test::TradeCase;

namespace {

QList<QByteArray> said(const std::vector<Outcome> &outcomes)
{
    QList<QByteArray> words;
    for (const Outcome &outcome : outcomes)
        words.append(test::said(outcome));
    return words;
}

using Words = QList<QByteArray>;

} // namespace

class PlacementBatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGrantIsWrittenWhole_data() { Engine::addRows(); }
    void aGrantIsWrittenWhole()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10, .price = 2'000, .limit = 5});
        const auto normal = shop.offer({.stock = 4, .price = 500});
        const auto placed = shop.placed(1, {{flash.optionId, 3}, {normal.optionId, 2}});
        QCOMPARE(placed.order.total, 7'000);

        const auto order = shop.order(placed.order.id);
        QCOMPARE(order.state, OrderState::PendingPayment);
        QCOMPARE(order.holdExpiresAt, shop.now + std::chrono::seconds(600));
        QCOMPARE(order.dueAt, order.holdExpiresAt);
        const auto lines = shop.lines(placed.order.id);
        QCOMPARE(lines.size(), 2U);
        QCOMPARE(lines[0].unitPrice, 2'000);
        QCOMPARE(lines[0].saleId, flash.saleId);
        QCOMPARE(lines[0].admission, 1);
        QVERIFY(!lines[1].saleId);
        QCOMPARE(shop.option(flash.optionId).held, 3);
        QCOMPARE(shop.option(flash.optionId).version, 2);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM holds WHERE state = 'HELD'"), 2);
        QCOMPARE(shop.number("SELECT granted FROM sale_members WHERE member_id = 1"), 3);
        QCOMPARE(shop.number("SELECT admission_count FROM sales"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderPlaced'"), 1);
        QCOMPARE(shop.board.look(std::array{stock::OptionQuantity{flash.optionId, 1}})[0]->available(), 7);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aRefusalWritesNothing_data() { Engine::addRows(); }
    void aRefusalWritesNothing()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 1, .limit = 1});
        const auto planned = shop.offer({.opens = std::chrono::seconds(60), .sale = true});
        const auto outcomes = shop.place({shop.request(1, {{flash.optionId, 2}}), shop.request(1, {{12345, 1}}),
                                          shop.request(1, {{planned.optionId, 1}})});
        QCOMPARE(said(outcomes), (Words{"LIMIT_EXCEEDED", "OPTION_NOT_FOUND", "SALE_NOT_OPEN"}));
        for (const char *table : {"orders", "order_lines", "holds", "admissions", "sale_members", "outbox"})
            QCOMPARE(shop.number(QByteArray("SELECT COUNT(*) FROM ") + table), 0);
        QCOMPARE(shop.option(flash.optionId).version, 1);
    }

    void F3_aRetryGetsItsFirstAnswerAlsoWhenAllIsOver_data() { Engine::addRows(); }
    void F3_aRetryGetsItsFirstAnswerAlsoWhenAllIsOver()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 1, .limit = 1});
        const auto request = shop.request(1, {{flash.optionId, 1}}, R"(a "quoted\" key)");
        const auto first = shop.place({request});
        const QByteArray answer = placement::encodePlaced(std::get<NewOrder>(first[0]).placed);
        shop.now += std::chrono::hours(2); // the sale is over, the hold has expired
        shop.sweep();
        shop.run("UPDATE options SET price = 9, name = 'Changed'");
        auto retry = request;
        retry.orderId = shop.ids.nextRange(shop.now, 2);
        auto otherBody = retry;
        otherBody.key.bodyHash = QByteArray(32, 'z');
        auto otherMember = retry;
        otherMember.memberId = 2;
        const auto outcomes = shop.place({retry, otherBody, otherMember});
        QCOMPARE(said(outcomes), (Words{"REPLAYED", "IDEMPOTENCY_KEY_REUSED", "SALE_CLOSED"}));
        QCOMPARE(placement::encodePlaced(std::get<placement::Replay>(outcomes[0]).placed), answer);
        QCOMPARE(shop.broken(), QStringList());
    }

    void limitsCountOverBatchesAndAreGivenBackByReleasedHolds_data() { Engine::addRows(); }
    void limitsCountOverBatchesAndAreGivenBackByReleasedHolds()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10, .limit = 2});
        shop.placed(1, {{flash.optionId, 2}});
        QCOMPARE(said(shop.place({shop.request(1, {{flash.optionId, 1}})})), Words{"LIMIT_EXCEEDED"});
        shop.now += std::chrono::seconds(601);
        QCOMPARE(shop.sweep().expired, 1);
        const auto again = shop.placed(1, {{flash.optionId, 2}});
        QVERIFY(shop.pay(again.order.id));
        shop.now += std::chrono::seconds(601);
        QCOMPARE(said(shop.place({shop.request(1, {{flash.optionId, 1}})})), Words{"LIMIT_EXCEEDED"});
        QCOMPARE(shop.broken(), QStringList());
    }

    void manyOrdersManyOptionsInOneBatch_data() { Engine::addRows(); }
    void manyOrdersManyOptionsInOneBatch()
    {
        OPEN_SHOP(shop);
        std::vector<test::Offered> offers;
        for (int i = 0; i < 5; ++i)
            offers.push_back(shop.offer({.stock = 100, .limit = 3}));
        std::vector<placement::PlacementRequest> batch;
        for (int i = 0; i < 512; ++i) {
            const auto &one = offers[size_t(i) % offers.size()];
            const auto &other = offers[size_t(i + 1) % offers.size()];
            batch.push_back(shop.request(1 + i % 300, {{one.optionId, 1}, {other.optionId, 1}}));
        }
        const auto words = said(shop.place(batch));
        const qint64 granted = words.count("PLACED");
        QCOMPARE(granted, 250); // 500 units, two an order
        QCOMPARE(shop.number("SELECT SUM(held) FROM options"), 500);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), granted);
        QCOMPARE(shop.broken(), QStringList());
    }

    void whatARolledBackBatchShowedIsNotShown()
    {
        TradeCase shop(Engine::create(QString::fromLatin1(Engine::sqlite), TradeCase::schema()));
        const auto flash = shop.offer({.stock = 10});
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, shop.engine->write([&](sql::Connection &connection) {
            shop.batch.run(connection, std::vector{shop.request(1, {{flash.optionId, 3}})});
            throw std::runtime_error("lost");
        }));
        QCOMPARE(shop.board.look(std::array{stock::OptionQuantity{flash.optionId, 1}})[0]->available(), 10);
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(PlacementBatchTest)
#include "placement_batch_test.moc"
