// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/claim_views.h"
#include "backend/platform/http/listing.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/ground.h"

namespace firstcome::claims {

/// Reading claims: GET /v1/claims for shoppers, /v1/seller/claims and /v1/ops/claims for those who decide; each sees
/// his own, an operator all but those of load runs, which are no business. Thread: the lanes'.
class ClaimRoutes
{
public:
    ClaimRoutes(const Ground &ground, const ClaimStore &claims, const ClaimViews &views)
        : m_ground(ground), m_claims(claims), m_views(views)
    {
    }

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> list(const http::Request &request, ClaimRole role);
    QCoro::Task<http::Response> detail(const http::Request &request, ClaimRole role);
    /// What is typed is a claim or an order, a member or a name of an order to the outside (both for operators), or a
    /// part of a product's name.
    void search(sql::Connection &connection, const QString &query, ClaimRole role, ClaimFilter &filter) const;
    std::optional<QJsonObject> detailOf(sql::Connection &connection, Id claimId, const ClaimViewer &viewer) const;

    const Ground m_ground;
    const ClaimStore &m_claims;
    const ClaimViews &m_views;
};

} // namespace firstcome::claims
