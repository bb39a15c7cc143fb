// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claims_module.h"
#include "backend/claims/migrations.gen.h"
#include "tests/backend/payments/saga/till.h"

namespace firstcome::test {

/// A shop with payments, ledger and claims; the test brings the events and says what the gateway answered.
struct ClaimCase
{
    static constexpr Id member = Till::member;
    static constexpr Money price = 1'000;

    static QList<sql::Migration> schema() { return Till::schema() + claims::migrations(); }

    explicit ClaimCase(std::unique_ptr<Engine> engine) : till(std::move(engine)) {}

    template <typename Work>
    auto inside(Work work)
    {
        return till.inside(std::move(work));
    }

    /// Everything that was told since the last look, as the log brings it to every group.
    void drain()
    {
        while (bringNext()) {
        }
    }

    /// An order of these quantities, an option each, paid from the member's balance and its stock committed.
    orders::PlacedOrder bought(const std::vector<qint64> &quantities)
    {
        std::vector<stock::OptionQuantity> lines;
        Money total = 0;
        for (const qint64 quantity : quantities) {
            lines.push_back({till.shop.offer({.stock = 10, .price = price}).optionId, quantity});
            total += quantity * price;
        }
        inside([&](sql::Connection &connection) {
            wallets::post(connection, {"gift " + QByteArray::number(++m_gifts), wallets::Account::gateway(),
                                       wallets::Account::member(member), total, till.shop.now});
        });
        const auto placed = till.shop.placed(member, lines);
        inside([&](sql::Connection &connection) { till.books.fromBalance(connection, {placed.order.id}); });
        drain();
        return placed;
    }
    /// The same, delivered.
    orders::PlacedOrder delivered(const std::vector<qint64> &quantities)
    {
        const auto placed = bought(quantities);
        for (const orders::OrderLine &line : placed.lines)
            deliver(line);
        return placed;
    }
    void deliver(const orders::OrderLine &line)
    {
        till.shop.tell(DeliveryRequested{line.orderId, {line.id}});
        till.shop.tell(DeliveryStarted{line.orderId, line.id});
        till.shop.tell(Delivered{line.orderId, line.id});
        drain();
    }
    /// An order of one unit, paid at the gateway.
    orders::PlacedOrder boughtAtTheGateway(payments::Payment &payment)
    {
        payment = till.begun("window " + QByteArray::number(++m_gifts));
        till.answer(payment, payments::GatewayOutcome::Kind::Approved);
        payment = till.stored(payment);
        drain();
        return {till.shop.order(payment.subjectId), till.shop.lines(payment.subjectId)};
    }

    Result<Claim> ask(const orders::OrderLine &line, ClaimKind kind, std::optional<qint64> much = {})
    {
        claims::ClaimForm form;
        form.orderId = line.orderId;
        form.lineId = line.id;
        form.kind = kind;
        (kind == ClaimKind::Refund ? form.amount : form.quantity) = much;
        form.reason = QStringLiteral("torn");
        return inside(
            [&](sql::Connection &connection) { return moves.request(connection, member, form, till.shop.now); });
    }
    Result<Claim> approve(const Claim &claim, const claims::ApprovalForm &form = {})
    {
        const claims::Deciding deciding{claim.id, ClaimDecider::Operator, 9, http::ExpectedVersions::any(), "request"};
        return inside(
            [&](sql::Connection &connection) { return moves.approve(connection, deciding, form, till.shop.now); });
    }
    Result<Claim> reject(const Claim &claim)
    {
        const claims::Deciding deciding{claim.id, ClaimDecider::Operator, 9, http::ExpectedVersions::any(), "request"};
        return inside([&](sql::Connection &connection) {
            return moves.reject(connection, deciding, QStringLiteral("worn"), till.shop.now);
        });
    }
    Claim stored(const Claim &claim)
    {
        return *inside([&](sql::Connection &connection) { return store.find(connection, claim.id); });
    }
    orders::OrderLine line(const orders::OrderLine &of)
    {
        for (const orders::OrderLine &line : till.shop.lines(of.orderId)) {
            if (line.id == of.id)
                return line;
        }
        qFatal("a line is gone");
    }
    stock::Option option(const orders::OrderLine &line) { return till.shop.option(line.optionId); }

    QList<Check> checks() const { return claims::ClaimStore::checks() + claimChecks.all(); }
    QStringList broken()
    {
        QStringList ids;
        for (const QString &violation : till.broken())
            ids.append(violation.section(u':', 0, 0));
        inside([&](sql::Connection &connection) {
            for (const Check &check : checks()) {
                if (check.violation(connection, till.shop.now))
                    ids.append(QString::fromLatin1(check.id));
            }
        });
        return ids;
    }

    Till till;
    claims::ClaimStore store{till.shop.ground.changes};
    claims::MoveClaims moves{till.shop.ground.all, till.shop.module.claims(), store, std::chrono::days(1)};
    claims::ClaimWorker worker{till.shop.ground.all, moves, store};
    claims::ClaimChecks claimChecks{store, till.shop.module};

private:
    bool bringNext()
    {
        return inside([&](sql::Connection &connection) {
            auto &row = connection.statement("SELECT id, topic, event_key, sequence, type, payload FROM outbox "
                                             "WHERE id > ? ORDER BY id LIMIT 1");
            row.bind(m_seen);
            if (!row.next())
                return false;
            events::Event event;
            event.id = row.integer(0);
            event.topic = row.text(1);
            event.key = row.integer(2);
            event.sequence = row.integer(3);
            event.type = row.text(4);
            event.payload = row.text(5);
            row.reset();
            m_seen = event.id;
            // Twice: what is brought again has no effect.
            for (int time = 0; time < 2; ++time) {
                till.worker.apply(connection, std::span(&event, 1));
                till.shop.worker.apply(connection, std::span(&event, 1));
                worker.apply(connection, std::span(&event, 1));
            }
            return true;
        });
    }

    qint64 m_seen = 0;
    int m_gifts = 0;
};

} // namespace firstcome::test

/// In a data-driven test: such a shop on the row's engine, or a loud skip.
#define OPEN_CLAIMS(at)                                                                                                \
    QFETCH(QString, engine);                                                                                           \
    auto opened = firstcome::test::Engine::create(engine, firstcome::test::ClaimCase::schema());                       \
    if (!opened)                                                                                                       \
        QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(engine)));                                            \
    firstcome::test::ClaimCase at(std::move(opened))
