// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_module.h"

#include "backend/load/load_member_store.h"
#include "backend/load/migrations.gen.h"
#include "backend/members/member_store.h"
#include "backend/wallets/ledger_store.h"

namespace firstcome::load {

namespace {

constexpr std::chrono::minutes removePause{10};
constexpr int removedAtOnce = 200;

} // namespace

QList<sql::Migration> LoadModule::migrations() const
{
    return load::migrations();
}

void LoadModule::mountWorkers(Workers &workers)
{
    workers.every(removePause, "load.removeMembers", [this] { return removeExpired(); });
}

QCoro::Task<> LoadModule::removeExpired()
{
    bool more = true;
    while (more) {
        const auto work = [this](sql::Connection &connection) {
            const std::vector<Id> expired = LoadMemberStore(connection).expired(m_ground.clock(), removedAtOnce);
            std::vector<Id> unneeded;
            for (const Id member : expired) {
                if (!m_orders.anyOfMember(connection, member) &&
                    !wallets::isKept(connection, wallets::Account::member(member)))
                    unneeded.push_back(member);
            }
            LoadMemberStore(connection).remove(expired);
            members::MemberStore(connection).remove(unneeded);
            return int(expired.size()) == removedAtOnce;
        };
        const auto reply = m_ground.database.write(sql::Queue::Background, work);
        more = co_await reply;
    }
}

} // namespace firstcome::load
