// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlements_module.h"

#include "backend/settlements/migrations.gen.h"
#include "backend/settlements/settlement_line_store.h"
#include "backend/wallets/ledger_store.h"

namespace firstcome::settlements {

namespace {

constexpr std::chrono::seconds duePause{10};

/// What the ledger owes each seller is what his rows say.
Check ledgerAgrees()
{
    const auto violation = [](sql::Connection &connection, Instant) -> std::optional<QString> {
        auto owed = wallets::sumsOf(connection, wallets::AccountKind::Seller);
        for (const auto &[sellerId, amount] : SettlementStore(connection).unpaid())
            owed[sellerId] -= amount;
        for (const auto &[sellerId, rest] : owed) {
            if (rest != 0)
                return QStringLiteral("seller %1: the ledger has %2 won more than his settlements")
                    .arg(sellerId)
                    .arg(rest);
        }
        return std::nullopt;
    };
    return {"settlements.ledger", QStringLiteral("A seller's account has what he earned and was not paid."), violation};
}

} // namespace

SettlementsModule::SettlementsModule(const Ground &ground, approvals::ApprovalsModule &approvals,
                                     const SettlementSettings &settings)
    : m_ground(ground), m_settings(settings), m_book(ground.ids), m_run(ground),
      m_payouts(ground, approvals.acts(), settings.payoutTier), m_worker(m_book), m_routes(ground, m_run),
      m_payoutRoutes(ground, m_payouts), m_sellerRoutes(ground, m_payouts)
{
}

QList<sql::Migration> SettlementsModule::migrations() const
{
    return settlements::migrations();
}

void SettlementsModule::mountRoutes(http::Router &router)
{
    m_routes.mount(router);
    m_payoutRoutes.mount(router);
    m_sellerRoutes.mount(router);
}

void SettlementsModule::mountWorkers(Workers &workers)
{
    m_worker.mount(workers);
    workers.everyByOne(duePause, "settlements.run", [this] { return m_run.runDue(); });
}

void SettlementsModule::load(sql::Connection &connection)
{
    setFee(connection, m_settings.feeBasisPoints, m_ground.clock());
}

void SettlementsModule::setFee(sql::Connection &connection, qint64 basisPoints, Instant now)
{
    SettlementLineStore(connection).setRate(basisPoints, now);
}

QList<Check> SettlementsModule::checks() const
{
    return SettlementLineStore::checks() + SettlementStore::checks() + PayoutStore::checks() + QList{ledgerAgrees()};
}

Id SettlementsModule::highestId(sql::Connection &connection) const
{
    return std::max({SettlementLineStore(connection).highestId(), SettlementStore(connection).highestId(),
                     PayoutStore(connection).highestId()});
}

} // namespace firstcome::settlements
