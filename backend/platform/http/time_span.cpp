// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/http/time_span.h"

#include "shared/contract/error_codes.h"

namespace firstcome::http {

namespace {

Result<std::optional<Instant>> timeIn(const Request &request, const char *name)
{
    const auto text = request.queryValue(name);
    if (!text)
        return std::optional<Instant>();
    const auto at = fromIso(QString::fromLatin1(*text));
    if (!at)
        return refuse(code::requestInvalid,
                      QStringLiteral("%1 is no time such as 2026-01-31T09:00:00Z.").arg(QLatin1StringView(name)));
    return at;
}

} // namespace

Result<TimeSpan> timeSpanOf(const Request &request, Instant now)
{
    const auto from = timeIn(request, "from");
    const auto to = timeIn(request, "to");
    if (!from || !to)
        return tl::unexpected(!from ? from.error() : to.error());
    TimeSpan span;
    span.to = to->value_or(now + std::chrono::milliseconds(1));
    span.from = from->value_or(span.to - std::chrono::hours(1));
    if (span.from >= span.to)
        return refuse(code::requestInvalid, QStringLiteral("from must be before to."));
    return span;
}

} // namespace firstcome::http
