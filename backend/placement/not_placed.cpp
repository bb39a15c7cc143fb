// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/placement/not_placed.h"

#include "backend/platform/watch/json_text.h"
#include "shared/contract/error_codes.h"

namespace firstcome::placement {

namespace {

/// In the order of the reasons. Texts that are never copied: a refusal must cost a sold out sale next to nothing.
const std::array<Refusal, 12> wordings{
    code::optionNotFound,
    code::offSale,
    code::saleNotOpen,
    code::saleClosed,
    code::limitExceeded,
    code::stockInsufficient,
    Refusal{code::valueInvalid, QStringLiteral("The total is too large."), {}, {}},
    code::priceChanged,
    code::idempotencyKeyReused,
    code::requestInProgress,
    Refusal{code::overloaded, QStringLiteral("Too many orders are waiting; try again."), {}, {}},
    Refusal{code::tooManyRequests, QStringLiteral("Too many orders a second."), {}, {}},
};

void appendShortages(QByteArray &out, const NotPlaced &notPlaced)
{
    out.append("\"lines\":");
    char separator = '[';
    for (const Shortage &shortage : notPlaced.shortages) {
        out.append(separator).append("{\"optionId\":\"");
        watch::appendNumber(out, shortage.optionId);
        out.append("\",\"requested\":");
        watch::appendNumber(out, shortage.requested);
        out.append(",\"available\":");
        watch::appendNumber(out, shortage.available);
        out.append('}');
        separator = ',';
    }
    out.append(']');
}

void appendPrices(QByteArray &out, const NewPrices &prices)
{
    out.append("\"lines\":");
    char separator = '[';
    for (const auto &[optionId, unitPrice] : prices.lines) {
        out.append(separator).append("{\"optionId\":\"");
        watch::appendNumber(out, optionId);
        out.append("\",\"unitPrice\":");
        watch::appendNumber(out, unitPrice);
        out.append('}');
        separator = ',';
    }
    out.append("],\"total\":");
    watch::appendNumber(out, prices.total);
}

} // namespace

QByteArray codeOf(NotPlaced::Reason reason)
{
    return wordings[size_t(reason)].code;
}

Refusal refusalOf(const NotPlaced &notPlaced)
{
    return wordings[size_t(notPlaced.reason)];
}

QByteArray membersOf(const NotPlaced &notPlaced)
{
    QByteArray out;
    switch (notPlaced.reason) {
    case NotPlaced::Reason::OptionNotFound:
    case NotPlaced::Reason::OffSale:
        return out.append("\"optionId\":\"").append(QByteArray::number(notPlaced.optionId)).append('"');
    case NotPlaced::Reason::SaleNotOpen:
        return out.append("\"openAt\":\"").append(toIsoUtf8(notPlaced.openAt)).append('"');
    case NotPlaced::Reason::LimitExceeded:
        out.append("\"limit\":").append(QByteArray::number(notPlaced.limit));
        return out.append(",\"granted\":").append(QByteArray::number(notPlaced.granted));
    case NotPlaced::Reason::StockInsufficient:
        out.reserve(128);
        appendShortages(out, notPlaced);
        return out;
    case NotPlaced::Reason::PriceChanged:
        appendPrices(out, *notPlaced.prices);
        return out;
    default:
        return out;
    }
}

} // namespace firstcome::placement
