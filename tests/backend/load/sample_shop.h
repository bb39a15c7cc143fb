// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/catalog/create_product.h"
#include "backend/catalog/migrations.gen.h"
#include "backend/claims/claim_checks.h"
#include "backend/claims/migrations.gen.h"
#include "backend/claims/sample_claims.h"
#include "backend/deliveries/migrations.gen.h"
#include "backend/deliveries/sample_deliveries.h"
#include "backend/load/load_module.h"
#include "backend/load/migrations.gen.h"
#include "backend/load/rehearse_sale.h"
#include "backend/members/member_store.h"
#include "backend/members/migrations.gen.h"
#include "backend/orders/sold_line_store.h"
#include "backend/payments/migrations.gen.h"
#include "backend/payments/payment_store.h"
#include "backend/payments/sample_payment_store.h"
#include "backend/platform/work/loop.h"
#include "backend/wallets/ledger_store.h"
#include "backend/wallets/migrations.gen.h"
#include "tests/support/shop/shop.h"
#include <QTest>
#include <qcorotask.h>

namespace firstcome::test {

/// A shop in which load members and others order real goods and a rehearsal's, pay, get them and give them back, as the
/// modules would write it. Thread: the test's.
struct SampleShop : TradeCase
{
    static constexpr Id seller = 1001;
    static constexpr Id shopper = 1002;

