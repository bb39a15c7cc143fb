// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/platform/http/router.h"
#include "backend/settlements/payouts.h"

namespace firstcome::settlements {

/// Payouts as operators see and decide them. Thread: lanes.
class PayoutRoutes
{
public:
    PayoutRoutes(const Ground &ground, const Payouts &payouts) : m_ground(ground), m_payouts(payouts) {}

    void mount(http::Router &router);

private:
    using Answer = QCoro::Task<http::Response>;

    Answer list(const http::Request &request);
    Answer show(const http::Request &request);
    Answer approve(const http::Request &request);
    Answer reject(const http::Request &request);
    Answer once(const http::Request &request, PayoutCall call,
                Result<sql::KeptAnswer> (PayoutRoutes::*decide)(sql::Connection &, const PayoutCall &, Instant) const);
    Result<sql::KeptAnswer> approved(sql::Connection &connection, const PayoutCall &call, Instant now) const;
    Result<sql::KeptAnswer> rejected(sql::Connection &connection, const PayoutCall &call, Instant now) const;

    const Ground m_ground;
    const Payouts &m_payouts;
};

/// A page of payouts, for operators and for their seller.
QCoro::Task<http::Response> payoutPage(const Ground &ground, const Payouts &payouts, PayoutFilter filter,
                                       const http::Request &request);
/// From `state` and, for operators, `sellerId`; REQUEST_INVALID.
Result<PayoutFilter> payoutFilterOf(const http::Request &request);

} // namespace firstcome::settlements
