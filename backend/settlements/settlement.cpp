// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/settlements/settlement.h"

#include "shared/base/assert.h"

namespace firstcome::settlements {

Money shareOf(Money amount, const Share &share)
{
    FIRSTCOME_ASSERT(share.whole > 0, "a share is of something");
    // The product of two amounts does not fit into 64 bits.
    const __int128 product = __int128(amount) * share.part;
    const __int128 size = product < 0 ? -product : product;
    __int128 quotient = size / share.whole;
    const __int128 twice = size % share.whole * 2;
    if (twice > share.whole || (twice == share.whole && quotient % 2 != 0))
        ++quotient;
    return Money(product < 0 ? -quotient : quotient);
}

std::optional<SettlementLine> backLine(const SettlementLine &sale, const GivenBack &back, const BackBefore &before,
                                       Day closedUntil)
{
    const Money all = before.amount - back.amount; // below 0
    if (back.amount <= 0 || -all > sale.amount)
        return std::nullopt;
    SettlementLine line = sale;
    line.id = 0;
    line.claimId = back.claimId;
    line.at = back.at;
    line.amount = -back.amount;
    // Of all that went back, so that no won is lost or won by the rounding of parts.
    line.fee = shareOf(sale.fee, {all, sale.amount}) - before.fee;
    if (sale.day > closedUntil) {
        line.kind = SettlementLineKind::Refund;
        return line;
    }
    line.kind = SettlementLineKind::Clawback;
    line.day = std::max(dayOf(back.at), closedUntil + 1);
    return line;
}

Settlement settled(const SellerSum &sum, Day day, Money carriedOver)
{
    Settlement settlement;
    settlement.sellerId = sum.sellerId;
    settlement.day = day;
    settlement.lines = sum.lines;
    settlement.gross = sum.gross;
    settlement.refunds = sum.refunds;
    settlement.fee = sum.fee;
    settlement.carriedOver = carriedOver;
    settlement.net = settlement.earned() + carriedOver;
    return settlement;
}

QJsonObject toJson(const Settlement &settlement, const QString &seller)
{
    QJsonObject object{{QStringLiteral("id"), idText(settlement.id)},
                       {QStringLiteral("sellerId"), idText(settlement.sellerId)},
                       {QStringLiteral("seller"), seller},
                       {QStringLiteral("date"), dayText(settlement.day)},
                       {QStringLiteral("gross"), settlement.gross},
                       {QStringLiteral("refunds"), settlement.refunds},
                       {QStringLiteral("fee"), settlement.fee},
                       {QStringLiteral("carriedOver"), settlement.carriedOver},
                       {QStringLiteral("net"), settlement.net},
                       {QStringLiteral("state"), QLatin1StringView(textOf(settlement.state))},
                       {QStringLiteral("lines"), settlement.lines},
                       {QStringLiteral("carried"), settlement.carried},
                       {QStringLiteral("version"), settlement.version}};
    if (settlement.payoutId)
        object.insert(QStringLiteral("payoutId"), idText(settlement.payoutId));
    return object;
}

QJsonObject toJson(const SettlementLine &line)
{
    QJsonObject object{{QStringLiteral("orderId"), idText(line.orderId)},
                       {QStringLiteral("lineId"), idText(line.lineId)},
                       {QStringLiteral("kind"), QLatin1StringView(textOf(line.kind))},
                       {QStringLiteral("amount"), line.amount},
                       {QStringLiteral("fee"), line.fee},
                       {QStringLiteral("at"), toIso(line.at)}};
    if (line.claimId)
        object.insert(QStringLiteral("claimId"), idText(line.claimId));
    return object;
}

} // namespace firstcome::settlements
