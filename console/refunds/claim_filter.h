// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/client/api_request.h"
#include "shared/contract/claim.h"
#include <QVariantMap>
#include <chrono>

namespace firstcome {

/// Which claims are shown: a value. What waits is what one comes for.
struct ClaimFilter
{
    QString text;
    std::optional<ClaimState> state = ClaimState::Requested;
    std::optional<ClaimKind> kind;
    std::chrono::hours olderThan{0}; ///< 0: of any age

    bool narrows() const { return *this != ClaimFilter{}; }
    friend bool operator==(const ClaimFilter &, const ClaimFilter &) = default;
};

ApiRequest claimsRequest(const ClaimFilter &filter);

/// For settings, and for other pages that open this one: `q`, `state` ("" for all), `kind`, `olderThanHours`.
QVariantMap toVariant(const ClaimFilter &filter);
/// Lenient: what is missing or not understood is as at first.
ClaimFilter claimFilterFrom(const QVariantMap &map);

} // namespace firstcome
