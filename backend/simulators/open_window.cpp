// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/open_window.h"

#include "shared/contract/json_fields.h"

namespace firstcome::simulators {

namespace {

constexpr int longestOrderId = 64;

}

Result<WindowRequest> windowRequestFrom(const QByteArray &body)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    WindowRequest request;
    request.orderId = fields->text("orderId", longestOrderId);
    request.amount = fields->integer("amount");
    if (request.amount < 1)
        fields->violate("amount", QStringLiteral("must be 1 or more"));
    if (request.orderId.isEmpty())
        fields->violate("orderId", QStringLiteral("must not be empty"));
    if (const auto name = fields->optionalText("outcome", longestOrderId)) {
        const auto outcome = outcomeFrom(*name);
        if (!outcome)
            fields->violate("outcome", QStringLiteral("must be approve, refuse, unknown, late or otherAmount"));
        request.outcome = outcome.value_or(Outcome::Approve);
    }
    if (auto refusal = fields->finish())
        return tl::unexpected(std::move(*refusal));
    return request;
}

SimulatedAnswer openWindow(GatewayBook &book, const WindowRequest &request, Instant now)
{
    GatewayPayment payment;
    payment.paymentKey = book.newPaymentKey();
    payment.orderId = request.orderId;
    payment.amount = request.amount;
    payment.outcome = request.outcome;
    payment.requestedAt = now;
    const QJsonObject body{{QStringLiteral("paymentKey"), QString::fromLatin1(payment.paymentKey)}};
    return {201, body, {}, recordOf(payment)};
}

} // namespace firstcome::simulators
