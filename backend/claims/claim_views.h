// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_store.h"
#include "backend/orders/order_claims.h"
#include "backend/platform/module/peers.h"

namespace firstcome::claims {

/// Claims as callers see them. Thread: any, inside a transaction.
class ClaimViews
{
public:
    ClaimViews(const ClaimStore &claims, const orders::OrderClaims &lines, const Peers &peers)
        : m_claims(claims), m_lines(lines), m_peers(peers)
    {
    }

    /// With order, line, payment, deliveries and earlier claims of the line. The gateway's key and word are for
    /// operators.
    QJsonObject detail(sql::Connection &connection, const Claim &claim, ClaimRole role) const;

private:
    const ClaimStore &m_claims;
    const orders::OrderClaims &m_lines;
    const Peers &m_peers;
};

} // namespace firstcome::claims
