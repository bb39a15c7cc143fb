// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/load/remove_samples.h"

#include "backend/catalog/shadow_product.h"
#include "backend/load/load_member_store.h"
#include "backend/members/member_store.h"
#include "backend/members/session_store.h"
#include "backend/orders/sample_order_store.h"
#include "backend/platform/events/dead_letter_list.h"
#include "backend/platform/sql/idempotent_calls.h"
#include "backend/wallets/ledger_store.h"
#include <unordered_map>

namespace firstcome::load {

namespace {

// Small, so that placing an order never waits long.
constexpr size_t ordersATransaction = 20;
constexpr int ordersAtOnce = 200; ///< looked up
constexpr int membersATransaction = 50;
constexpr int membersAtOnce = 1'000; ///< looked up
constexpr int rehearsalsAtOnce = 20;

/// What came back of the lines: causes of stock entries.
std::vector<QByteArray> causesOf(const std::vector<orders::OrderLine> &lines)
{
    std::vector<QByteArray> causes;
    for (const orders::OrderLine &line : lines)
        causes.push_back("put-back:" + QByteArray::number(line.id));
    return causes;
}

/// What each member has of each sale: nothing where the hold was released.
std::vector<sales::Allowance> allowancesOf(const std::vector<orders::OrderLine> &lines,
                                           const std::vector<stock::Hold> &holds,
                                           const std::unordered_map<Id, Id> &memberOf)
{
    std::unordered_map<Id, HoldState> states;
    for (const stock::Hold &hold : holds)
        states.emplace(hold.id, hold.state);
    std::vector<sales::Allowance> allowances;
    for (const orders::OrderLine &line : lines) {
        if (line.saleId)
            allowances.push_back({*line.saleId, memberOf.at(line.orderId),
                                  states.at(line.id) == HoldState::Committed ? line.quantity : 0});
    }
    return allowances;
}

} // namespace

QJsonObject toJson(const SampleCounts &counts)
{
    return {{QStringLiteral("orders"), counts.orders},
            {QStringLiteral("rehearsals"), counts.rehearsals},
            {QStringLiteral("members"), counts.members}};
}

QJsonObject toJson(const SamplesLeft &left)
{
    QJsonObject json = toJson(static_cast<const SampleCounts &>(left));
    json.insert(QStringLiteral("charged"), left.charged);
    return json;
}

QCoro::Task<RemovedSamples> RemoveSamples::run(RemovalBy by)
{
    AuditEntry entry{by.operatorId, "load.removal", "members:load", {}, {}, by.requestId, m_parts.catalog.clock()};
    const auto begun = note(entry);
    co_await begun;
    RemovedSamples removed;
    co_await removeOrders(removed);
    co_await removeRehearsals(removed);
    co_await removeMembers(removed);
    // Where nothing goes there is nothing to come back for.
    removed.more = removed.more && removed.any();
    entry.action = "load.removed";
    entry.at = m_parts.catalog.clock();
    entry.after = toJson(removed);
    const auto ended = note(entry);
    co_await ended;
    co_return removed;
}

QCoro::Task<> RemoveSamples::note(AuditEntry entry)
{
    const auto noted =
        m_parts.catalog.database.write(sql::Queue::Background, [this, entry](sql::Connection &connection) {
            AuditEntry said = entry;
            if (said.after.isEmpty())
                said.before = toJson(counted(connection));
            m_parts.catalog.audit.append(connection, said);
        });
    co_await noted;
}

SampleCounts RemoveSamples::counted(sql::Connection &connection)
{
    return {orders::countSampleOrders(connection), RehearsalStore(connection).countStanding(),
            LoadMemberStore(connection).count()};
}

SamplesLeft RemoveSamples::left(sql::Connection &connection) const
{
    SamplesLeft left{counted(connection)};
    Id after = 0;
    std::vector<Id> over;
    do {
        over = LoadMemberStore(connection).over(m_parts.catalog.clock(), after, membersAtOnce);
        for (const Id member : chargedAmong(connection, over))
            left.charged += m_parts.orders.anyOfMember(connection, member) ? 0 : 1;
        after = over.empty() ? 0 : over.back();
    } while (!over.empty());
    return left;
}

/// Who charged a balance at the gateway.
std::unordered_set<Id> RemoveSamples::chargedAmong(sql::Connection &connection, const std::vector<Id> &members) const
{
    std::unordered_set<Id> charged;
    for (const SampleRecords *records : m_parts.records) {
        for (const Id member : records->knownAmong(connection, members))
            charged.insert(member);
    }
    return charged;
}

std::optional<Instant> RemoveSamples::restingBefore(sql::Connection &connection) const
{
    const auto lag = m_parts.readiness(connection).lagSeconds;
    if (!lag)
        return std::nullopt;
    return m_parts.catalog.clock() - restFor - std::chrono::milliseconds(qint64(*lag * 1'000));
}

QCoro::Task<> RemoveSamples::removeOrders(RemovedSamples &removed)
{
    const auto calm =
        m_parts.catalog.database.read([this](sql::Connection &connection) { return restingBefore(connection); });
    const std::optional<Instant> before = co_await calm;
    if (!before)
        co_return;
    Id after = 0;
    std::vector<Id> found;
    do {
        const auto look = m_parts.catalog.database.read([before = *before, after](sql::Connection &connection) {
            std::vector<Id> ids;
            for (const orders::SampleOrder &order :
                 orders::restingSampleOrders(connection, {before, after}, ordersAtOnce))
                ids.push_back(order.orderId);
            return ids;
        });
        found = co_await look;
        for (size_t from = 0; from < found.size(); from += ordersATransaction) {
            const size_t end = std::min(from + ordersATransaction, found.size());
            const std::vector<Id> some(found.begin() + qsizetype(from), found.begin() + qsizetype(end));
            const auto gone = m_parts.catalog.database.write(
                sql::Queue::Background, [this, some](sql::Connection &connection) { return remove(connection, some); });
            removed.orders += co_await gone;
        }
        after = found.empty() ? 0 : found.back();
        removed.more = removed.more || removed.orders >= ordersAGo;
    } while (!found.empty() && !removed.more);
}

std::vector<Id> RemoveSamples::unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    const auto behind = events::unfinishedKeys(connection, orderIds);
    std::vector<Id> unfinished(behind.begin(), behind.end());
    for (const SampleRecords *records : m_parts.records) {
        const auto some = records->unfinishedAmong(connection, orderIds);
        unfinished.insert(unfinished.end(), some.begin(), some.end());
    }
    return unfinished;
}

/// Locked: samples that are at rest, of members whose time is over.
std::vector<Id> RemoveSamples::restingAmong(sql::Connection &connection, const std::vector<Id> &candidates) const
{
    const Instant now = m_parts.catalog.clock();
    const auto samples = orders::sampleOrdersAmong(connection, candidates);
    std::vector<Id> resting;
    std::vector<Id> members;
    for (const orders::Order &order : m_parts.orders.lock(connection, candidates)) {
        if (!samples.contains(order.id) || order.dueAt || order.attention || order.cancelRequest ||
            order.updatedAt > now - restFor)
            continue;
        resting.push_back(order.id);
        members.push_back(order.memberId);
    }
    if (resting.empty())
        return resting;
    const auto active = LoadMemberStore(connection).activeAmong(members, now);
    const std::vector<Id> unfinished = unfinishedAmong(connection, resting);
    std::vector<Id> ids;
    for (size_t i = 0; i < resting.size(); ++i) {
        const bool ended = std::find(unfinished.begin(), unfinished.end(), resting[i]) == unfinished.end();
        if (ended && !active.contains(members[i]))
            ids.push_back(resting[i]);
    }
    return ids;
}

qint64 RemoveSamples::remove(sql::Connection &connection, const std::vector<Id> &candidates) const
{
    const std::vector<Id> ids = restingAmong(connection, candidates);
    if (ids.empty())
        return 0;
    const Instant now = m_parts.catalog.clock();
    std::unordered_map<Id, Id> memberOf;
    for (const Id id : ids)
        memberOf.emplace(id, m_parts.orders.find(connection, id)->memberId);
    const auto lines = m_parts.orders.linesOf(connection, ids);
    std::vector<Id> lineIds;
    for (const orders::OrderLine &line : lines)
        lineIds.push_back(line.id);
    const auto holds = m_holds.find(connection, lineIds);
    std::vector<QByteArray> causes = causesOf(lines);
    for (const SampleRecords *records : m_parts.records) {
        const auto more = records->remove(connection, ids, now);
        causes.insert(causes.end(), more.begin(), more.end());
    }
    orders::removeSampleOrders(connection, ids, lines);
    // Rows that others wait for come last, in the order in which placing takes them.
    m_holds.undo(connection, holds, causes, now);
    m_admissions.forget(connection, allowancesOf(lines, holds, memberOf));
    return qint64(ids.size());
}

QCoro::Task<> RemoveSamples::removeRehearsals(RemovedSamples &removed)
{
    Id after = 0;
    std::vector<Rehearsal> ended;
    do {
        const auto look = m_parts.catalog.database.read(
            [after](sql::Connection &connection) { return RehearsalStore(connection).ended(after, rehearsalsAtOnce); });
        ended = co_await look;
        for (const Rehearsal &rehearsal : ended) {
            const auto gone = removeRehearsal(rehearsal);
            removed.rehearsals += co_await gone ? 1 : 0;
        }
        after = ended.empty() ? 0 : ended.back().saleId;
    } while (!ended.empty());
}

QCoro::Task<bool> RemoveSamples::removeRehearsal(Rehearsal rehearsal)
{
    Step step = Step::GoesOn;
    while (step == Step::GoesOn) {
        const auto slice =
            m_parts.catalog.database.write(sql::Queue::Background, [this, rehearsal](sql::Connection &connection) {
                return removeSome(connection, rehearsal);
            });
        step = co_await slice;
    }
    co_return step == Step::Removed;
}

/// The sale goes first, then its ledger in pieces: nobody verifies the ledger of a sale that is no more.
RemoveSamples::Step RemoveSamples::removeSome(sql::Connection &connection, const Rehearsal &rehearsal) const
{
    RehearsalStore store(connection);
    if (!store.lockStanding(rehearsal.saleId))
        return Step::Stays; // somebody else has removed it
    if (m_parts.catalog.sales.find(connection, rehearsal.saleId))
        return removeShadow(connection, rehearsal);
    if (removeLedger(connection, rehearsal.saleId))
        return Step::GoesOn;
    store.markRemoved(rehearsal.saleId, m_parts.catalog.clock());
    return Step::Removed;
}

RemoveSamples::Step RemoveSamples::removeShadow(sql::Connection &connection, const Rehearsal &rehearsal) const
{
    const auto admitted = m_admissions.admittedUnits(connection, rehearsal.saleId);
    const bool ordersAreThere = admitted != orders::removedUnits(connection, rehearsal.saleId);
    if (ordersAreThere || !catalog::removeShadow(connection, m_parts.catalog, rehearsal.productId))
        return Step::Stays;
    m_parts.catalog.sales.removeShadow(connection, rehearsal.saleId);
    return Step::GoesOn;
}

bool RemoveSamples::removeLedger(sql::Connection &connection, Id saleId) const
{
    if (const auto units = m_admissions.removeSome(connection, saleId)) {
        orders::forgetRemovedUnits(connection, saleId, *units);
        return true;
    }
    return m_refusals.removeSome(connection, saleId);
}

QCoro::Task<> RemoveSamples::removeMembers(RemovedSamples &removed)
{
    Id after = 0;
    std::vector<Id> over;
    do {
        const auto look = m_parts.catalog.database.read([this, after](sql::Connection &connection) {
            return LoadMemberStore(connection).over(m_parts.catalog.clock(), after, membersATransaction);
        });
        over = co_await look;
        if (!over.empty()) {
            const auto gone =
                m_parts.catalog.database.write(sql::Queue::Background, [this, over](sql::Connection &connection) {
                    return removeAmong(connection, over);
                });
            removed.members += co_await gone;
            after = over.back();
        }
        removed.more = removed.more || removed.members >= membersAGo;
    } while (!over.empty() && removed.members < membersAGo);
}

qint64 RemoveSamples::removeAmong(sql::Connection &connection, const std::vector<Id> &members) const
{
    const Instant now = m_parts.catalog.clock();
    const auto charged = chargedAmong(connection, members);
    LoadMemberStore store(connection);
    std::vector<Id> gone;
    for (const Id member : store.lockAmong(members)) {
        if (!charged.contains(member) && !m_parts.orders.anyOfMember(connection, member))
            gone.push_back(member);
    }
    for (const Id member : gone)
        wallets::closeAccount(connection, member, now);
    sql::forgetCallers(connection, gone);
    members::SessionStore(connection).removeOf(gone);
    members::MemberStore(connection).remove(gone);
    store.remove(gone);
    return qint64(gone.size());
}

} // namespace firstcome::load
