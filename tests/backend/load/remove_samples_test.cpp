// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/load/sample_shop.h"

#include "backend/load/rehearsal_books.h"
#include "backend/orders/sample_order_store.h"

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::SampleShop;

namespace {

/// What the rows of everybody else say.
QList<QByteArray> othersOf(SampleShop &shop)
{
    return shop.engine->read([](sql::Connection &connection) {
        QList<QByteArray> rows;
        for (const char *text : {"SELECT id, state, total, version, updated_at FROM orders WHERE member_id = 1002 "
                                 "ORDER BY id",
                                 "SELECT l.id, l.state, l.quantity, l.sale_id, l.admission FROM order_lines l JOIN "
                                 "orders o ON o.id = l.order_id WHERE o.member_id = 1002 ORDER BY l.id",
                                 "SELECT id, subject_id, amount, canceled_amount, version FROM payments WHERE "
                                 "member_id = 1002 ORDER BY id",
                                 "SELECT sale_id, sequence, order_id, quantity, member_id FROM admissions WHERE "
                                 "member_id = 1002 ORDER BY sequence",
                                 "SELECT seller_id, line_id, store_id, paid_at, 0 FROM sold_lines ORDER BY line_id",
                                 "SELECT sale_id, member_id, granted, 0, 0 FROM sale_members WHERE member_id = 1002"}) {
            auto &row = connection.statement(text);
            while (row.next())
                rows.append(row.text(0) + ' ' + row.text(1) + ' ' + row.text(2) + ' ' + row.text(3) + ' ' +
                            row.text(4));
        }
        return rows;
    });
}

/// Who came and what became of it: four orders are at rest once the unpaid one has expired, those of who waits and of
/// whose time lasts are not.
struct Crowd
{
    explicit Crowd(SampleShop &shop)
        : first(shop.loadMember()), second(shop.loadMember()), waiting(shop.loadMember()), lasting(shop.loadMember(4h)),
          bought(shop.order(SampleShop::shopper, shop.real, 2)), returned(shop.order(first, shop.real, 2)),
          atGateway(shop.order(first, shop.real, 3)), rehearsed(shop.order(second, shop.shadow, 4)),
          unpaid(shop.order(second, shop.shadow, 1)), onItsWay(shop.order(waiting, shop.real, 5)),
          current(shop.order(lasting, shop.real, 1))
    {
        for (const auto *paid : {&bought, &atGateway})
            shop.pay(*paid, false);
        for (const auto *paid : {&returned, &rehearsed, &onItsWay, &current})
            shop.pay(*paid, true);
        for (const auto *delivered : {&returned, &atGateway, &rehearsed, &current})
            shop.deliver(*delivered);
        shop.giveBack(returned);
    }

    Id first;
    Id second;
    Id waiting;
    Id lasting;
    orders::PlacedOrder bought;
    orders::PlacedOrder returned;
    orders::PlacedOrder atGateway;
    orders::PlacedOrder rehearsed;
    orders::PlacedOrder unpaid;
    orders::PlacedOrder onItsWay;
    orders::PlacedOrder current;
};

load::RemovedSamples removeFrom(SampleShop &shop)
{
    return QCoro::waitFor(shop.loadModule.samples().run({}));
}

/// Of his balance, at the gateway.
void charge(SampleShop &shop, Id member, Money amount)
{
    shop.engine->write([&](sql::Connection &connection) {
        payments::Payment payment;
        payment.id = shop.ids.next(shop.now);
        payment.subjectId = shop.ids.next(shop.now);
        payment.memberId = member;
        payment.method = "PG";
        payment.amount = amount;
        payment.state = PaymentState::Failed;
        payments::insertPayment(connection, payment);
    });
}

/// False where it was stopped on the way. waitFor waits for ever for a task that throws.
QCoro::Task<bool> endsWhole(load::RemoveSamples &removal)
{
    try {
        const auto removing = removal.run({});
        co_await removing;
        co_return true;
    } catch (const sql::Failure &) {
        co_return false;
    }
}

} // namespace

