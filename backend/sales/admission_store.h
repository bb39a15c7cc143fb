// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/check.h"
#include "backend/platform/sql/connection.h"
#include "backend/sales/admission.h"
#include <map>
#include <span>
#include <vector>

namespace firstcome::sales {

/// A member's units in a sale.
struct Allowance
{
    Id saleId = 0;
    Id memberId = 0;
    qint64 units = 0;

    auto operator<=>(const Allowance &) const = default;
};

/// The tables `admissions` (appended only, under the sale's row lock; a ledger goes whole, after its sale) and
/// `sale_members`.
/// Thread: inside a transaction of the writer; the reads in any.
class AdmissionStore
{
public:
    void append(sql::Connection &connection, std::span<const Admission> admissions) const;
    /// In order of sequence, after `after` (0: from the first).
    std::vector<Admission> page(sql::Connection &connection, Id saleId, qint64 after, int limit) const;

    /// Everybody's units, in order of sale and member, after `after`: for going through all of them.
    std::vector<Allowance> members(sql::Connection &connection, const Allowance &after, int limit) const;
    /// Admitted units by sale.
    std::map<Id, qint64> admittedUnits(sql::Connection &connection) const;
    qint64 admittedUnits(sql::Connection &connection, Id saleId) const;
    static QList<Check> checks();

    /// What these members have been granted so far, pairs of sale and member (units are ignored); locked. Those who
    /// have nothing are left out.
    std::vector<Allowance> granted(sql::Connection &connection, const std::vector<Allowance> &pairs) const;
    void grant(sql::Connection &connection, std::vector<Allowance> grants) const;
    /// A hold was released: its units may be had again by this member.
    void giveBack(sql::Connection &connection, std::vector<Allowance> grants) const;
    /// As if these had never been granted: the members' rows go where nothing else is in them. The ledger stays.
    void forget(sql::Connection &connection, const std::vector<Allowance> &grants) const;
    /// Of the ledger of a sale that is no more: its next rows; the units in them, nothing when there are none.
    std::optional<qint64> removeSome(sql::Connection &connection, Id saleId) const;
};

} // namespace firstcome::sales
