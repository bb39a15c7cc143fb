// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/claims/sample_claims.h"

namespace firstcome::claims {

std::vector<Id> SampleClaims::unfinishedAmong(sql::Connection &connection, const std::vector<Id> &orderIds) const
{
    std::vector<Id> unfinished;
    for (const Id orderId : orderIds) {
        for (const Claim &claim : m_claims.ofOrder(connection, orderId)) {
            if (isOpen(claim.state) || (claim.decided && claim.decided->approvalId > 0))
                unfinished.push_back(orderId);
        }
    }
    return unfinished;
}

std::vector<QByteArray> SampleClaims::remove(sql::Connection &connection, const std::vector<Id> &orderIds,
                                             Instant) const
{
    std::vector<QByteArray> causes;
    for (const Id orderId : orderIds) {
        for (const Claim &claim : m_claims.ofOrder(connection, orderId)) {
            causes.push_back("claim:" + QByteArray::number(claim.id));
            causes.push_back("claim-scrap:" + QByteArray::number(claim.id));
        }
    }
    m_claims.remove(connection, orderIds);
    return causes;
}

} // namespace firstcome::claims
