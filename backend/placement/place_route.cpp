// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/place_route.h"

#include "backend/placement/order_answer.h"
#include "backend/platform/access/load_role.h"
#include "backend/platform/http/preconditions.h"
#include "shared/contract/error_codes.h"

namespace firstcome::placement {

namespace {

constexpr qsizetype largestBody = 64 * 1024;

/// What the form allows but this shop has not: saved addresses and payment methods.
std::optional<Refusal> unknownReference(const OrderRequest &request)
{
    if (request.addressId)
        return Refusal{code::notFound, QStringLiteral("There is no such address."), {}, {}};
    if (request.method == PaymentMethod::Card || request.method == PaymentMethod::BankAccount ||
        request.paymentMethodId)
        return Refusal{code::valueInvalid, QStringLiteral("There is no such saved payment method."), {}, {}};
    return std::nullopt;
}

} // namespace

void PlaceRoute::mount(http::Router &router)
{
    http::Route route;
    route.method = http::Method::Post;
    route.pattern = "/v1/orders";
    route.policy = http::Policy::member();
    route.handler = http::AsyncHandler([this](const http::Request &request) { return place(request); });
    route.bodyLimit = largestBody;
    router.add(std::move(route));
}

QCoro::Task<http::Response> PlaceRoute::place(const http::Request &request)
{
    auto order = read(request);
    if (!order)
        co_return http::problem(order.error(), request);
    // The reply and what it awaits have names: GCC 12 destroys temporaries of a co_await expression twice.
    const Instant now = m_parts.clock();
    const auto refused = refusedEarly(*order, now);
    if (!refused) {
        order->orderId = m_parts.ids.nextRange(now, 1 + int(order->lines.size()));
        const auto reply = m_parts.queue.place(std::move(*order));
        const Outcome outcome = co_await reply;
        co_return answer(outcome, request);
    }
    // The retry of an order that succeeded gets its answer also when all is sold out since; asked before the look-up,
    // so that a request still being decided cannot slip between the two.
    if (m_parts.queue.isRunning({order->memberId, order->key.key}))
        co_return answer(NotPlaced{.reason = NotPlaced::Reason::InProgress}, request);
    const auto reply = m_parts.knownKeys.find({order->memberId, order->key.key});
    const std::optional<orders::KnownOrder> known = co_await reply;
    if (!known)
        co_return answer(*refused, request);
    const bool same = known->key.bodyHash == order->key.bodyHash;
    const Outcome outcome =
        same ? Outcome(Replay{known->placed}) : Outcome(NotPlaced{.reason = NotPlaced::Reason::KeyReused});
    co_return answer(outcome, request);
}

/// Asked of well-formed orders only, and before the key: the retry of an order that succeeded is no further order.
std::optional<NotPlaced> PlaceRoute::refusedEarly(const PlacementRequest &order, Instant now) const
{
    if (!m_parts.rate.allow(order.memberId, order.receivedAt))
        return NotPlaced{.reason = NotPlaced::Reason::TooMany};
    return m_parts.earlyNo.ask(order.lines, {order.sample, m_parts.samplesBuy}, now);
}

Result<PlacementRequest> PlaceRoute::read(const http::Request &request) const
{
    auto key = http::idempotencyKey(request);
    if (!key)
        return tl::unexpected(std::move(key.error()));
    auto decoded = decodeOrderRequest(request.body);
    if (!decoded)
        return tl::unexpected(std::move(decoded.error()));
    if (auto refusal = unknownReference(*decoded))
        return tl::unexpected(std::move(*refusal));
    PlacementRequest order;
    order.sample = request.principal->rights & access::loadRole;
    order.memberId = request.principal->id;
    order.key.key = std::move(*key);
    order.key.bodyHash = hashOf(*decoded);
    order.method = decoded->method;
    order.lines = std::move(decoded->lines);
    order.expectedTotal = decoded->expectedTotal;
    order.trace = request.traceparent;
    order.receivedAt = request.receivedAt;
    return order;
}

http::Response PlaceRoute::answer(const Outcome &outcome, const http::Request &request) const
{
    if (const auto *added = std::get_if<orders::NewOrder>(&outcome)) {
        m_parts.outcomes.placed();
        return http::encoded(201, encodePlaced(added->placed));
    }
    if (const auto *replay = std::get_if<Replay>(&outcome)) {
        m_parts.outcomes.replayed();
        http::Response response = http::encoded(201, encodePlaced(replay->placed));
        response.headers.emplace_back("Idempotency-Replayed", "true");
        return response;
    }
    const auto &refused = std::get<NotPlaced>(outcome);
    m_parts.outcomes.refused(refused.reason);
    count(refused, request.receivedAt);
    return http::problem(refusalOf(refused), request, membersOf(refused));
}

void PlaceRoute::count(const NotPlaced &refused, Instant receivedAt) const
{
    if (!refused.saleId)
        return;
    std::optional<qint64> lowest;
    for (const Shortage &shortage : refused.shortages)
        lowest = std::min(lowest.value_or(shortage.available), shortage.available);
    m_parts.refusals.add({*refused.saleId, codeOf(refused.reason), receivedAt, lowest});
}

} // namespace firstcome::placement
