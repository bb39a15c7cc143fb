// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/module/sample_records.h"

namespace firstcome::payments {

/// The payments of orders of load runs. What is left of their money goes back in the ledger, by entries of their own;
/// their keys of the gateway stay taken: nobody else pays with one. Thread: inside a transaction of the writer.
class SamplePaymentStore final : public SampleRecords
{
public:
    /// Whose payment is not at its end, or waits for a person.
    std::vector<Id> unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const override;
    std::vector<QByteArray> remove(sql::Connection &connection, const std::vector<Id> &orderIds,
                                   Instant now) const override;
    /// Who has a payment: a charge of the balance, where their orders are removed.
    std::vector<Id> knownAmong(sql::Connection &connection, const std::vector<Id> &members) const override;
};

} // namespace firstcome::payments