#define OPEN_SAMPLES(shop)                                                                                             \
    QFETCH(QString, engine);                                                                                           \
    auto opened = Engine::create(engine, SampleShop::schema());                                                        \
    if (!opened)                                                                                                       \
        QSKIP(qPrintable(test::FreshDatabase::absence(engine)));                                                       \
    SampleShop shop(std::move(opened))

/// What load runs left behind goes, as if it had never been; nobody else notices, and every check holds.
class RemoveSamplesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAtRestGoesAndNobodyElseNotices_data() { Engine::addRows(); }
    void whatIsAtRestGoesAndNobodyElseNotices()
    {
        OPEN_SAMPLES(shop);
        const Crowd crowd(shop);
        QCOMPARE(shop.broken(), QStringList());
        shop.now += 1h;
        shop.sweep(); // what was not paid expires
        shop.now += 90min;
        QCoro::waitFor(shop.loadModule.endRehearsals());
        QCoro::waitFor(shop.loadModule.endExpired());
        QCoro::waitFor(shop.loadModule.removeExpired());
        const auto others = othersOf(shop);

        const auto removed = removeFrom(shop);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(removed.orders, 4);
        QCOMPARE(removed.rehearsals, 1);
        QCOMPARE(removed.members, 2);
        QVERIFY(!removed.more);
        QVERIFY(!shop.isThere(crowd.first) && !shop.isThere(crowd.second));
        QVERIFY(shop.isThere(crowd.waiting) && shop.isThere(crowd.lasting) && shop.isThere(SampleShop::shopper));
        for (const auto *gone : {&crowd.returned, &crowd.atGateway, &crowd.rehearsed, &crowd.unpaid})
            QVERIFY(!shop.hasOrder(*gone));
        for (const auto *stays : {&crowd.bought, &crowd.onItsWay, &crowd.current})
            QVERIFY(shop.hasOrder(*stays));
        QCOMPARE(othersOf(shop), others);

        QCOMPARE(removeFrom(shop).orders, 0);
        shop.deliver(crowd.onItsWay);
        shop.now += 2h;
        const auto rest = removeFrom(shop);
        QCOMPARE(rest.orders, 2);
        QCOMPARE(rest.members, 2);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(othersOf(shop), others);
        QCOMPARE(shop.option(shop.real).sold, 2);
        QCOMPARE(shop.sumOf(wallets::AccountKind::Gateway), -2'000);
    }

    /// What samples had is for sale again, and what is left of them is evidence.
    void whatIsLeftOfThemIsEvidence_data() { Engine::addRows(); }
    void whatIsLeftOfThemIsEvidence()
    {
        OPEN_SAMPLES(shop);
        const Crowd crowd(shop);
        shop.now += 1h;
        shop.sweep();
        shop.now += 90min;
        QCoro::waitFor(shop.loadModule.endRehearsals());
        QCOMPARE(removeFrom(shop).orders, 4);
        // For sale again, what they scrapped as well.
        const auto option = shop.option(shop.real);
        QCOMPARE(option.onHand, 92);
        QCOMPARE(option.sold, 8);
        QCOMPARE(option.held, 0);
        // The real sale's ledger tells of all it ever granted; of the rehearsal nothing is left but its row.
        QCOMPARE(shop.number("SELECT COUNT(*) FROM admissions"), 5);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM sales"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM options"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM products"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM rehearsals WHERE removed_at IS NOT NULL"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM stock_entries"), 1);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM claims"), 0);
        QCOMPARE(shop.sumOf(wallets::AccountKind::Member, crowd.first), 0);
        QCOMPARE(shop.sumOf(wallets::AccountKind::Orders), 8'000);
        // 2,000 of the shopper's and what is left of two load members.
        QCOMPARE(shop.sumOf(wallets::AccountKind::Gateway), -202'000);
    }

    /// Several at once: what went is counted by one of them, and each is written down before it begins.
    void severalAtOnceCountWhatWentOnce_data() { Engine::addRows(); }
    void severalAtOnceCountWhatWentOnce()
    {
        OPEN_SAMPLES(shop);
        const Crowd crowd(shop);
        shop.now += 1h;
        shop.sweep();
        shop.deliver(crowd.onItsWay);
        shop.now += 5h;
        QCoro::waitFor(shop.loadModule.endRehearsals());
        std::vector<QCoro::Task<load::RemovedSamples>> removals;
        for (Id boss = 1; boss <= 4; ++boss)
            removals.push_back(shop.loadModule.samples().run({boss, "request"}));
        load::SampleCounts all;
        for (auto &removal : removals) {
            const load::RemovedSamples removed = QCoro::waitFor(removal);
            all.orders += removed.orders;
            all.rehearsals += removed.rehearsals;
            all.members += removed.members;
        }
        QCOMPARE(load::toJson(all), load::toJson(load::SampleCounts{6, 1, 4}));
        QCOMPARE(shop.broken(), QStringList());
        QList<QByteArray> acts;
        for (const AuditEntry &entry : shop.ground.audit.entries()) {
            if (entry.object == "members:load")
                acts.append(entry.action);
        }
        QCOMPARE(acts.size(), 8);
        QCOMPARE(acts.first(), QByteArray("load.removal"));
        QCOMPARE(acts.count("load.removed"), 4);
    }

    /// Stopped after whatever transaction: every check holds, and the next go ends it.
    void itMayStopAnywhere_data() { Engine::addRows(); }
    void itMayStopAnywhere()
    {
        OPEN_SAMPLES(shop);
        QList<Id> members;
        for (int i = 0; i < 3; ++i) {
            members.append(shop.loadMember());
            for (const Id option : {shop.real, shop.shadow}) {
                const auto placed = shop.order(members.last(), option, 2);
                shop.pay(placed, i == 0);
                shop.deliver(placed);
            }
        }
        shop.now += 3h;
        QCoro::waitFor(shop.loadModule.endRehearsals());
        int allowed = 0;
        sql::Database guarded(shop.engine->database(), [&](sql::WriteJob &) { return allowed-- > 0; });
        Ground ground{
            guarded,           shop.ground.ids,     shop.ground.all.clock, shop.ground.outbox, shop.ground.changes,
            shop.ground.audit, shop.ground.metrics, shop.ground.health,    shop.ground.peers};
        const catalog::CatalogParts parts{ground, shop.stock, shop.board, shop.sales};
        const auto calm = [](sql::Connection &) { return load::ServerReadiness{true, {}, 0.0}; };
        const load::LoadParts loadParts{parts, shop.orders, shop.tokens, {true, true}, calm, {}, shop.records};
        load::RemoveSamples removal(loadParts);
        int stops = 0;
        bool ended = false;
        while (!ended && stops < 100) {
            allowed = ++stops;
            ended = QCoro::waitFor(endsWhole(removal));
            QCOMPARE(shop.broken(), QStringList());
        }
        QVERIFY(ended);
        QVERIFY(stops > 3);
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(shop.number("SELECT COUNT(*) FROM orders"), 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM load_members"), 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM sales"), 1);
        QCOMPARE(shop.option(shop.real).onHand, 100);
    }

    /// What consumers may still hear of, waits for a person or was put right by one stays.
    void whatIsNotAtRestStays_data() { Engine::addRows(); }
    void whatIsNotAtRestStays()
    {
        OPEN_SAMPLES(shop);
        const Id member = shop.loadMember();
        const auto placed = shop.order(member, shop.real, 2);
        shop.pay(placed, true);
        shop.deliver(placed);
        shop.now += 11min;
        shop.lag = 660.0; // somebody is behind all of it
        QCOMPARE(removeFrom(shop).orders, 0);
        shop.lag.reset();
        QCOMPARE(removeFrom(shop).orders, 0);
        shop.lag = 0.0;
        shop.run("UPDATE orders SET attention = 'PAYMENT_UNKNOWN'");
        QCOMPARE(removeFrom(shop).orders, 0);
        shop.run("UPDATE orders SET attention = NULL");
        shop.run("INSERT INTO dead_letters (consumer_group, event_id, topic, event_key, type, payload, reason, state, "
                 "created_at) SELECT 'claims', 1, 'firstcome.orders', id, 'x', '{}', 'why', 'DEAD', 1 FROM orders");
        QCOMPARE(removeFrom(shop).orders, 0);
        shop.run("UPDATE dead_letters SET state = 'DISCARDED'");
        QCOMPARE(removeFrom(shop).orders, 1);
        QCOMPARE(shop.broken(), QStringList());
        // What it was stays known, for whoever hears of it late.
        const std::unordered_set<Id> removed = shop.engine->read([&](sql::Connection &connection) {
            return orders::removedOrdersAmong(connection, {placed.order.id, 77});
        });
        QCOMPARE(removed, std::unordered_set<Id>{placed.order.id});
    }

    /// The gateway goes on knowing him: he is no member of a run that is under way, and the report says so.
    void whoChargedAtTheGatewayStaysAndIsNamed_data() { Engine::addRows(); }
    void whoChargedAtTheGatewayStaysAndIsNamed()
    {
        OPEN_SAMPLES(shop);
        const Id charger = shop.loadMember();
        const Id buyer = shop.loadMember();
        const Id other = shop.loadMember();
        const auto placed = shop.order(buyer, shop.real, 2);
        charge(shop, charger, 5'000);
        shop.now += 11min;
        const auto left = [&] {
            return shop.engine->read(
                [&](sql::Connection &connection) { return shop.loadModule.samples().left(connection); });
        };
        const auto removed = removeFrom(shop);
        QCOMPARE(removed.members, 1);
        QVERIFY(shop.isThere(charger) && shop.isThere(buyer) && !shop.isThere(other));
        QVERIFY(shop.hasOrder(placed));
        QCOMPARE(left().members, 2);
        QCOMPARE(left().charged, 1);
        QCOMPARE(load::toJson(left()).value(QStringLiteral("charged")).toInt(), 1);
        QCOMPARE(shop.broken(), QStringList());
    }

    /// What the checklist rests on: the shop's own ledger, orders and shadow stock.
    void N10_theBooksOfARehearsalAreTheShopsOwn_data() { Engine::addRows(); }
    void N10_theBooksOfARehearsalAreTheShopsOwn()
    {
        OPEN_SAMPLES(shop);
        const Crowd crowd(shop);
        const auto books = [&] {
            return shop.engine->read([&](sql::Connection &connection) {
                const auto rehearsals = load::RehearsalStore(connection).open(0, 10);
                return load::booksOf(connection, shop.loadParts, rehearsals.front());
            });
        };
        QCOMPARE(books().orders, 2);
        QCOMPARE(books().units, 5);
        QCOMPARE(books().peakPerSecond, 2);
        QCOMPARE(books().oversold, 0);
        shop.run("UPDATE options SET on_hand = 1, sold = 2 WHERE shadow = 1"); // 5 are held or sold
        QCOMPARE(books().oversold, 2);
    }

    /// Units that a person corrected stand beside his reason: that stock stays.
    void stockThatAPersonCorrectedStays_data() { Engine::addRows(); }
    void stockThatAPersonCorrectedStays()
    {
        OPEN_SAMPLES(shop);
        shop.now += 3h;
        QCoro::waitFor(shop.loadModule.endRehearsals());
        shop.run("INSERT INTO stock_entries (option_id, kind, quantity, cause, created_at) SELECT id, 'RECEIVED', 3, "
                 "'correction:9', 1 FROM options WHERE shadow = 1");
        shop.run("UPDATE options SET on_hand = on_hand + 3 WHERE shadow = 1");
        shop.run(
            "INSERT INTO stock_corrections (id, option_id, kind, quantity, reason, corrector, corrector_id, cause, "
            "created_at) SELECT 9, id, 'RECEIVED', 3, 'found', 'SELLER', 1, 'correction:9', 1 FROM options "
            "WHERE shadow = 1");
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(removeFrom(shop).rehearsals, 0);
        QCOMPARE(shop.number("SELECT COUNT(*) FROM sales"), 2);
        QCOMPARE(shop.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(RemoveSamplesTest)
#include "remove_samples_test.moc"
