// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/not_placed.h"

#include "backend/platform/watch/json_text.h"

namespace firstcome::orders {

namespace {

struct Wording
{
    QByteArray code;
    QString detail;
};

/// Texts that are never copied: a refusal must cost a sold out sale next to nothing.
const std::array wordings{
    Wording{QByteArrayLiteral("OPTION_NOT_FOUND"), QStringLiteral("There is no such option.")},
    Wording{QByteArrayLiteral("OFF_SALE"), QStringLiteral("This is off sale.")},
    Wording{QByteArrayLiteral("SALE_NOT_OPEN"), QStringLiteral("The sale is not open yet.")},
    Wording{QByteArrayLiteral("SALE_CLOSED"), QStringLiteral("The sale is over.")},
    Wording{QByteArrayLiteral("LIMIT_EXCEEDED"), QStringLiteral("That is more than one member may have of this sale.")},
    Wording{QByteArrayLiteral("STOCK_INSUFFICIENT"), QStringLiteral("Not everything is available.")},
    Wording{QByteArrayLiteral("VALUE_INVALID"), QStringLiteral("The total is too large.")},
    Wording{QByteArrayLiteral("IDEMPOTENCY_KEY_REUSED"),
            QStringLiteral("This Idempotency-Key was used with another body.")},
    Wording{QByteArrayLiteral("REQUEST_IN_PROGRESS"),
            QStringLiteral("The request with this Idempotency-Key is still running.")},
    Wording{QByteArrayLiteral("OVERLOADED"), QStringLiteral("Too many orders are waiting; try again.")},
    Wording{QByteArrayLiteral("TOO_MANY_REQUESTS"), QStringLiteral("Too many orders a second.")},
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
    return {codeOf(notPlaced.reason), wordings[size_t(notPlaced.reason)].detail, {}, {}};
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
    default:
        return out;
    }
}

} // namespace firstcome::orders
