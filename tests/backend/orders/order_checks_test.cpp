// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/stock/correct_stock.h"
#include "shared/contract/topics.h"
#include "tests/support/shop/shop.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::Engine;
using test::TradeCase;

namespace {

/// One thing done to the database behind the program's back, and the invariants that must notice.
struct Harm
{
    const char *name;
    const char *statement;
    QStringList found;
};

const Harm harms[] = {
    {"a unit out of nothing",
     "UPDATE options SET on_hand = on_hand + 1 WHERE id = (SELECT option_id FROM stock_entries LIMIT 1)",
     {QStringLiteral("stock.conserved")}},
    {"a sold unit forgotten",
     "UPDATE options SET sold = sold - 1, on_hand = on_hand + 1 WHERE sold > 0",
     {QStringLiteral("stock.sold")}},
    {"a correction without its entry",
     "UPDATE stock_corrections SET quantity = quantity + 1",
     {QStringLiteral("stock.corrections")}},
    {"an entry without its correction", "DELETE FROM stock_corrections", {QStringLiteral("stock.corrections")}},
    {"a held unit forgotten", "UPDATE options SET held = held - 1 WHERE held > 0", {QStringLiteral("stock.held")}},
    {"an option lost", "UPDATE holds SET option_id = 1", {QStringLiteral("stock.holds-known")}},
    {"a hold lost", "DELETE FROM holds WHERE state = 'COMMITTED'", {QStringLiteral("orders.holds")}},
    {"a hold of nobody", "INSERT INTO holds VALUES (5, 5, 5, 1, 'RELEASED', 0)", {QStringLiteral("orders.holds")}},
    {"a line too large",
     "UPDATE order_lines SET quantity = quantity + 1 WHERE state = 'PAID'",
     {QStringLiteral("orders.holds"), QStringLiteral("orders.total"), QStringLiteral("orders.allowances"),
      QStringLiteral("orders.admissions")}},
    {"a line in another state",
     "UPDATE order_lines SET state = 'CANCELLED' WHERE state = 'RESERVED'",
     {QStringLiteral("orders.states"), QStringLiteral("orders.holds")}},
    {"an order in another state",
     "UPDATE orders SET state = 'COMPLETED' WHERE state = 'PAID'",
     {QStringLiteral("orders.states")}},
    {"lines lost", "DELETE FROM order_lines", {QStringLiteral("orders.lines"), QStringLiteral("orders.holds")}},
    {"an order lost", "DELETE FROM orders WHERE state = 'PAID'", {QStringLiteral("orders.lines")}},
    {"a total changed", "UPDATE orders SET total = total + 1", {QStringLiteral("orders.total")}},
    {"nothing awaited", "UPDATE orders SET due_at = NULL", {QStringLiteral("orders.awaited")}},
    {"paid and being paid",
     "UPDATE orders SET paying_since = 1 WHERE state = 'PAID'",
     {QStringLiteral("orders.paying")}},
    {"stuck in silence", "UPDATE orders SET due_at = 1 WHERE state = 'PAID'", {QStringLiteral("orders.moving")}},
    {"a gap in a ledger",
     "DELETE FROM admissions WHERE sequence = 1",
     {QStringLiteral("sales.sequence"), QStringLiteral("sales.chain"), QStringLiteral("orders.admissions")}},
    {"an admission changed",
     "UPDATE admissions SET member_id = 99 WHERE sequence = 2",
     {QStringLiteral("sales.chain")}},
    {"a tail cut off",
     "UPDATE sales SET admission_count = 1",
     {QStringLiteral("sales.sequence"), QStringLiteral("sales.chain")}},
    {"units admitted and never granted",
     "UPDATE admissions SET quantity = quantity + 1 WHERE sequence = 1",
     {QStringLiteral("orders.admissions"), QStringLiteral("sales.chain")}},
    {"a limit passed",
     "UPDATE sale_members SET granted = 99 WHERE member_id = 1",
     {QStringLiteral("sales.limits"), QStringLiteral("orders.allowances")}},
    {"an allowance lost", "DELETE FROM sale_members WHERE member_id = 1", {QStringLiteral("orders.allowances")}},
    {"an operator's correction without a second person",
     "UPDATE stock_corrections SET corrector = 'OPERATOR'",
     {QStringLiteral("stock.approved")}},
    {"more given back than was paid",
     "UPDATE order_lines SET refunded_amount = 1000000",
     {QStringLiteral("orders.refunds")}},
};

/// One order that waits for payment, one that is paid, one that expired.
void fill(TradeCase &shop)
{
    const auto flash = shop.offer({.stock = 20, .limit = 5, .holdTime = 30s});
    const auto paid = shop.placed(1, {{flash.optionId, 2}});
    shop.pay(paid.order.id);
    shop.placed(3, {{flash.optionId, 1}});
    shop.now += 31s;
    shop.sweep();
    shop.placed(2, {{flash.optionId, 3}});
    shop.engine->write([&](sql::Connection &connection) {
        stock::CorrectionCall call;
        call.optionId = flash.optionId;
        call.form = {StockEntryKind::Scrapped, 1, QStringLiteral("broken")};
        call.corrector = stock::Corrector::Seller;
        call.correctorId = 8; // whose every product is here
        return stock::CorrectStock(shop.ground.all, shop.stock).run(connection, call, shop.now).has_value();
    });
}

struct Undo : std::runtime_error
{
    using std::runtime_error::runtime_error;
};

/// The ids of the invariants that notice; the harm is rolled back.
QStringList harmed(TradeCase &shop, const Harm &harm)
{
    QStringList found;
    try {
        shop.engine->write([&](sql::Connection &connection) {
            connection.run(harm.statement);
            for (const QString &violation : shop.broken(connection))
                found.append(violation.section(u':', 0, 0));
            throw Undo("undo");
        });
    } catch (const Undo &) {
        // The next harm is done to a sound database again.
    }
    return found;
}

} // namespace

class OrderChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInvariantCanFail_data() { Engine::addRows(); }
    void everyInvariantCanFail()
    {
        OPEN_SHOP(shop);
        fill(shop);
        QCOMPARE(shop.broken(), QStringList());
        for (const Harm &harm : harms) {
            const QStringList found = harmed(shop, harm);
            for (const QString &expected : harm.found)
                QVERIFY2(found.contains(expected),
                         qPrintable(QStringLiteral("%1: %2 is not in %3")
                                        .arg(QLatin1StringView(harm.name), expected, found.join(u' '))));
        }
        QCOMPARE(shop.broken(), QStringList());
    }

    void everyInvariantIsBrokenByATest()
    {
        TradeCase shop(Engine::create(QString::fromLatin1(Engine::sqlite), TradeCase::schema()));
        QStringList broken;
        for (const Harm &harm : harms)
            broken += harm.found;
        for (const Check &check : shop.checks()) {
            // The database itself refuses a counter out of range, see the next test; approvals have tests of their own.
            if (check.id != "stock.range" && !check.id.startsWith("approvals."))
                QVERIFY2(broken.contains(QString::fromLatin1(check.id)), check.id);
        }
    }

    void A8_theDatabaseRefusesACounterOutOfRange_data() { Engine::addRows(); }
    void A8_theDatabaseRefusesACounterOutOfRange()
    {
        OPEN_SHOP(shop);
        fill(shop);
        for (const char *statement : {"UPDATE options SET held = on_hand + 1", "UPDATE options SET sold = -1",
                                      "UPDATE options SET on_hand = -1", "UPDATE sale_members SET granted = -1",
                                      "UPDATE holds SET quantity = 0"})
            QVERIFY_THROWS_EXCEPTION(sql::Failure, shop.run(statement));
        QCOMPARE(shop.broken(), QStringList());
    }

    void aHoldOutlivingItsDeadlineIsSeen()
    {
        TradeCase shop(Engine::create(QString::fromLatin1(Engine::sqlite), TradeCase::schema()));
        const auto flash = shop.offer({.stock = 20, .holdTime = 60s, .sale = true});
        const auto placed = shop.placed(1, {{flash.optionId, 1}});
        shop.now += 70s;
        QCOMPARE(shop.broken(), QStringList()); // nobody has swept: the server may have been stopped
        shop.engine->write([&](sql::Connection &connection) {
            orders::SweepStore().advance(connection, {shop.now, shop.now});
        });
        QVERIFY(shop.broken().join(u' ').startsWith(QStringLiteral("orders.moving")));
        shop.sweep();
        QCOMPARE(shop.broken(), QStringList());
        QCOMPARE(shop.order(placed.order.id).state, OrderState::Expired);
    }
};

QTEST_GUILESS_MAIN(OrderChecksTest)
#include "order_checks_test.moc"
