// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/changes/changes.h"
#include "backend/sales/sale.h"
#include "shared/base/result.h"

namespace firstcome::sales {

/// A sale with the head of its admission ledger, its row locked.
struct LockedSale
{
    Sale sale;
    qint64 admissionCount = 0;
    QByteArray admissionHead;
};

/// How far a sale's admission ledger goes.
struct LedgerHead
{
    Id saleId = 0;
    qint64 count = 0;
    QByteArray hash;
};

/// The table `sales`.
/// Invariant: the sales of a product never overlap; every change raises `version` and is told after its
/// commit. Thread: inside a transaction of the writer; the reads in any.
class SaleStore
{
public:
    explicit SaleStore(const Changes &changes) : m_changes(changes) {}

    /// SALE_OVERLAPS when the product has another one at that time. With several processes the caller holds the locks
    /// of the product's options, so that no batch is deciding on it.
    Result<void> insert(sql::Connection &connection, const Sale &sale, Instant now) const;
    /// Replaces all but id and product when the row still has `sale.version`; PRECONDITION_FAILED when it has not. A
    /// limit below what somebody has been granted takes nothing away: who has more keeps it and gets no more.
    Result<Sale> update(sql::Connection &connection, const Sale &sale, Instant now) const;

    /// That of a rehearsal; its ledger goes after it.
    void removeShadow(sql::Connection &connection, Id saleId) const;

    std::optional<Sale> find(sql::Connection &connection, Id saleId) const;
    std::vector<Sale> salesOf(sql::Connection &connection, Id productId) const;
    std::vector<Sale> salesOf(sql::Connection &connection, const std::vector<Id> &productIds) const;
    /// The sale that decides for the product at this time, see decidingSale.
    std::optional<Sale> saleOf(sql::Connection &connection, Id productId, Instant now) const;
    /// Products with a sale that is planned or open: the flash sales of the catalogue. In no order.
    std::vector<Id> productsOnSale(sql::Connection &connection, Instant now) const;
    /// Newest first, below `before` (0: from the top); without rehearsals.
    std::vector<Sale> page(sql::Connection &connection, Id before, int limit) const;

    /// In a reader's snapshot, without locks.
    std::vector<LedgerHead> ledgerHeads(sql::Connection &connection, const std::vector<Id> &saleIds) const;
    /// Locked in order of id until the transaction ends.
    std::vector<LockedSale> lock(sql::Connection &connection, const std::vector<Id> &saleIds) const;
    void moveHead(sql::Connection &connection, const LockedSale &sale) const;

    /// All sales with the heads of their ledgers, in order of id: for going through them.
    static std::vector<LockedSale> heads(sql::Connection &connection, Id after, int limit);

    Id highestId(sql::Connection &connection) const;
    /// Planned, open, and those that closed later than this.
    std::vector<Sale> closingAfter(sql::Connection &connection, Instant when) const;

private:
    void tell(sql::Connection &connection, const Sale &sale, Instant now) const;

    const Changes &m_changes;
};

} // namespace firstcome::sales
