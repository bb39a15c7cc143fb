// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/claims/ask_refund.h"
#include "backend/platform/http/router.h"
#include "backend/platform/module/answer_once.h"
#include "shared/base/adjustable.h"

namespace firstcome::claims {

/// Deciding claims, by their seller and by operators: approve, reject, and many at once (operators). What gives back
/// more than the tier waits for a second person. Thread: the lanes'.
class DecideRoutes
{
public:
    struct Parts
    {
        const MoveClaims &moves;
        const AskRefund &ask;
        Adjustable<Money> tier = 0; ///< up to which one person decides, of all claims of an order
    };

    DecideRoutes(const Ground &ground, const Parts &parts) : m_ground(ground), m_parts(parts) {}
    void mount(http::Router &router);

    static constexpr int mostAtOnce = 500;

private:
    /// The claim, or what waits for a second person.
    using Decide = std::function<Result<sql::KeptAnswer>(sql::Connection &, const Deciding &, Instant now)>;

    /// One decision and what makes its retry the same.
    struct Call
    {
        Deciding deciding;
        sql::CallScope scope;
        Decide decide;
    };

    QCoro::Task<http::Response> approve(const http::Request &request, ClaimDecider by);
    QCoro::Task<http::Response> reject(const http::Request &request, ClaimDecider by);
    /// Decides, once for its key.
    QCoro::Task<http::Response> decided(const http::Request &request, ClaimDecider by, Decide decide);
    QCoro::Task<http::Response> decideMany(const http::Request &request);
    work::Reply<Result<OnceAnswer>> decide(const Call &call) const;
    Result<sql::KeptAnswer> approval(sql::Connection &connection, const Deciding &deciding, const ApprovalForm &form,
                                     Instant now) const;
    Result<sql::KeptAnswer> rejection(sql::Connection &connection, const Deciding &deciding, const QString &reason,
                                      Instant now) const;

    const Ground m_ground;
    const Parts m_parts;
};

} // namespace firstcome::claims
