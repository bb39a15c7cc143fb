// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/refunds/claim_filter.h"

namespace firstcome {

namespace {

const QString textKey = QStringLiteral("q");
const QString stateKey = QStringLiteral("state");
const QString kindKey = QStringLiteral("kind");
const QString ageKey = QStringLiteral("olderThanHours");

} // namespace

ApiRequest claimsRequest(const ClaimFilter &filter)
{
    ApiRequest request = ApiRequest::get(QStringLiteral("/v1/ops/claims"));
    request.with("q", filter.text);
    if (filter.state)
        request.with("state", QString::fromLatin1(textOf(*filter.state)));
    if (filter.kind)
        request.with("kind", QString::fromLatin1(textOf(*filter.kind)));
    if (filter.olderThan.count() > 0)
        request.with("olderThan", QString::number(std::chrono::seconds(filter.olderThan).count()));
    return request;
}

QVariantMap toVariant(const ClaimFilter &filter)
{
    return {{textKey, filter.text},
            {stateKey, filter.state ? QString::fromLatin1(textOf(*filter.state)) : QString()},
            {kindKey, filter.kind ? QString::fromLatin1(textOf(*filter.kind)) : QString()},
            {ageKey, int(filter.olderThan.count())}};
}

ClaimFilter claimFilterFrom(const QVariantMap &map)
{
    ClaimFilter filter;
    filter.text = map.value(textKey).toString();
    if (map.contains(stateKey))
        filter.state = claimStateFrom(map.value(stateKey).toString().toLatin1());
    filter.kind = claimKindFrom(map.value(kindKey).toString().toLatin1());
    filter.olderThan = std::chrono::hours(std::max(0, map.value(ageKey).toInt()));
    return filter;
}

} // namespace firstcome
