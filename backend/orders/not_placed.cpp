// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/orders/not_placed.h"

#include <QJsonArray>

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
};

QJsonObject extraOf(const NotPlaced &notPlaced)
{
    switch (notPlaced.reason) {
    case NotPlaced::Reason::OptionNotFound:
        return {{QStringLiteral("optionId"), idText(notPlaced.optionId)}};
    case NotPlaced::Reason::SaleNotOpen:
        return {{QStringLiteral("openAt"), toIso(notPlaced.openAt)}};
    case NotPlaced::Reason::LimitExceeded:
        return {{QStringLiteral("limit"), notPlaced.limit}, {QStringLiteral("granted"), notPlaced.granted}};
    case NotPlaced::Reason::StockInsufficient: {
        QJsonArray lines;
        for (const Shortage &shortage : notPlaced.shortages)
            lines.append(QJsonObject{{QStringLiteral("optionId"), idText(shortage.optionId)},
                                     {QStringLiteral("requested"), shortage.requested},
                                     {QStringLiteral("available"), shortage.available}});
        return {{QStringLiteral("lines"), lines}};
    }
    default:
        return {};
    }
}

} // namespace

QByteArray codeOf(NotPlaced::Reason reason)
{
    return wordings[size_t(reason)].code;
}

Refusal refusalOf(const NotPlaced &notPlaced)
{
    return {codeOf(notPlaced.reason),
            QString::fromLatin1(wordings[size_t(notPlaced.reason)].detail),
            extraOf(notPlaced),
            {}};
}

} // namespace firstcome::orders
