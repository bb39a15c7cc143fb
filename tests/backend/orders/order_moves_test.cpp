// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/work/loop.h"
#include "tests/support/shop/shop.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::TradeCase;

namespace {

/// An order of two lines that is paid, its stock committed and both deliveries requested.
struct Delivering
{
    Id orderId = 0;
    Id first = 0;
    Id second = 0;
    Id optionId = 0;
};

Delivering delivering(TradeCase &shop)
{
    const auto flash = shop.offer({.stock = 10, .limit = 5});
    const auto other = shop.offer({.stock = 10});
    const auto placed = shop.placed(1, {{flash.optionId, 2}, {other.optionId, 1}});
    shop.pay(placed.order.id);
    Delivering made{placed.order.id, placed.lines[0].id, placed.lines[1].id, flash.optionId};
    shop.tell(DeliveryRequested{made.orderId, {made.first, made.second}});
    return made;
}

} // namespace

class OrderMovesTest : public QObject
{
    Q_OBJECT

    /// What was told of an order since the last look, each time with a higher version; the last is what is stored.
    QList<OrderChanged> toldOf(TradeCase &shop, Id orderId)
    {
        QList<OrderChanged> told;
        for (const Change &change : shop.told.taken()) {
            const auto *order = std::get_if<OrderChanged>(&change);
            if (!order || order->orderId != orderId)
                continue;
            if (!told.isEmpty() && told.constLast().version >= order->version)
                qFatal("told twice with version %lld", order->version);
            told.append(*order);
        }
        const orders::Order stored = shop.order(orderId);
        if (!told.isEmpty() && (told.constLast().version != stored.version || told.constLast().state != stored.state ||
                                told.constLast().total != stored.total))
            qFatal("told is not what is stored");
        return told;
    }

private Q_SLOTS:
    void everyMoveOfAnOrderAndOfItsLinesIsToldWithItsVersion_data() { Engine::addRows(); }
    void everyMoveOfAnOrderAndOfItsLinesIsToldWithItsVersion()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10, .limit = 5});
        const auto placed = shop.placed(1, {{flash.optionId, 2}});
        const Id orderId = placed.order.id;
        const Id lineId = placed.lines[0].id;
        QCOMPARE(toldOf(shop, orderId).size(), 1); // placed
        const auto inside = [&](auto work) { shop.engine->write(work); };
        inside([&](sql::Connection &connection) { QVERIFY(shop.payments.begin(connection, orderId, shop.now)); });
        QCOMPARE(toldOf(shop, orderId).size(), 1); // is being paid
        inside([&](sql::Connection &connection) { shop.payments.stopPaying(connection, orderId, shop.now); });
        QCOMPARE(toldOf(shop, orderId).size(), 1); // waits again
        QVERIFY(shop.pay(orderId));
        QCOMPARE(toldOf(shop, orderId).size(), 2); // paid, its lines committed
        shop.tell(DeliveryRequested{orderId, {placed.lines[0].id}});
        QVERIFY(!toldOf(shop, orderId).isEmpty());
        inside([&](sql::Connection &connection) { shop.payments.setAttention(connection, orderId, "LOOK", shop.now); });
        QCOMPARE(toldOf(shop, orderId).size(), 1);
        inside([&](sql::Connection &connection) { shop.payments.endAttention(connection, orderId, shop.now); });
        QCOMPARE(toldOf(shop, orderId).size(), 1);
        const qint64 before = shop.order(orderId).version;
        shop.tell(DeliveryStarted{orderId, lineId});
        QVERIFY(!toldOf(shop, orderId).isEmpty());
        QVERIFY(shop.order(orderId).version > before); // so its ETag is another
        shop.tell(Delivered{orderId, lineId});
        QCOMPARE(toldOf(shop, orderId).constLast().state, OrderState::Completed);
    }

    void anOrderThatExpiresIsTold_data() { Engine::addRows(); }
    void anOrderThatExpiresIsTold()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10});
        const Id orderId = shop.placed(1, {{flash.optionId, 2}}).order.id;
        toldOf(shop, orderId);
        shop.now += 601s;
        shop.sweep();
        QCOMPARE(toldOf(shop, orderId).constLast().state, OrderState::Expired);
    }

    void payingCommitsStockOnce_data() { Engine::addRows(); }
    void payingCommitsStockOnce()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10, .limit = 5});
        const auto placed = shop.placed(1, {{flash.optionId, 3}});
        QVERIFY(shop.pay(placed.order.id));
        QVERIFY(!shop.pay(placed.order.id));
        shop.tell(PaymentApproved{.orderId = placed.order.id, .paymentId = 1}); // delivered twice
        const auto option = shop.option(flash.optionId);
        QCOMPARE(option.onHand, 7);
        QCOMPARE(option.held, 0);
        QCOMPARE(option.sold, 3);
        QCOMPARE(shop.lines(placed.order.id)[0].state, LineState::Paid);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'StockCommitted'"), 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aPollCommitsManyOrders_data() { Engine::addRows(); }
    void aPollCommitsManyOrders()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 200, .limit = 5});
        std::vector<events::Event> poll;
        for (Id member = 1; member <= 128; ++member) {
            const auto placed = shop.placed(member, {{flash.optionId, 1}});
            shop.engine->write([&](sql::Connection &connection) {
                return shop.payments.paid(connection, {placed.order.id}, shop.now);
            });
            poll.push_back(events::eventOf(PaymentApproved{.orderId = placed.order.id, .paymentId = 1}, 1, shop.now));
        }
        const qint64 version = shop.option(flash.optionId).version;
        shop.engine->write([&](sql::Connection &connection) { shop.worker.apply(connection, poll); });
        QCOMPARE(shop.option(flash.optionId).sold, 128);
        QCOMPARE(shop.option(flash.optionId).version, version + 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    void deliveryCompletesAnOrder_data() { Engine::addRows(); }
    void deliveryCompletesAnOrder()
    {
        OPEN_SHOP(shop);
        const auto made = delivering(shop);
        QCOMPARE(shop.lines(made.orderId)[0].state, LineState::DeliveryRequested);
        shop.tell(DeliveryStarted{made.orderId, made.first});
        shop.tell(Delivered{made.orderId, made.first});
        QCOMPARE(shop.order(made.orderId).state, OrderState::Paid);
        shop.tell(Delivered{made.orderId, made.second}); // never started: no such move
        QCOMPARE(shop.lines(made.orderId)[1].state, LineState::DeliveryRequested);
        shop.tell(DeliveryStarted{made.orderId, made.second});
        shop.tell(Delivered{made.orderId, made.second});
        shop.tell(Delivered{made.orderId, made.second}); // told twice
        QCOMPARE(shop.order(made.orderId).state, OrderState::Completed);
        QVERIFY(!shop.order(made.orderId).dueAt);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderCompleted'"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'LinesDelivered'"), 2);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// A delivery that fails by itself leaves the cancel of other lines where it is.
    void aFailedDeliveryKeepsTheCancelOfOtherLines_data() { Engine::addRows(); }
    void aFailedDeliveryKeepsTheCancelOfOtherLines()
    {
        OPEN_SHOP(shop);
        const work::Loop loop;
        const auto made = delivering(shop);
        const Instant due = shop.now + 30s;
        shop.engine->write([&](sql::Connection &connection) {
            orders::CancelCall call;
            call.orderId = made.orderId;
            call.scope = {1, "route", "key", {}};
            call.form.lineIds = {made.second};
            orders::MoveOrders(shop.tables, shop.limits)
                .run(connection, {orders::CancelKept{made.orderId, orders::intentOf(call), due}}, shop.now);
        });
        shop.tell(DeliveryRequested{made.orderId, {made.first, made.second}}); // told late
        QCOMPARE(shop.order(made.orderId).dueAt, std::optional(due));
        shop.tell(DeliveryFailed{made.orderId, made.first, QStringLiteral("lost")});
        QCOMPARE(shop.order(made.orderId).state, OrderState::PartiallyCancelled);
        QVERIFY(shop.order(made.orderId).cancelRequest);
        QCOMPARE(shop.order(made.orderId).dueAt, std::optional(due));
        QCoro::waitFor(shop.module.resumeCancel(made.orderId));
        QCOMPARE(shop.order(made.orderId).state, OrderState::Cancelled);
        QVERIFY(!shop.order(made.orderId).cancelRequest);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aCancelWhoseLinesEndedByThemselvesIsGivenUp_data() { Engine::addRows(); }
    void aCancelWhoseLinesEndedByThemselvesIsGivenUp()
    {
        OPEN_SHOP(shop);
        const work::Loop loop;
        const auto made = delivering(shop);
        shop.engine->write([&](sql::Connection &connection) {
            orders::CancelCall call;
            call.orderId = made.orderId;
            call.scope = {1, "route", "key", {}};
            call.form.lineIds = {made.second};
            orders::MoveOrders(shop.tables, shop.limits)
                .run(connection, {orders::CancelKept{made.orderId, orders::intentOf(call), shop.now}}, shop.now);
        });
        shop.tell(DeliveryFailed{made.orderId, made.second, QStringLiteral("lost")});
        QVERIFY(shop.order(made.orderId).cancelRequest);
        QCoro::waitFor(shop.module.resumeCancel(made.orderId));
        QVERIFY(!shop.order(made.orderId).cancelRequest);
        QVERIFY(*shop.order(made.orderId).dueAt > shop.now);
        QCOMPARE(shop.lines(made.orderId)[0].state, LineState::DeliveryRequested);
        QCOMPARE(shop.broken(), QStringList());
    }

    void F8_aFailedDeliveryGivesUnitsAndMoneyBackOnce_data() { Engine::addRows(); }
    void F8_aFailedDeliveryGivesUnitsAndMoneyBackOnce()
    {
        OPEN_SHOP(shop);
        const auto made = delivering(shop);
        shop.tell(DeliveryStarted{made.orderId, made.first});
        shop.tell(DeliveryFailed{made.orderId, made.first, QStringLiteral("lost")});
        shop.tell(DeliveryFailed{made.orderId, made.first, QStringLiteral("lost")}); // told twice
        QCOMPARE(shop.order(made.orderId).state, OrderState::PartiallyCancelled);
        const auto option = shop.option(made.optionId);
        QCOMPARE(option.onHand, 10);
        QCOMPARE(option.sold, 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM stock_entries WHERE kind = 'PUT_BACK'"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'LinesCancelled'"), 1);
        QCOMPARE(shop.number("SELECT granted FROM sale_members"), 2); // a committed unit counts for ever
        QCOMPARE(shop.broken(), QStringList());
        shop.tell(DeliveryStarted{made.orderId, made.second});
        shop.tell(Delivered{made.orderId, made.second});
        QCOMPARE(shop.order(made.orderId).state, OrderState::Completed);
        QCOMPARE(shop.broken(), QStringList());
    }

    void whenEveryDeliveryFailsTheOrderIsCancelled_data() { Engine::addRows(); }
    void whenEveryDeliveryFailsTheOrderIsCancelled()
    {
        OPEN_SHOP(shop);
        const auto made = delivering(shop);
        shop.tell(DeliveryFailed{made.orderId, made.first, QStringLiteral("lost")});
        shop.tell(DeliveryFailed{made.orderId, made.second, QStringLiteral("lost")});
        QCOMPARE(shop.order(made.orderId).state, OrderState::Cancelled);
        QCOMPARE(shop.order(made.orderId).dueAt, shop.now + shop.limits.moneyBack);
        shop.tell(PaymentCanceled{made.orderId, 1, 2'000, 2'000}); // of the first line; the other's is awaited
        QVERIFY(shop.order(made.orderId).dueAt);
        shop.tell(PaymentCanceled{made.orderId, 1, 1'000, 3'000});
        QVERIFY(!shop.order(made.orderId).dueAt);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aFailedPaymentReleasesEverything_data() { Engine::addRows(); }
    void aFailedPaymentReleasesEverything()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10, .limit = 5});
        const auto placed = shop.placed(1, {{flash.optionId, 3}});
        const auto fail = [&] {
            return shop.engine->write([&](sql::Connection &connection) {
                return shop.payments.failed(connection, placed.order.id, QStringLiteral("CARD_REFUSED"), shop.now);
            });
        };
        QVERIFY(fail());
        QVERIFY(!fail());
        QVERIFY(!shop.pay(placed.order.id));
        QCOMPARE(shop.order(placed.order.id).state, OrderState::PaymentFailed);
        QCOMPARE(shop.option(flash.optionId).available(), 10);
        QCOMPARE(shop.number("SELECT granted FROM sale_members"), 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'OrderClosed'"), 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    void payingAndExpiringNeverRace_data() { Engine::addRows(); }
    void payingAndExpiringNeverRace()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{flash.optionId, 1}});
        const auto begin = [&](Id orderId) {
            return shop.engine->write(
                [&](sql::Connection &connection) { return shop.payments.begin(connection, orderId, shop.now); });
        };
        QCOMPARE(begin(4242).error().code, QByteArray("ORDER_NOT_FOUND"));
        QVERIFY(begin(placed.order.id));
        QCOMPARE(begin(placed.order.id).error().code, QByteArray("ORDER_NOT_PAYABLE"));
        shop.now += 20min;
        QCOMPARE(shop.sweep().expired, 0);
        QCOMPARE(shop.order(placed.order.id).state, OrderState::PendingPayment);
        QVERIFY(shop.pay(placed.order.id));
        QCOMPARE(shop.order(placed.order.id).state, OrderState::Paid);

        const auto late = shop.placed(2, {{flash.optionId, 1}});
        shop.now += 10min;
        QCOMPARE(begin(late.order.id).error().code, QByteArray("ORDER_NOT_PAYABLE"));
        QCOMPARE(shop.sweep().expired, 1);
        QCOMPARE(shop.order(late.order.id).state, OrderState::Expired);
        QCOMPARE(shop.broken(), QStringList());
    }

    void anAttemptThatNeverReachedTheGatewayGivesTheOrderBack_data() { Engine::addRows(); }
    void anAttemptThatNeverReachedTheGatewayGivesTheOrderBack()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{flash.optionId, 1}});
        shop.engine->write([&](sql::Connection &connection) {
            QVERIFY(!shop.payments.stopPaying(connection, placed.order.id, shop.now));
            QVERIFY(shop.payments.begin(connection, placed.order.id, shop.now));
            QVERIFY(shop.payments.stopPaying(connection, placed.order.id, shop.now));
            QVERIFY(shop.payments.begin(connection, placed.order.id, shop.now));
            QVERIFY(shop.payments.stopPaying(connection, placed.order.id, shop.now));
        });
        shop.now += 10min;
        QCOMPARE(shop.sweep().expired, 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aSweepTakesManySlices_data() { Engine::addRows(); }
    void aSweepTakesManySlices()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 1'000, .limit = 9, .holdTime = 2s});
        std::vector<placement::PlacementRequest> batch;
        for (Id member = 1; member <= 450; ++member)
            batch.push_back(shop.request(1 + member % 100, {{flash.optionId, 1}}));
        shop.place(batch);
        QCOMPARE(shop.option(flash.optionId).held, 450);
        shop.now += 1s;
        QCOMPARE(shop.sweep().looked, 0);
        shop.now += 1s;
        QCOMPARE(shop.sweep().expired, 450);
        QCOMPARE(shop.option(flash.optionId).held, 0);
        QCOMPARE(shop.option(flash.optionId).version, 5); // once a slice
        QCOMPARE(shop.number("SELECT SUM(granted) FROM sale_members"), 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    void I11_anOrderThatDoesNotMoveIsShownToAPerson_data() { Engine::addRows(); }
    void I11_anOrderThatDoesNotMoveIsShownToAPerson()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{flash.optionId, 1}});
        const Id orderId = placed.order.id;
        shop.engine->write([&](sql::Connection &connection) { shop.payments.paid(connection, {orderId}, shop.now); });
        shop.now += shop.limits.stockCommitted + 1s;
        QCOMPARE(shop.sweep().attention, 1);
        QCOMPARE(shop.order(orderId).attention->reason, QByteArray("SAGA_STUCK"));
        const Instant since = shop.order(orderId).attention->since;
        shop.now += shop.limits.lookAgain;
        QCOMPARE(shop.sweep().attention, 1);
        QCOMPARE(shop.order(orderId).attention->since, since);
        shop.tell(PaymentApproved{.orderId = orderId, .paymentId = 1}); // it goes on after all
        shop.tell(DeliveryRequested{orderId, {placed.lines[0].id}});
        QVERIFY(!shop.order(orderId).attention);
        QCOMPARE(shop.broken(), QStringList());
    }

    void aPaidLineWhoseHoldIsGoneGivesTheMoneyBack_data() { Engine::addRows(); }
    void aPaidLineWhoseHoldIsGoneGivesTheMoneyBack()
    {
        OPEN_SHOP(shop);
        const auto flash = shop.offer({.stock = 10});
        const auto other = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{flash.optionId, 1}, {other.optionId, 1}});
        shop.engine->write([&](sql::Connection &connection) {
            shop.holds.release(connection, shop.holds.lockHeld(connection, {placed.lines[0].id}), shop.now);
        });
        shop.pay(placed.order.id);
        QCOMPARE(shop.order(placed.order.id).state, OrderState::PartiallyCancelled);
        QCOMPARE(shop.lines(placed.order.id)[0].state, LineState::Cancelled);
        QCOMPARE(shop.lines(placed.order.id)[1].state, LineState::Paid);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM outbox WHERE type = 'LinesCancelled'"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM stock_entries WHERE kind = 'PUT_BACK'"), 0);
        QCOMPARE(shop.broken(), QStringList());
    }

    void anApprovalOfAnOrderThatIsNotPaidIsABug()
    {
        TradeCase shop(Engine::create(QString::fromLatin1(Engine::sqlite), TradeCase::schema()));
        const auto flash = shop.offer({.stock = 10});
        const auto placed = shop.placed(1, {{flash.optionId, 1}});
        QVERIFY_THROWS_EXCEPTION(std::runtime_error,
                                 shop.tell(PaymentApproved{.orderId = placed.order.id, .paymentId = 1}));
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(OrderMovesTest)
#include "order_moves_test.moc"