    explicit SampleShop(std::unique_ptr<Engine> given) : TradeCase(std::move(given))
    {
        engine->write([&](sql::Connection &connection) {
            members::Member member;
            member.id = shopper;
            member.username = member.email = QStringLiteral("kim");
            member.roles = 1;
            members::MemberStore(connection).insert(member, now);
            const auto store = catalog::createStore(connection, parts, {{QStringLiteral("Store"), {}, 0}, seller, now});
            catalog::ProductForm form;
            form.storeId = store->id;
            form.name = QStringLiteral("Ring");
            form.options = {{QStringLiteral("Gold"), 1'000, 100}};
            sales::SaleForm sale;
            sale.window = {now, now + std::chrono::hours(2)};
            sale.perMemberLimit = 10;
            form.sale = sale;
            const Id product = *catalog::createProduct(connection, parts, {form, seller, now});
            real = stock.optionsOf(connection, product)[0].id;
            const Id realSale = sales.salesOf(connection, product)[0].id;
            const auto begun = load::beginRehearsal(connection, parts, {realSale, 50, 5, "request", now});
            shadow = begun->optionIds[0];
        });
    }

    static QList<sql::Migration> schema()
    {
        return TradeCase::schema() + catalog::migrations() + members::migrations() + wallets::migrations() +
               payments::migrations() + deliveries::migrations() + claims::migrations() + load::migrations();
    }

    Id loadMember(std::chrono::minutes lifetime = std::chrono::minutes(10))
    {
        return engine->write([&](sql::Connection &connection) {
            return load::createLoadMembers(connection, {1, 100'000, lifetime}, {ids, tokens}, now)[0].id;
        });
    }

    orders::PlacedOrder order(Id member, Id option, qint64 quantity)
    {
        auto wanted = request(member, {{option, quantity}});
        wanted.sample = member != shopper;
        const auto outcomes = engine->write(
            [&](sql::Connection &connection) { return all.batch().run(connection, std::span(&wanted, 1)); });
        const auto *added = std::get_if<orders::NewOrder>(&outcomes.front());
        if (!added)
            qFatal("an order was not granted: %s", said(outcomes.front()).constData());
        return added->placed;
    }
    using TradeCase::order;

    /// From his balance, or at the gateway; what was bought is requested to be delivered.
    void pay(const orders::PlacedOrder &placed, bool fromBalance)
    {
        engine->write([&](sql::Connection &connection) {
            payments::Payment payment;
            payment.id = ids.next(now);
            payment.subjectId = placed.order.id;
            payment.memberId = placed.order.memberId;
            payment.method = fromBalance ? "BALANCE" : "PG";
            payment.amount = placed.order.total;
            payment.state = PaymentState::Approved;
            payments::insertPayment(connection, payment);
            if (!fromBalance) {
                payments::Transaction approval;
                approval.id = ids.next(now);
                approval.paymentId = payment.id;
                approval.amount = payment.amount;
                approval.cause = "approve:" + QByteArray::number(payment.id);
                approval.createdAt = now;
                payments::insertTransaction(connection, approval, now);
                payments::endTransaction(connection, approval, payments::TransactionState::Done, now);
            }
            wallets::post(connection,
                          {"payment:" + QByteArray::number(payment.id),
                           fromBalance ? wallets::Account::member(payment.memberId) : wallets::Account::gateway(),
                           wallets::Account::orders(), payment.amount, now});
            deliveries::Delivery delivery;
            delivery.id = ids.next(now);
            delivery.lineId = placed.lines[0].id;
            delivery.orderId = placed.order.id;
            deliveries::insertDelivery(connection, delivery, now, now);
        });
        TradeCase::pay(placed.order.id);
        tell(DeliveryRequested{placed.order.id, {placed.lines[0].id}});
    }

    void deliver(const orders::PlacedOrder &placed)
    {
        engine->write([&](sql::Connection &connection) {
            auto delivery = deliveries::deliveriesOf(connection, placed.order.id)[0];
            deliveries::lookAgainAt(connection, delivery.id, {now, true, deliveries::sampleReference(delivery.id)});
            deliveries::moveDelivery(connection, delivery, {DeliveryState::InDelivery, {}}, now);
            delivery.state = DeliveryState::InDelivery;
            deliveries::moveDelivery(connection, delivery, {DeliveryState::Completed, {}}, now);
        });
        tell(DeliveryStarted{placed.order.id, placed.lines[0].id});
        tell(Delivered{placed.order.id, placed.lines[0].id});
    }

    /// A unit of it comes back and is scrapped; its money goes back where it came from.
    void giveBack(const orders::PlacedOrder &placed)
    {
        engine->write([&](sql::Connection &connection) {
            const orders::OrderLine &line = placed.lines[0];
            Claim claim;
            claim.id = ids.next(now);
            claim.orderId = line.orderId;
            claim.lineId = line.id;
            claim.memberId = placed.order.memberId;
            claim.optionId = line.optionId;
            claim.product = line.product;
            claim.option = line.option;
            claim.reason = QStringLiteral("broken");
            claim.kind = ClaimKind::Return;
            claim.quantity = 1;
            claim.amount = line.unitPrice;
            claim.dueAt = now;
            claim.requestedAt = claim.updatedAt = now;
            claimStore.insert(connection, claim);
            claim.state = ClaimState::Approved;
            claim.dueAt.reset();
            claim.decided = Claim::Decided{ClaimDecider::Operator, 5, now, {}, 0};
            claim.granted = ClaimGrant{claim.amount, 1, false};
            claimStore.move(connection, claim, ClaimState::Requested);
            const QByteArray number = QByteArray::number(claim.id);
            orders.addGivenBack(connection, line.id, {claim.amount, 1});
            stock.putBack(connection, {{line.optionId, 1, "claim:" + number}}, now);
            QVERIFY(stock.scrap(connection, {line.optionId, 1, "claim-scrap:" + number}, now));
            refund(connection, placed, {claim.amount, "claim:" + number});
            claim.state = ClaimState::Completed;
            claim.paid = Claim::Paid{claim.amount, PaidBackBy::Balance, now};
            claimStore.move(connection, claim, ClaimState::Approved);
        });
    }

    QStringList broken()
    {
        QStringList wrong = TradeCase::broken();
        engine->read([&](sql::Connection &connection) {
            const QList<Check> checks = orders::SoldLineStore::checks() + wallets::ledgerChecks() +
                                        payments::paymentChecks() + deliveries::deliveryChecks() +
                                        claims::ClaimStore::checks() + claimChecks.all();
            for (const Check &check : checks) {
                if (const auto violation = check.violation(connection, now))
                    wrong.append(QString::fromLatin1(check.id) + QStringLiteral(": ") + *violation);
            }
        });
        return wrong;
    }
    bool isThere(Id member)
    {
        return engine->read(
            [&](sql::Connection &connection) { return members::MemberStore(connection).member(member).has_value(); });
    }
    bool hasOrder(const orders::PlacedOrder &placed)
    {
        return engine->read(
            [&](sql::Connection &connection) { return orders.find(connection, placed.order.id).has_value(); });
    }
    Money sumOf(wallets::AccountKind kind, Id owner = 0)
    {
        return engine->read([&](sql::Connection &connection) { return wallets::sumsOf(connection, kind)[owner]; });
    }

    work::Loop loop;
    std::optional<double> lag = 0.0;
    access::Tokens tokens{http::Audience::Member, {{"k1", QByteArray(32, 'x')}}};
    claims::ClaimStore claimStore{ground.changes};
    claims::ClaimChecks claimChecks{claimStore, module};
    placement::PlacementModule all{ground.all, {module, stockModule, salesModule}, {{.samplesBuy = true}, {}, 0}};
    catalog::CatalogParts parts{ground.all, stock, board, sales};
    claims::SampleClaims sampleClaims{claimStore};
    payments::SamplePaymentStore samplePayments;
    deliveries::SampleDeliveries sampleDeliveries;
    std::vector<const SampleRecords *> records{&sampleClaims, &samplePayments, &sampleDeliveries};
    std::function<load::ServerReadiness(sql::Connection &)> readiness = [this](sql::Connection &) {
        return load::ServerReadiness{true, {}, lag};
    };
    load::LoadParts loadParts{parts, orders, tokens, {true, true}, readiness, {}, records};
    load::LoadModule loadModule{loadParts};
    Id real = 0;
    Id shadow = 0;

private:
    struct Refund
    {
        Money amount = 0;
        QByteArray cause;
    };
    void refund(sql::Connection &connection, const orders::PlacedOrder &placed, const Refund &back)
    {
        const auto payment = payments::findPayment(connection, placed.order.id);
        payments::Transaction cancel;
        cancel.id = ids.next(now);
        cancel.paymentId = payment->id;
        cancel.kind = payments::TransactionKind::Cancel;
        cancel.amount = back.amount;
        cancel.cause = back.cause;
        cancel.createdAt = now;
        payments::insertTransaction(connection, cancel, now);
        payments::endTransaction(connection, cancel, payments::TransactionState::Done, now);
        payments::Payment after = *payment;
        after.canceledAmount += back.amount;
        after.state = PaymentState::PartiallyCanceled;
        ++after.version;
        payments::movePayment(connection, {*payment, after}, now);
        wallets::post(connection, {"cancel:" + QByteArray::number(cancel.id), wallets::Account::orders(),
                                   wallets::Account::member(payment->memberId), back.amount, now});
    }
};

} // namespace firstcome::test
