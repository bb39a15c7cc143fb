// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/payments/compare_books.h"
#include "backend/payments/exception_store.h"
#include "backend/payments/key_store.h"
#include "backend/payments/migrations.gen.h"
#include "backend/payments/payment_store.h"
#include "backend/payments/payment_worker.h"
#include "backend/wallets/ledger_store.h"
#include "backend/wallets/migrations.gen.h"
#include "shared/contract/order_payloads.h"
#include "tests/support/shop/shop.h"
#include <QJsonDocument>

namespace firstcome::test {

/// A shop with its payments and the ledger; the test says what the gateway answered.
struct Till
{
    static constexpr Id member = 7;

    static QList<sql::Migration> schema()
    {
        return TradeCase::schema() + payments::migrations() + wallets::migrations();
    }

    explicit Till(std::unique_ptr<Engine> engine) : shop(std::move(engine)) {}

    template <typename Work>
    auto inside(Work work)
    {
        return shop.engine->write(std::move(work));
    }

    /// An order that waits for payment and whose payment is begun; `attempt`: the gateway is being asked.
    payments::Payment begun(const QByteArray &paymentKey = "window", bool attempt = true)
    {
        const auto placed = shop.placed(member, {{shop.offer({.stock = 10}).optionId, 1}});
        payments::Payment payment;
        payment.id = shop.ids.next(shop.now);
        payment.subjectId = placed.order.id;
        payment.gatewayOrder = QByteArray::number(placed.order.id);
        payment.memberId = member;
        payment.method = "PG";
        payment.amount = placed.order.total;
        payment.createdAt = shop.now;
        return attempt ? asked(payment, paymentKey) : kept(payment);
    }

    /// A charge of a balance for which the gateway is being asked.
    payments::Payment charging(Money amount, const QByteArray &paymentKey = "window")
    {
        payments::Payment payment;
        payment.id = shop.ids.next(shop.now);
        payment.subject = payments::Subject::Charge;
        payment.subjectId = payment.id;
        payment.gatewayOrder = "shopper's own";
        payment.memberId = member;
        payment.method = "PG";
        payment.amount = amount;
        payment.createdAt = shop.now;
        return asked(payment, paymentKey);
    }

    payments::Transaction attemptOf(const payments::Payment &payment)
    {
        return inside([&](sql::Connection &connection) {
            return *payments::findTransaction(connection, "approve:" + QByteArray::number(payment.id));
        });
    }

    /// The gateway answers the confirm, or a look-up after it.
    void answer(const payments::Payment &payment, payments::GatewayOutcome::Kind kind, const QString &reason = {})
    {
        payments::GatewayOutcome outcome;
        outcome.kind = kind;
        outcome.amount = payment.amount;
        outcome.balance = payment.amount;
        outcome.orderId = payment.gatewayOrder;
        outcome.reason = reason;
        const auto attempt = attemptOf(payment);
        inside([&](sql::Connection &connection) { books.approval(connection, attempt, outcome); });
    }

    /// Brings an event to payments as the log would, from any place in it.
    void bring(events::Event event, qint64 place)
    {
        event.id = place;
        inside([&](sql::Connection &connection) { worker.apply(connection, std::span(&event, 1)); });
    }
    events::Event lastEvent(const char *type)
    {
        return inside([&](sql::Connection &connection) {
            auto &row = connection.statement("SELECT event_key, sequence, payload FROM outbox WHERE type = ? "
                                             "ORDER BY id DESC LIMIT 1");
            row.bind(QByteArray(type));
            events::Event event;
            event.type = type;
            event.topic = topic::orders;
            if (row.next()) {
                event.key = row.integer(0);
                event.sequence = row.integer(1);
                event.payload = row.text(2);
            }
            row.reset();
            return event;
        });
    }

    std::optional<payments::PaymentException> exception(const payments::Payment &payment)
    {
        return inside([&](sql::Connection &connection) { return payments::findException(connection, payment.id); });
    }
    QByteArray attentionOf(const payments::Payment &payment)
    {
        const auto attention = shop.order(payment.subjectId).attention;
        return attention ? attention->reason : QByteArray();
    }

    /// Its money, or a part of it, is asked back; the transaction that asks.
    payments::Transaction askedBack(const payments::Payment &payment, Money amount, const QByteArray &cause = "cancel")
    {
        inside([&](sql::Connection &connection) {
            books.giveBack(connection, {payment.subjectId, amount, cause, QStringLiteral("too small")});
        });
        return inside([&](sql::Connection &connection) { return *payments::findTransaction(connection, cause); });
    }

    payments::Payment stored(const payments::Payment &payment)
    {
        return inside([&](sql::Connection &connection) { return *payments::findPaymentById(connection, payment.id); });
    }
    Money balance()
    {
        return inside([](sql::Connection &connection) {
            return wallets::balanceOf(connection, wallets::Account::member(member));
        });
    }
    QStringList broken()
    {
        QStringList ids = shop.broken();
        inside([&](sql::Connection &connection) {
            for (const Check &check :
                 payments::paymentChecks() + payments::exceptionChecks() + wallets::ledgerChecks()) {
                if (check.violation(connection, shop.now))
                    ids.append(QString::fromLatin1(check.id));
            }
        });
        return ids;
    }

    TradeCase shop;
    payments::PaymentParts parts{shop.engine->database(), shop.ids, shop.outbox, shop.payments,
                                 [this] { return shop.now; }};
    payments::BookPayments books{parts};
    payments::PaymentWorker worker{parts};

private:
    payments::Payment kept(const payments::Payment &payment)
    {
        inside([&](sql::Connection &connection) { payments::insertPayment(connection, payment); });
        return payment;
    }
    payments::Payment asked(const payments::Payment &payment, const QByteArray &paymentKey)
    {
        payments::Transaction attempt;
        attempt.id = shop.ids.next(shop.now);
        attempt.paymentId = payment.id;
        attempt.amount = payment.amount;
        attempt.cause = "approve:" + QByteArray::number(payment.id);
        attempt.createdAt = shop.now;
        inside([&](sql::Connection &connection) {
            payments::insertPayment(connection, payment);
            if (payment.subject == payments::Subject::Order)
                shop.payments.begin(connection, payment.subjectId, shop.now).value();
            payments::claimKey(connection, {paymentKey, payment.id}, shop.now);
            payments::beginAttempt(connection, payment.id, {paymentKey, "key " + paymentKey, "hash"}, shop.now);
            payments::insertTransaction(connection, attempt, shop.now);
        });
        return stored(payment);
    }
};

} // namespace firstcome::test

/// In a data-driven test: a till on the row's engine, or a loud skip.
#define OPEN_TILL(till)                                                                                                \
    QFETCH(QString, engine);                                                                                           \
    auto opened = firstcome::test::Engine::create(engine, firstcome::test::Till::schema());                            \
    if (!opened)                                                                                                       \
        QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(engine)));                                            \
    firstcome::test::Till till(std::move(opened))
