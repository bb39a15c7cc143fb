// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/settlements/settlement_day.h"
#include "shared/base/id.h"
#include "shared/base/money.h"
#include "shared/contract/settlement.h"
#include <QJsonObject>

namespace firstcome::settlements {

inline constexpr int wholeInBasisPoints = 10'000;

struct Share
{
    qint64 part = 0;
    qint64 whole = wholeInBasisPoints; ///< above 0
};

/// `amount` times part over whole, rounded to the even won at a half.
Money shareOf(Money amount, const Share &share);

/// A delivered line or money given back for one, as it counts for its seller. Never changed.
struct SettlementLine
{
    Id id = 0;
    Day day = 0;
    Id sellerId = 0;
    Id storeId = 0;
    Id orderId = 0;
    Id lineId = 0;
    Id claimId = 0; ///< 0 for a SALE
    SettlementLineKind kind = SettlementLineKind::Sale;
    Money amount = 0; ///< above 0 for a SALE, below for the others
    Money fee = 0;    ///< with the sign of the amount
    Instant at{};
};

/// What went back for a line, and when.
struct GivenBack
{
    Id claimId = 0;
    Id lineId = 0;
    Money amount = 0; ///< above 0
    Instant at{};
};

/// What went back for a line before, as its lines say: both 0 or below.
struct BackBefore
{
    Money amount = 0;
    Money fee = 0;
};

/// The line of money given back for a SALE; `closedUntil` decides whether it is of the SALE's own day still or claws
/// back. The fee goes back in the same share: when all of the amount has, all of the fee has. Nothing where more would
/// go back than was sold.
std::optional<SettlementLine> backLine(const SettlementLine &sale, const GivenBack &back, const BackBefore &before,
                                       Day closedUntil);

/// The day's lines of one seller, summed.
struct SellerSum
{
    Id sellerId = 0;
    qint64 lines = 0;
    Money gross = 0;
    Money refunds = 0; ///< 0 or below
    Money fee = 0;
};

/// What a seller earned on a day.
/// Invariant: net = gross + refunds - fee + carriedOver.
struct Settlement
{
    Id id = 0;
    Id sellerId = 0;
    Day day = 0;
    qint64 lines = 0;
    Money gross = 0;
    Money refunds = 0;     ///< 0 or below
    Money fee = 0;         ///< what is kept; below 0 where more fees go back than come in
    Money carriedOver = 0; ///< 0 or below: what was missing before
    Money net = 0;
    SettlementState state = SettlementState::Open;
    bool carried = false; ///< its own deficit stands in a later row
    Id payoutId = 0;
    Instant createdAt{};
    qint64 version = 1;

    Money earned() const { return gross + refunds - fee; }
    /// What a payout may count of it.
    Money payable() const { return carried ? 0 : net; }
};

Settlement settled(const SellerSum &sum, Day day, Money carriedOver);

QJsonObject toJson(const Settlement &settlement, const QString &seller);
QJsonObject toJson(const SettlementLine &line);

} // namespace firstcome::settlements
