// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/settlements/payouts.h"
#include "backend/settlements/statements.h"

namespace firstcome::settlements {

/// What a seller sees of what he earned, and how he asks for it. Thread: lanes.
class SellerRoutes
{
public:
    SellerRoutes(const Ground &ground, const Payouts &payouts)
        : m_ground(ground), m_payouts(payouts), m_statements(ground)
    {
    }

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer income(const http::Request &request);
    Answer requestPayout(const http::Request &request);
    Answer payouts(const http::Request &request);

    const Ground m_ground;
    const Payouts &m_payouts;
    const Statements m_statements;
};

} // namespace firstcome::settlements
