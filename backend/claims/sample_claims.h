// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_store.h"
#include "backend/platform/module/sample_records.h"

namespace firstcome::claims {

/// The claims of orders of load runs. Thread: inside a transaction of the writer.
class SampleClaims final : public SampleRecords
{
public:
    explicit SampleClaims(const ClaimStore &claims) : m_claims(claims) {}

    /// Of which one is open, or stands beside the approval of a second person.
    std::vector<Id> unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const override;
    std::vector<QByteArray> remove(sql::Connection &connection, const std::vector<Id> &orderIds,
                                   Instant now) const override;

private:
    const ClaimStore &m_claims;
};

} // namespace firstcome::claims
