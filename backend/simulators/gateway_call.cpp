// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/gateway_call.h"

#include "backend/platform/crypto/digest.h"
#include <QJsonDocument>
#include <cmath>

namespace firstcome::simulators {

namespace {

constexpr qsizetype longestKey = 300;
constexpr double largestAmount = 9'007'199'254'740'991.0;

QByteArray scopeOf(const GatewayCall &call)
{
    return call.route + ' ' + call.idempotencyKey.toPercentEncoding();
}

QByteArray hashOf(const QJsonObject &body)
{
    // Compact JSON of an object has its fields in order of name, so spacing and order do not matter.
    return crypto::sha256(QJsonDocument(body).toJson(QJsonDocument::Compact)).left(16).toHex();
}

SimulatedAnswer again(const GatewayBook &book, const KeptCall &kept, Instant now)
{
    if (!kept.error.isEmpty())
        return tossError(kept.error);
    if (const GatewayPayment *payment = book.find(kept.subject)) {
        if (!payment->isApproved(now))
            return tossError("IDEMPOTENT_REQUEST_PROCESSING");
        return {200, paymentObject(*payment, now, kept.cancels), {}, {}};
    }
    return {200, billingObject(*book.findBilling(kept.subject)), {}, {}};
}

} // namespace

std::optional<Money> GatewayCall::amount(QLatin1StringView name) const
{
    const QJsonValue value = body[name];
    const double number = value.toDouble();
    if (!value.isDouble() || number < 1 || number > largestAmount || std::floor(number) != number)
        return std::nullopt;
    return value.toInteger();
}

KeptCall GatewayCall::kept(QByteArray subject) const
{
    if (idempotencyKey.isEmpty())
        return {};
    return {scopeOf(*this), hashOf(body), now, std::move(subject), 0, {}};
}

std::optional<SimulatedAnswer> answeredEarly(GatewayBook &book, const GatewayCall &call)
{
    if (book.happens(call.settings.failureRate))
        return tossError("FAILED_INTERNAL_SYSTEM_PROCESSING");
    if (call.idempotencyKey.size() > longestKey)
        return tossError("INVALID_IDEMPOTENCY_KEY");
    if (call.idempotencyKey.isEmpty())
        return std::nullopt;
    const KeptCall *kept = book.findKept(scopeOf(call));
    if (!kept)
        return std::nullopt;
    // Toss would give the first answer here too; an error shows a shop that reuses its keys what it does.
    if (kept->bodyHash != hashOf(call.body))
        return tossError("INVALID_IDEMPOTENCY_KEY");
    return again(book, *kept, call.now);
}

} // namespace firstcome::simulators
