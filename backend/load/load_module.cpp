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
constexpr std::chrono::minutes removePause{10};
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
    // Where there are no load runs there is at most what they left.
    const std::chrono::milliseconds endPause = m_parts.rights.on ? endedAfter : std::chrono::seconds(removePause);
    workers.everyByOne(endPause, "load.endRehearsals", [this] { return endRehearsals(); });
    workers.everyByOne(endPause, "load.endMembers", [this] { return endExpired(); });
    workers.every(removePause, "load.removeMembers", [this] { return removeExpired(); });
}

QCoro::Task<> LoadModule::endExpired()
{
    // Most rounds find nobody: the writer is asked only where there is somebody.
    const auto looked = m_parts.catalog.database.read([this](sql::Connection &connection) {
        return !LoadMemberStore(connection).expired(m_parts.catalog.clock(), 1).empty();
    });
    bool more = co_await looked;
    while (more) {
        const auto ended = m_parts.catalog.database.write(
            sql::Queue::Background, [this](sql::Connection &connection) { return endSome(connection); });
        more = co_await ended;
    }
}

QCoro::Task<> LoadModule::removeExpired()
{
    bool more = true;
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
    store.end(expired, m_parts.catalog.clock() + access::accessLifetime);
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

std::vector<Rehearsal> LoadModule::overAmong(sql::Connection &connection, const std::vector<Rehearsal> &open) const
{
    const Instant now = m_parts.catalog.clock();
    std::vector<Rehearsal> over;
    std::copy_if(open.begin(), open.end(), std::back_inserter(over),
                 [&](const Rehearsal &rehearsal) { return isOver(connection, m_parts.catalog, rehearsal, now); });
    return over;
}

QCoro::Task<> LoadModule::endRehearsals()
{
    Id after = 0;
    bool more = true;
    while (more) {
        // Most rounds find nothing: the writer is asked only where there is something to do.
        const auto looked = m_parts.catalog.database.read([this, after](sql::Connection &connection) {
            const auto open = RehearsalStore(connection).open(after, endedAtOnce);
            return std::pair(open.empty() ? Id(0) : open.back().saleId, overAmong(connection, open));
        });
        const auto [last, over] = co_await looked;
        if (!over.empty()) {
            const auto ended = m_parts.catalog.database.write(
                sql::Queue::Background, [this, over = over](sql::Connection &connection) {
                    for (const Rehearsal &rehearsal : over)
                        endRehearsal(connection, m_parts.catalog, rehearsal, m_parts.catalog.clock());
                });
            co_await ended;
        }
        after = last;
        more = last != 0;
    }
}

} // namespace firstcome::load
