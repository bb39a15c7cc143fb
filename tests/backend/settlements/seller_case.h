// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/approvals/migrations.gen.h"
#include "backend/platform/events/migrations.gen.h"
#include "backend/platform/sql/migrations.gen.h"
#include "backend/settlements/migrations.gen.h"
#include "backend/settlements/settlement_line_store.h"
#include "backend/settlements/settlements_module.h"
#include "backend/wallets/ledger_store.h"
#include "backend/wallets/migrations.gen.h"
#include "shared/contract/permissions.h"
#include "tests/support/engines.h"
#include "tests/support/ground/test_ground.h"

namespace firstcome::test {

/// Settlements on one engine, with a clock the test moves.
/// Thread: the test's.
struct SellerCase
{
    static constexpr Id alice = 501;
    static constexpr Id bob = 502;
    static constexpr Money tier = 100'000;

    explicit SellerCase(std::unique_ptr<Engine> given) : engine(std::move(given))
    {
        for (Module *peer : std::initializer_list<Module *>{&approvals, &settlements})
            ground.peers.join(*peer);
        engine->write([&](sql::Connection &connection) { settlements.load(connection); });
    }

    static QList<sql::Migration> schema()
    {
        return sql::migrations() + events::migrations() + approvals::migrations() + wallets::migrations() +
               settlements::migrations();
    }

    /// A line of this seller, delivered now and placed just before.
    Id sold(Id sellerId, Money amount)
    {
        const Id lineId = ++lastLine;
        engine->write([&](sql::Connection &connection) {
            settlements.book().sold(connection, {{lineId + 10'000, lineId, sellerId, 9, amount, now, now}});
        });
        return lineId;
    }
    void back(Id lineId, Money amount, Id claimId)
    {
        engine->write([&](sql::Connection &connection) {
            settlements.book().givenBack(connection, {claimId, lineId, amount, now});
        });
    }
    /// To noon of a day so many days later.
    void goOn(int days = 1) { now = settlements::beginOf(settlements::dayOf(now) + days) + std::chrono::hours(12); }
    settlements::Day today() const { return settlements::dayOf(now); }
    Result<settlements::Run> run(settlements::Day day)
    {
        settlements::RunCall call;
        call.day = day;
        call.operatorId = 77;
        return QCoro::waitFor(settlements.runs().run(call));
    }
    settlements::Settlement row(Id sellerId, settlements::Day day)
    {
        return engine->read([&](sql::Connection &connection) {
            settlements::SettlementFilter filter;
            filter.period = {day, day};
            filter.sellerId = sellerId;
            const auto rows = settlements::SettlementStore(connection).page(filter, 2);
            return rows.size() == 1 ? rows.front() : settlements::Settlement();
        });
    }
    std::vector<settlements::SettlementLine> lines(Id sellerId, settlements::Day day)
    {
        return engine->read([&](sql::Connection &connection) {
            return settlements::SettlementLineStore(connection).page({day, sellerId, 0}, 100);
        });
    }
    Result<settlements::Payout> ask(Id sellerId, settlements::Period period)
    {
        return engine->write([&](sql::Connection &connection) {
            return settlements.payouts().request(connection, sellerId, period, now);
        });
    }
    Result<sql::KeptAnswer> approve(Id payoutId, Id by = 77)
    {
        return engine->write([&](sql::Connection &connection) {
            return settlements.payouts().approve(connection, {payoutId, by, "request", {}, 0}, now);
        });
    }
    Result<settlements::Payout> reject(Id payoutId)
    {
        return engine->write([&](sql::Connection &connection) {
            return settlements.payouts().reject(connection, {payoutId, 77, "request", QStringLiteral("no"), 0}, now);
        });
    }
    Money ledgerOf(Id sellerId)
    {
        return engine->read([&](sql::Connection &connection) {
            return wallets::sumsOf(connection, wallets::AccountKind::Seller)[sellerId];
        });
    }
    qint64 number(const QByteArray &query)
    {
        return engine->read([&](sql::Connection &connection) {
            auto &row = connection.statement(query);
            return row.next() ? row.integer(0) : -1;
        });
    }
    void spoil(const QByteArray &statement)
    {
        engine->write([&](sql::Connection &connection) { connection.statement(statement).exec(); });
    }
    QStringList broken()
    {
        return engine->read([&](sql::Connection &connection) {
            QStringList ids;
            for (const Check &check : settlements.checks() + approvals.checks() + wallets::ledgerChecks()) {
                if (const auto wrong = check.violation(connection, now))
                    ids.append(QString::fromLatin1(check.id) + QStringLiteral(": ") + *wrong);
            }
            return ids;
        });
    }

    std::unique_ptr<Engine> engine;
    const work::Loop loop;
    Instant now = settlements::beginOf(20'000) + std::chrono::hours(12);
    TestGround ground{engine->database(), [this] { return now; }};
    approvals::ApprovalsModule approvals{ground.all, std::chrono::hours(24)};
    Adjustable<Money> payoutTier = tier;
    settlements::SettlementsModule settlements{ground.all, approvals, {500, payoutTier}};
    Id lastLine = 1'000;
};

} // namespace firstcome::test

/// In a data-driven test: settlements on the row's engine, or a loud skip.
#define OPEN_SELLERS(sellers)                                                                                          \
    QFETCH(QString, engine);                                                                                           \
    auto opened = firstcome::test::Engine::create(engine, firstcome::test::SellerCase::schema());                      \
    if (!opened)                                                                                                       \
        QSKIP(qPrintable(firstcome::test::FreshDatabase::absence(engine)));                                            \
    firstcome::test::SellerCase sellers(std::move(opened))
