// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/load_module.h"

#include "backend/load/load_member_store.h"
#include "backend/load/migrations.gen.h"
#include "backend/load/rehearse_sale.h"
#include "backend/members/member_store.h"
#include "backend/members/session_store.h"
#include "backend/wallets/ledger_store.h"

namespace firstcome::load {

namespace {

constexpr int removedAtOnce = 200;
constexpr std::chrono::seconds endPause{10};
constexpr int endedAtOnce = 10;

} // namespace

QList<sql::Migration> LoadModule::migrations() const
{
    return load::migrations();
}

void LoadModule::mountRoutes(http::Router &router)
{
    m_members.mount(router);
    m_rehearsals.mount(router);
    m_checklists.mount(router);
    m_removals.mount(router);
}

void LoadModule::mountWorkers(Workers &workers)
{
    workers.everyByOne(endPause, "load.endRehearsals", [this] { return endRehearsals(); });
    workers.every(endedAfter, "load.removeMembers", [this] { return removeExpired(); });
}

QCoro::Task<> LoadModule::removeExpired()
{
    bool more = true;
    while (more) {
        const auto ended = m_parts.catalog.database.write(
            sql::Queue::Background, [this](sql::Connection &connection) { return endSome(connection); });
        more = co_await ended;
    }
    more = true;
    while (more) {
        const auto removed = m_parts.catalog.database.write(
            sql::Queue::Background, [this](sql::Connection &connection) { return removeSome(connection); });
        more = co_await removed;
    }
}

/// Nobody signs in as them any more, or goes on in a session of theirs.
bool LoadModule::endSome(sql::Connection &connection)
{
    LoadMemberStore store(connection);
    const std::vector<Id> expired = store.expired(m_parts.catalog.clock(), removedAtOnce);
    members::SessionStore(connection).removeOf(expired);
    members::MemberStore(connection).dropPasswords(expired);
    store.setStage(expired, LoadMemberStore::Stage::Ended);
    return int(expired.size()) == removedAtOnce;
}

bool LoadModule::removeSome(sql::Connection &connection)
{
    LoadMemberStore store(connection);
    const std::vector<Id> ended = store.ended(m_parts.catalog.clock(), removedAtOnce);
    std::vector<Id> unneeded;
    std::vector<Id> kept;
    for (const Id member : ended) {
        const bool isKept = m_parts.orders.anyOfMember(connection, member) ||
                            wallets::isKept(connection, wallets::Account::member(member));
        (isKept ? kept : unneeded).push_back(member);
    }
    store.setStage(kept, LoadMemberStore::Stage::Kept);
    store.remove(unneeded);
    members::SessionStore(connection).removeOf(unneeded);
    members::MemberStore(connection).remove(unneeded);
    return int(ended.size()) == removedAtOnce;
}

QCoro::Task<> LoadModule::endRehearsals()
{
    bool more = true;
    while (more) {
        const auto work = [this](sql::Connection &connection) {
            const Instant now = m_parts.catalog.clock();
            const std::vector<Rehearsal> expired = RehearsalStore(connection).expired(now, endedAtOnce);
            for (const Rehearsal &rehearsal : expired)
                endRehearsal(connection, m_parts.catalog, rehearsal, now);
            return int(expired.size()) == endedAtOnce;
        };
        const auto reply = m_parts.catalog.database.write(sql::Queue::Background, work);
        more = co_await reply;
    }
}

} // namespace firstcome::load
