// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/placement/early_no.h"
#include "backend/placement/known_keys.h"
#include "backend/placement/order_rate.h"
#include "backend/placement/order_request.h"
#include "backend/placement/outcome_counts.h"
#include "backend/placement/placement_queue.h"
#include "backend/platform/http/router.h"
#include "backend/sales/refusal_counts.h"

namespace firstcome::placement {

/// POST /v1/orders, the path a crowd takes: decode, early no, batch, answer.
/// Invariant: a request whose key placed an order gets that order's first answer, whatever has happened since; for a
/// refusal nothing is written.
/// Thread: the lanes'.
class PlaceRoute
{
public:
    struct Parts
    {
        PlacementQueue &queue;
        KnownKeys &knownKeys;
        EarlyNo earlyNo;
        sales::RefusalCounts &refusals;
        OutcomeCounts &outcomes;
        OrderRate &rate;
        IdSource &ids;
        Clock clock;
        bool samplesBuy; ///< members of load runs may buy what is for everybody
    };

    explicit PlaceRoute(Parts parts) : m_parts(std::move(parts)) {}

    void mount(http::Router &router);

private:
    QCoro::Task<http::Response> place(const http::Request &request);
    std::optional<NotPlaced> refusedEarly(const PlacementRequest &order, Instant now) const;
    Result<PlacementRequest> read(const http::Request &request) const;
    http::Response answer(const Outcome &outcome, const http::Request &request) const;
    void count(const NotPlaced &refused, Instant receivedAt) const;

    Parts m_parts;
};

} // namespace firstcome::placement
