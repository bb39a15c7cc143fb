// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/breakers/breaker_forms.h"

#include "shared/contract/error_codes.h"
#include "shared/contract/json_fields.h"
#include <cmath>

namespace firstcome::breakers {

namespace {

constexpr qint64 mostMinutes = 240;
constexpr int longestReason = 200;
constexpr qint64 recordedMinutes = 60;
constexpr qint64 mostMilliseconds = 600'000;
constexpr qint64 widestWindow = 1'000;

struct Range
{
    qint64 lowest = 0;
    qint64 highest = 0;
};

std::optional<qint64> numberIn(JsonFields &fields, const char *name, Range range)
{
    const auto number = fields.optionalInteger(name);
    if (number && (*number < range.lowest || *number > range.highest))
        fields.violate(name, QStringLiteral("must be %1 to %2").arg(range.lowest).arg(range.highest));
    return number;
}

/// A share as percent; whole ones decide as exactly as anybody can tell.
std::optional<int> percentIn(JsonFields &fields, const char *name)
{
    const auto share = fields.optionalNumber(name);
    if (!share)
        return std::nullopt;
    if (!(*share >= 0.01 && *share <= 1.0)) {
        fields.violate(name, QStringLiteral("must be 0.01 to 1"));
        return std::nullopt;
    }
    return int(std::lround(*share * 100));
}

} // namespace

Result<resilience::Forcing> forcingFrom(const QByteArray &body, Instant now)
{
    using resilience::BreakerState;
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    resilience::Forcing forcing;
    const QString state = fields->text("state");
    forcing.state = resilience::stateNamed(state.toLatin1()).value_or(BreakerState::Closed);
    const qint64 minutes = fields->integer("minutes");
    forcing.reason = fields->text("reason", longestReason).trimmed();
    if (fields->has("state") && forcing.state != BreakerState::ForcedOpen && forcing.state != BreakerState::Disabled)
        fields->violate("state", QStringLiteral("must be FORCED_OPEN or DISABLED"));
    if (fields->has("minutes") && (minutes < 1 || minutes > mostMinutes))
        fields->violate("minutes", QStringLiteral("must be 1 to %1").arg(mostMinutes));
    if (fields->has("reason") && forcing.reason.isEmpty())
        fields->violate("reason", QStringLiteral("must say why"));
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    forcing.until = now + std::chrono::minutes(minutes);
    return forcing;
}

Result<WhatIfForm> whatIfFrom(const QByteArray &body, const resilience::BreakerLimits &present)
{
    auto fields = JsonFields::parse(body);
    if (!fields)
        return tl::unexpected(fields.error());
    WhatIfForm form{present, std::chrono::minutes(recordedMinutes)};
    form.limits.failedPercent = percentIn(*fields, "failureRate").value_or(present.failedPercent);
    form.limits.slowPercent = percentIn(*fields, "slowRate").value_or(present.slowPercent);
    if (const auto slow = numberIn(*fields, "slowMs", {1, mostMilliseconds}))
        form.limits.slowAfter = std::chrono::milliseconds(*slow);
    if (const auto window = numberIn(*fields, "window", {1, widestWindow}))
        form.limits.window = int(std::clamp<qint64>(*window, 1, widestWindow));
    if (const auto minutes = numberIn(*fields, "minutes", {1, recordedMinutes}))
        form.minutes = std::chrono::minutes(*minutes);
    if (auto wrong = fields->finish())
        return tl::unexpected(std::move(*wrong));
    form.limits.least = std::min(form.limits.least, form.limits.window);
    return form;
}

} // namespace firstcome::breakers
