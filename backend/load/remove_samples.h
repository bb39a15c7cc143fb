// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/load/load_parts.h"
#include "backend/load/rehearsal_store.h"
#include "backend/sales/admission_store.h"
#include "backend/sales/refusal_store.h"
#include "backend/stock/hold_store.h"
#include <QCoroTask>
#include <unordered_set>

namespace firstcome::load {

/// What of load runs went, or is there still.
struct SampleCounts
{
    qint64 orders = 0;
    qint64 rehearsals = 0;
    qint64 members = 0;

    bool any() const { return orders + rehearsals + members > 0; }
};
QJsonObject toJson(const SampleCounts &counts);

/// What is there still, and why.
struct SamplesLeft : SampleCounts
{
    qint64 charged = 0; ///< of the members: they charged a balance at the gateway, and stay with what it knows of them
};
QJsonObject toJson(const SamplesLeft &left);

/// What went in one go.
struct RemovedSamples : SampleCounts
{
    bool more = false; ///< there was more than one go takes
};

/// Who wants samples gone; nobody: whoever runs a command.
struct RemovalBy
{
    Id operatorId = 0;
    QByteArray requestId{};
};

/// Removes what load runs left behind: orders of members whose time is over, with all that belongs to them, ended
/// rehearsals, and the members themselves. What they bought of real stock is for sale again. Only what is at rest goes:
/// what is under way, or waits for a person, stays for the next time.
/// Invariant: every transaction leaves all checks holding, so that it may be stopped anywhere and begun again, beside
/// selling and beside itself, and what went is counted by one of them; an audit entry stands before the first of it.
/// Entries of the ledger of money, of the admissions of real sales and of the log stay: they are evidence, and name
/// nobody. Thread: any with a Loop.
class RemoveSamples
{
public:
    explicit RemoveSamples(const LoadParts &parts) : m_parts(parts), m_holds(parts.catalog.stock) {}

    /// One go.
    QCoro::Task<RemovedSamples> run(RemovalBy by);
    SamplesLeft left(sql::Connection &connection) const;

    static constexpr qint64 ordersAGo = 5'000;
    static constexpr int membersAGo = 20'000;
    /// Nothing happened to an order for so long, beyond what consumers are behind.
    static constexpr std::chrono::minutes restFor{1};

private:
    /// What became of a rehearsal in one transaction.
    enum class Step : quint8 { GoesOn, Removed, Stays };

    static SampleCounts counted(sql::Connection &connection);
    /// Its first word, with what there is, and its last, with what went.
    QCoro::Task<> note(AuditEntry entry);
    QCoro::Task<> removeOrders(RemovedSamples &removed);
    QCoro::Task<> removeRehearsals(RemovedSamples &removed);
    QCoro::Task<> removeMembers(RemovedSamples &removed);
    QCoro::Task<bool> removeRehearsal(Rehearsal rehearsal);

    /// Nothing: how far consumers are behind is not known.
    std::optional<Instant> restingBefore(sql::Connection &connection) const;
    std::vector<Id> restingAmong(sql::Connection &connection, const std::vector<Id> &candidates) const;
    std::vector<Id> unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const;
    qint64 remove(sql::Connection &connection, const std::vector<Id> &candidates) const;
    Step removeSome(sql::Connection &connection, const Rehearsal &rehearsal) const;
    Step removeShadow(sql::Connection &connection, const Rehearsal &rehearsal) const;
    bool removeLedger(sql::Connection &connection, Id saleId) const;
    std::unordered_set<Id> chargedAmong(sql::Connection &connection, const std::vector<Id> &members) const;
    qint64 removeAmong(sql::Connection &connection, const std::vector<Id> &members) const;

    const LoadParts &m_parts;
    stock::HoldStore m_holds;
    sales::AdmissionStore m_admissions;
    sales::RefusalStore m_refusals;
};

} // namespace firstcome::load
