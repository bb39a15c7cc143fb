// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/not_placed.h"

#include "backend/platform/watch/json_text.h"

namespace firstcome::orders {

namespace {

struct Wording
{
    const char *code;
    const char *detail;
};

constexpr std::array wordings{
    Wording{"OPTION_NOT_FOUND", "There is no such option."},
    Wording{"SALE_NOT_OPEN", "The sale is not open yet."},
    Wording{"SALE_CLOSED", "The sale is over."},
    Wording{"LIMIT_EXCEEDED", "That is more than one member may have of this sale."},
    Wording{"STOCK_INSUFFICIENT", "Not everything is available."},
    Wording{"VALUE_INVALID", "The total is too large."},
    Wording{"IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used with another body."},
    Wording{"REQUEST_IN_PROGRESS", "The request with this Idempotency-Key is still running."},
    Wording{"OVERLOADED", "Too many orders are waiting; try again."},
    Wording{"TOO_MANY_REQUESTS", "Too many orders a second."},
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

} // namespace

QByteArray codeOf(NotPlaced::Reason reason)
{
    return wordings[size_t(reason)].code;
}

Refusal refusalOf(const NotPlaced &notPlaced)
{
    return {codeOf(notPlaced.reason), QString::fromLatin1(wordings[size_t(notPlaced.reason)].detail), {}, {}};
}

QByteArray membersOf(const NotPlaced &notPlaced)
{
    QByteArray out;
    switch (notPlaced.reason) {
    case NotPlaced::Reason::OptionNotFound:
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
    default:
        return out;
    }
}

} // namespace firstcome::orders
