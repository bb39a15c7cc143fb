// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/claims/claim_case.h"
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::ClaimCase;
using test::Engine;

namespace {

struct Broken
{
    const char *name;
    const char *statement;
    const char *check;
};

/// Of a shop where one return of two units is completed, one refund is approved and paid, and one return is asked for.
constexpr Broken all[] = {
    {"a grant that no state has", "UPDATE claims SET state = 'REQUESTED' WHERE state = 'COMPLETED' AND kind = 'REFUND'",
     "claims.states"},
    {"more units back than asked", "UPDATE claims SET quantity = 1 WHERE granted_quantity = 2", "claims.states"},
    {"a return that no job will complete", "UPDATE claims SET due_at = NULL", "claims.states"},
    {"two open claims of a line", "UPDATE claims SET state = 'REQUESTED', line_id = (SELECT MIN(id) FROM order_lines)",
     "claims.one-open"},
    {"claimed after the rejection",
     "UPDATE claims SET state = 'REJECTED', line_id = (SELECT MAX(id) FROM order_lines) WHERE kind = 'REFUND'",
     "claims.rejection-final"},
    {"a line that forgot what it gave",
     "UPDATE order_lines SET refunded_amount = refunded_amount - 1 "
     "WHERE refunded_amount > 0",
     "claims.lines"},
    {"units a line forgot", "UPDATE order_lines SET returned_quantity = 1 WHERE returned_quantity = 2", "claims.lines"},
    {"a line that forgot its open claim", "UPDATE order_lines SET open_claim_id = NULL", "claims.lines"},
    {"a line with a claim that is none", "UPDATE order_lines SET open_claim_id = 77 WHERE open_claim_id IS NULL",
     "claims.lines"},
    {"a line that gave more than it cost",
     "UPDATE order_lines SET refunded_amount = unit_price * quantity + 1 "
     "WHERE refunded_amount > 0",
     "orders.refunds"},
    {"returned, with units at its buyer's", "UPDATE order_lines SET returned_quantity = 1 WHERE state = 'RETURNED'",
     "orders.refunds"},
    {"units that never came back", "DELETE FROM stock_entries WHERE kind = 'PUT_BACK'", "claims.stock"},
    {"units that came back of nothing", "UPDATE stock_entries SET cause = 'claim:77' WHERE kind = 'PUT_BACK'",
     "claims.stock"},
    {"other units than were granted", "UPDATE stock_entries SET quantity = 1 WHERE kind = 'PUT_BACK'", "claims.stock"},
    {"units that were to be scrapped", "DELETE FROM stock_entries WHERE kind = 'SCRAPPED'", "claims.stock"},
    {"money of no claim", "UPDATE payment_transactions SET cause = 'claim:77' WHERE amount = 2000", "claims.money"},
    {"other money than was told", "UPDATE claims SET paid_amount = 1 WHERE kind = 'REFUND'", "claims.money"},
    {"money that never went back", "UPDATE payment_transactions SET state = 'REFUSED' WHERE kind = 'CANCEL'",
     "claims.money"},
};

} // namespace

/// I4, I10, I20: what `check` says of claims, each broken on purpose.
class ClaimChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void I10_whatDoesNotHoldIsFound_data()
    {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<QString>("check");
        for (const char *engine : {Engine::sqlite, Engine::mariaDb, Engine::mySql}) {
            for (const Broken &broken : all)
                QTest::addRow("%s, %s", engine, broken.name)
                    << QString::fromLatin1(engine) << QByteArray(broken.statement) << QString::fromLatin1(broken.check);
        }
    }
    void I10_whatDoesNotHoldIsFound()
    {
        OPEN_CLAIMS(at);
        fill(at);
        QCOMPARE(at.broken(), QStringList());
        QFETCH(QByteArray, statement);
        QFETCH(QString, check);
        at.till.shop.run(statement);
        QVERIFY2(at.broken().contains(check), qPrintable(at.broken().join(u' ')));
    }

    /// I27: money that nobody asks for and returns that are overdue are found once the server was alive long after.
    void I27_whatStandsStillIsFound_data() { Engine::addRows(); }
    void I27_whatStandsStillIsFound()
    {
        OPEN_CLAIMS(at);
        const auto order = at.delivered({1, 1});
        const auto refund = at.ask(order.lines.at(0), ClaimKind::Refund);
        at.approve(*refund); // and nobody brings the event to payments
        at.till.shop.now += 4min;
        at.till.shop.placed(at.member, {{at.till.shop.offer({}).optionId, 1}});
        QVERIFY(!at.broken().contains(QStringLiteral("claims.moving")));
        at.till.shop.now += 2min;
        at.till.shop.placed(at.member, {{at.till.shop.offer({}).optionId, 1}});
        QVERIFY(at.broken().contains(QStringLiteral("claims.moving")));
        at.drain();
        QVERIFY(!at.broken().contains(QStringLiteral("claims.moving")));
        const auto due = at.ask(order.lines.at(1), ClaimKind::Return)->dueAt;
        at.till.shop.now = *due + 6min;
        QVERIFY(!at.broken().contains(QStringLiteral("claims.moving"))); // nothing happened since: it may be stopped
        at.till.shop.placed(at.member, {{at.till.shop.offer({}).optionId, 1}});
        QVERIFY(at.broken().contains(QStringLiteral("claims.moving")));
    }

private:
    static void fill(ClaimCase &at)
    {
        const auto order = at.delivered({2, 1, 3});
        const auto returned = at.ask(order.lines.at(0), ClaimKind::Return);
        claims::ApprovalForm torn;
        torn.restock = false;
        at.approve(*returned, torn);
        at.approve(*at.ask(order.lines.at(1), ClaimKind::Refund, 300));
        at.drain();
        at.ask(order.lines.at(2), ClaimKind::Return);
    }
};

QTEST_GUILESS_MAIN(ClaimChecksTest)
#include "claim_checks_test.moc"
