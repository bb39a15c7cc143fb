// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/backend/claims/claim_case.h"

#include "backend/orders/sample_order_store.h"
#include "backend/platform/work/loop.h"
#include "shared/contract/claim_payloads.h"
#include <QCoroTask>
#include <QTest>

using namespace firstcome;
using namespace std::chrono_literals;
using test::ClaimCase;
using test::Engine;
using Kind = payments::GatewayOutcome::Kind;

namespace {

QByteArray saidOf(const Result<Claim> &claim)
{
    return claim ? QByteArray(textOf(claim->state)) : claim.error().code;
}

payments::GatewayOutcome said(Kind kind, const payments::Payment &payment, Money balance)
{
    payments::GatewayOutcome outcome;
    outcome.kind = kind;
    outcome.amount = payment.amount;
    outcome.balance = balance;
    outcome.orderId = payment.gatewayOrder;
    return outcome;
}

} // namespace

/// O10, O11: money and units of a line go back in parts, each once, never more than was bought.
class MoveClaimsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Settlements wait for the sale of what a seller is to give back; a load run has none.
    void whatGoesBackInALoadRunCostsNoSellerAnything_data() { Engine::addRows(); }
    void whatGoesBackInALoadRunCostsNoSellerAnything()
    {
        OPEN_CLAIMS(at);
        for (const bool sample : {false, true}) {
            const auto order = at.bought({1});
            if (sample)
                at.inside([&](sql::Connection &connection) { orders::markSampleOrders(connection, {order.order.id}); });
            const auto asked = at.ask(order.lines.front(), ClaimKind::Refund);
            QCOMPARE(saidOf(at.approve(*asked)), QByteArray("APPROVED"));
            at.drain();
            QCOMPARE(saidOf(at.stored(*asked)), QByteArray("COMPLETED"));
            const Id seller = at.inside([&](sql::Connection &connection) {
                auto &row = connection.statement("SELECT payload FROM outbox WHERE type = 'ClaimCompleted' AND "
                                                 "event_key = ?");
                row.bind(order.order.id);
                const auto told = row.next() ? payloadFrom<ClaimCompleted>(row.text(0)) : std::nullopt;
                row.reset();
                return told ? told->sellerId : -1;
            });
            QCOMPARE(seller, sample ? 0 : order.lines.front().sellerId);
        }
        QCOMPARE(at.broken(), QStringList());
    }

    /// Nobody decides them: they are in no list of who decides, in no figure and on no live line.
    void claimsOfALoadRunWaitForNobody_data() { Engine::addRows(); }
    void claimsOfALoadRunWaitForNobody()
    {
        OPEN_CLAIMS(at);
        const auto business = at.bought({1});
        const auto sample = at.bought({1});
        at.inside([&](sql::Connection &connection) { orders::markSampleOrders(connection, {sample.order.id}); });
        at.till.shop.told.taken();
        const auto asked = at.ask(business.lines.front(), ClaimKind::Refund);
        const auto ofTheRun = at.ask(sample.lines.front(), ClaimKind::Refund);
        QVERIFY(asked && ofTheRun);
        // It is approved as it was asked for by the job that comes each second.
        QVERIFY(!asked->dueAt);
        QCOMPARE(ofTheRun->dueAt, std::optional(at.till.shop.now));
        const auto waiting = at.inside([&](sql::Connection &connection) { return at.store.waiting(connection); });
        QCOMPARE(waiting.requested, 1);
        const auto listed = [&](bool samples) {
            claims::ClaimFilter filter;
            filter.samples = samples;
            return at.inside([&](sql::Connection &connection) { return at.store.page(connection, filter, 10); });
        };
        QCOMPARE(listed(false).size(), 1U);
        QCOMPARE(listed(false).front().id, asked->id);
        QCOMPARE(listed(true).size(), 2U);
        QCOMPARE(saidOf(at.approve(*ofTheRun)), QByteArray("APPROVED"));
        at.drain();
        QCOMPARE(saidOf(at.stored(*ofTheRun)), QByteArray("COMPLETED"));
        QList<QByteArray> told;
        for (const QByteArray &name : at.till.shop.told.takenNames()) {
            if (name.startsWith("claims:"))
                told.append(name);
        }
        QCOMPARE(told, {"claims:" + QByteArray::number(asked->id)});
        QCOMPARE(at.broken(), QStringList());
    }

    void O11_aLineIsRefundedInPartsAndNeverMoreThanWasPaid_data() { Engine::addRows(); }
    void O11_aLineIsRefundedInPartsAndNeverMoreThanWasPaid()
    {
        OPEN_CLAIMS(at);
        const auto order = at.bought({3, 1});
        const auto &line = order.lines.front();
        const auto asked = at.ask(line, ClaimKind::Refund, 1'200);
        QCOMPARE(saidOf(asked), QByteArray("REQUESTED"));
        QCOMPARE(at.line(line).openClaimId, std::optional(asked->id));
        QCOMPARE(saidOf(at.ask(line, ClaimKind::Refund)), QByteArray("CLAIM_OPEN"));
        QCOMPARE(at.till.balance(), 0);
        claims::ApprovalForm less;
        less.amount = 700;
        QCOMPARE(saidOf(at.approve(*asked, less)), QByteArray("APPROVED"));
        QCOMPARE(saidOf(at.approve(*asked, less)), QByteArray("CLAIM_CLOSED"));
        QCOMPARE(at.broken(), QStringList());
        at.drain();
        QCOMPARE(at.till.balance(), 700);
        const Claim done = at.stored(*asked);
        QCOMPARE(saidOf(done), QByteArray("COMPLETED"));
        QCOMPARE(done.amount, 1'200);
        QCOMPARE(done.granted->amount, 700);
        QCOMPARE(done.paid->amount, 700);
        QCOMPARE(at.line(line).refundedAmount, 700);
        QVERIFY(!at.line(line).openClaimId);
        QCOMPARE(at.line(line).state, LineState::Paid); // it goes on
        QCOMPARE(at.ask(line, ClaimKind::Refund, 2'301).error().code, QByteArray("AMOUNT_TOO_LARGE"));
        const auto rest = at.ask(line, ClaimKind::Refund);
        QCOMPARE(rest->amount, 2'300);
        at.approve(*rest);
        at.drain();
        QCOMPARE(at.till.balance(), 3'000);
        QCOMPARE(saidOf(at.ask(line, ClaimKind::Refund)), QByteArray("NOT_REFUNDABLE"));
        QCOMPARE(at.till.shop.ground.audit.entries().size(), 2);
        QCOMPARE(at.till.shop.ground.audit.entries().first().action, QByteArray("claim.approve"));
        QCOMPARE(at.broken(), QStringList());
    }

    void O10_unitsComeBackOnceWithTheirCause_data() { Engine::addRows(); }
    void O10_unitsComeBackOnceWithTheirCause()
    {
        OPEN_CLAIMS(at);
        const auto order = at.delivered({3});
        const auto &line = order.lines.front();
        QCOMPARE(at.option(line).onHand, 7);
        const auto first = at.ask(line, ClaimKind::Return, 1);
        QCOMPARE(first->amount, 1'000);
        QCOMPARE(first->dueAt, std::optional(claims::completedDailyAfter(at.till.shop.now)));
        at.approve(*first);
        QCOMPARE(at.option(line).onHand, 8);
        QCOMPARE(at.option(line).sold, 2);
        QCOMPARE(at.line(line).state, LineState::Delivered);
        at.drain();
        const auto rest = at.ask(line, ClaimKind::Return);
        QCOMPARE(rest->quantity, 2);
        claims::ApprovalForm torn;
        torn.restock = false;
        at.approve(*rest, torn);
        at.drain();
        QCOMPARE(at.option(line).onHand, 8); // back, and scrapped beside it
        QCOMPARE(at.option(line).sold, 0);
        QCOMPARE(at.line(line).state, LineState::Returned);
        QCOMPARE(at.till.balance(), 3'000);
        QCOMPARE(at.till.shop.order(order.order.id).state, OrderState::Completed);
        QCOMPARE(saidOf(at.ask(line, ClaimKind::Return)), QByteArray("NOT_RETURNABLE"));
        QCOMPARE(at.broken(), QStringList());
    }

    void aRefundMayBringUnitsBackOfWhatWasDelivered_data() { Engine::addRows(); }
    void aRefundMayBringUnitsBackOfWhatWasDelivered()
    {
        OPEN_CLAIMS(at);
        const auto order = at.delivered({2});
        const auto asked = at.ask(order.lines.front(), ClaimKind::Refund, 500);
        claims::ApprovalForm form;
        form.restock = true;
        form.quantity = 1;
        at.approve(*asked, form);
        at.drain();
        QCOMPARE(at.option(order.lines.front()).onHand, 9);
        QCOMPARE(at.line(order.lines.front()).state, LineState::Delivered);
        QCOMPARE(at.line(order.lines.front()).returnedQuantity, 1);
        QCOMPARE(at.broken(), QStringList());
    }

    /// O10: a job that was down for days completes what each of them would have.
    void O10_theDailyJobCompletesReturnsAlsoOfMissedDays_data() { Engine::addRows(); }
    void O10_theDailyJobCompletesReturnsAlsoOfMissedDays()
    {
        OPEN_CLAIMS(at);
        const work::Loop loop;
        const auto first = at.delivered({1, 1});
        const auto early = at.ask(first.lines.at(0), ClaimKind::Return);
        const auto refund = at.ask(first.lines.at(1), ClaimKind::Refund);
        at.till.shop.now = *early->dueAt - 1ms;
        QCoro::waitFor(at.worker.completeReturns());
        QCOMPARE(saidOf(at.stored(*early)), QByteArray("REQUESTED"));
        const auto second = at.delivered({1});
        const auto late = at.ask(second.lines.front(), ClaimKind::Return);
        QVERIFY(*late->dueAt > *early->dueAt);
        at.till.shop.now += 72h;
        QCoro::waitFor(at.worker.completeReturns());
        QCoro::waitFor(at.worker.completeReturns());
        at.drain();
        for (const Claim &claim : {*early, *late}) {
            QCOMPARE(saidOf(at.stored(claim)), QByteArray("COMPLETED"));
            QCOMPARE(at.stored(claim).decided->by, ClaimDecider::Daily);
        }
        QCOMPARE(saidOf(at.stored(*refund)), QByteArray("REQUESTED")); // a person decides that
        QCOMPARE(at.till.balance(), 2'000);
        QCOMPARE(at.option(second.lines.front()).onHand, 10);
        QCOMPARE(at.till.shop.ground.audit.entries().size(), 0);
        QCOMPARE(at.broken(), QStringList());
    }

    void aRejectionIsFinalAndAWithdrawalIsNot_data() { Engine::addRows(); }
    void aRejectionIsFinalAndAWithdrawalIsNot()
    {
        OPEN_CLAIMS(at);
        const auto order = at.delivered({2});
        const auto &line = order.lines.front();
        const auto first = at.ask(line, ClaimKind::Refund, 100);
        const auto withdraw = [&](Id who) {
            return at.inside([&](sql::Connection &c) {
                return at.moves.withdraw(c, {first->id, who}, at.till.shop.now);
            });
        };
        QCOMPARE(saidOf(withdraw(8)), QByteArray("CLAIM_NOT_FOUND"));
        QCOMPARE(saidOf(withdraw(at.member)), QByteArray("WITHDRAWN"));
        QCOMPARE(saidOf(withdraw(at.member)), QByteArray("CLAIM_CLOSED"));
        QVERIFY(!at.line(line).openClaimId);
        const auto second = at.ask(line, ClaimKind::Return);
        QCOMPARE(saidOf(at.reject(*second)), QByteArray("REJECTED"));
        QCOMPARE(at.stored(*second).decided->note, QStringLiteral("worn"));
        QCOMPARE(saidOf(at.ask(line, ClaimKind::Return)), QByteArray("CLAIM_REJECTED"));
        QCOMPARE(saidOf(at.ask(line, ClaimKind::Refund)), QByteArray("CLAIM_REJECTED"));
        at.drain();
        QCOMPARE(at.till.balance(), 0);
        QCOMPARE(at.broken(), QStringList());
    }

    void whoDecidesOnAnOlderVersionLoses_data() { Engine::addRows(); }
    void whoDecidesOnAnOlderVersionLoses()
    {
        OPEN_CLAIMS(at);
        const auto order = at.bought({1});
        const auto asked = at.ask(order.lines.front(), ClaimKind::Refund);
        const auto by = [&](ClaimDecider who, Id id, qint64 version) {
            const claims::Deciding deciding{asked->id, who, id, http::ExpectedVersions(version), "r"};
            return at.inside([&](sql::Connection &c) { return at.moves.approve(c, deciding, {}, at.till.shop.now); });
        };
        QCOMPARE(saidOf(by(ClaimDecider::Operator, 9, 7)), QByteArray("PRECONDITION_FAILED"));
        QCOMPARE(saidOf(by(ClaimDecider::Seller, asked->sellerId + 1, 1)), QByteArray("CLAIM_NOT_FOUND"));
        QCOMPARE(saidOf(by(ClaimDecider::Seller, asked->sellerId, 1)), QByteArray("APPROVED"));
        QCOMPARE(saidOf(by(ClaimDecider::Operator, 9, 1)), QByteArray("PRECONDITION_FAILED"));
        QCOMPARE(saidOf(by(ClaimDecider::Operator, 9, 2)), QByteArray("CLAIM_CLOSED"));
        QCOMPARE(at.till.shop.ground.audit.entries().size(), 0); // a seller is no operator
    }

    /// A cancel of the line gives back what is left of it, and an open claim of it is withdrawn.
    void aCancelledLineGivesBackTheRest_data() { Engine::addRows(); }
    void aCancelledLineGivesBackTheRest()
    {
        OPEN_CLAIMS(at);
        const auto order = at.bought({2, 1});
        const auto &line = order.lines.front();
        at.approve(*at.ask(line, ClaimKind::Refund, 400));
        at.drain();
        const auto open = at.ask(line, ClaimKind::Refund, 300);
        at.inside([&](sql::Connection &connection) {
            const orders::MoveOrders moves(at.till.shop.tables, at.till.shop.limits);
            const orders::LinesEnd end{order.order.id, {line.id}, QStringLiteral("too small")};
            QVERIFY(!moves.run(connection, {end}, at.till.shop.now).orders.empty());
        });
        QCOMPARE(saidOf(at.approve(*open)), QByteArray("NOT_REFUNDABLE")); // before its turn came
        at.drain();
        QCOMPARE(saidOf(at.stored(*open)), QByteArray("WITHDRAWN"));
        QCOMPARE(at.till.balance(), 2'000);
        QCOMPARE(at.till.shop.number("SELECT canceled_amount FROM payments"), 2'000);
        QVERIFY(at.till.lastEvent(event::linesCancelled).payload.contains("\"amount\":1600"));
        QCOMPARE(at.broken(), QStringList());
    }

    /// What the gateway refuses waits for a person; ended by hand, the claim says so.
    void F33_whatTheGatewayRefusesIsEndedByHand_data() { Engine::addRows(); }
    void F33_whatTheGatewayRefusesIsEndedByHand()
    {
        OPEN_CLAIMS(at);
        payments::Payment payment;
        const auto order = at.boughtAtTheGateway(payment);
        const auto claim = at.ask(order.lines.front(), ClaimKind::Refund, 600);
        at.approve(*claim);
        at.drain();
        const auto cause = "claim:" + QByteArray::number(claim->id);
        const auto cancel = at.inside([&](sql::Connection &c) { return *payments::findTransaction(c, cause); });
        QCOMPARE(cancel.amount, 600);
        QCOMPARE(cancel.reason, QStringLiteral("torn"));
        at.inside([&](sql::Connection &c) {
            at.till.books.cancellation(c, cancel, said(Kind::Refused, payment, payment.amount));
        });
        at.drain();
        QCOMPARE(at.till.attentionOf(payment), QByteArray(attention::gatewayRefusesCancel));
        QCOMPARE(saidOf(at.stored(*claim)), QByteArray("APPROVED"));
        const payments::Payment waiting = at.till.stored(payment);
        at.inside([&](sql::Connection &c) { at.till.books.endByHand(c, waiting.id, QStringLiteral("sent by bank")); });
        at.drain();
        const Claim ended = at.stored(*claim);
        QCOMPARE(saidOf(ended), QByteArray("COMPLETED"));
        QCOMPARE(ended.paid->by, PaidBackBy::ByHand);
        QCOMPARE(ended.paid->amount, 0);
        QCOMPARE(at.line(order.lines.front()).refundedAmount, 600);
        QCOMPARE(at.broken(), QStringList());
    }

    /// A gateway that was used behind our back: what is gone there is not given a second time.
    void whatWentBackBehindOurBackIsNotGivenAgain_data() { Engine::addRows(); }
    void whatWentBackBehindOurBackIsNotGivenAgain()
    {
        OPEN_CLAIMS(at);
        payments::Payment payment;
        const auto order = at.boughtAtTheGateway(payment);
        const auto claim = at.ask(order.lines.front(), ClaimKind::Refund, 600);
        const auto gone = [&](Money amount) {
            at.inside([&](sql::Connection &c) {
                at.till.books.canceledThere(c, *payments::findPaymentById(c, payment.id), amount);
            });
            at.drain();
        };
        gone(500);
        QCOMPARE(at.approve(*claim).error().code, QByteArray("AMOUNT_TOO_LARGE"));
        claims::ApprovalForm rest;
        rest.amount = 500;
        QCOMPARE(saidOf(at.approve(*claim, rest)), QByteArray("APPROVED"));
        gone(500); // and the rest there, before ours was asked for: what is left is nothing
        at.drain();
        const auto cause = "claim:" + QByteArray::number(claim->id);
        QVERIFY(!at.inside([&](sql::Connection &c) { return payments::findTransaction(c, cause); }));
        QCOMPARE(saidOf(at.stored(*claim)), QByteArray("COMPLETED"));
        QCOMPARE(at.stored(*claim).paid->by, PaidBackBy::Nothing);
        QCOMPARE(at.broken(), QStringList());
    }
};

QTEST_GUILESS_MAIN(MoveClaimsTest)
#include "move_claims_test.moc"
