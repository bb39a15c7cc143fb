// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/ask_refund.h"
#include "backend/orders/order_claims.h"
#include "backend/platform/http/request.h"
#include "backend/platform/module/peers.h"

namespace firstcome::claims {

/// Who looks at claims.
struct ClaimViewer
{
    ClaimRole role = ClaimRole::Owner;
    Id id = 0;
    bool mayDecide = true; ///< what his role decides; an operator may only look
};

ClaimViewer viewerOf(const http::Principal &principal, ClaimRole role);
/// With what he may do as `allowedActions`.
QJsonObject shownTo(const ClaimViewer &viewer, const Claim &claim);

/// Claims as callers see them. Thread: any, inside a transaction.
class ClaimViews
{
public:
    ClaimViews(const ClaimStore &claims, const orders::OrderClaims &lines, const AskRefund &asked, const Peers &peers)
        : m_claims(claims), m_lines(lines), m_asked(asked), m_peers(peers)
    {
    }

    /// With order, line, payment, deliveries, earlier claims of the line and, for who decides, what waits for a second
    /// person. The gateway's key and word are for operators.
    QJsonObject detail(sql::Connection &connection, const Claim &claim, const ClaimViewer &viewer) const;

private:
    std::optional<QJsonObject> waiting(sql::Connection &connection, const Claim &claim, ClaimRole role) const;

    const ClaimStore &m_claims;
    const orders::OrderClaims &m_lines;
    const AskRefund &m_asked;
    const Peers &m_peers;
};

} // namespace firstcome::claims
