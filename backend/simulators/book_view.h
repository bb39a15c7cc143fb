// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "backend/simulators/gateway_book.h"

namespace firstcome::simulators {

struct BookQuestion
{
    QString orderId;      ///< only of this order, when not empty
    std::size_t from = 0; ///< place of the first payment, from `nextCursor`
    std::size_t limit = 1'000;
    Instant now{};
};

/// The gateway's own ledger, to be held against the shop's (I9): `totals` over everything, `payments` as asked.
QJsonObject bookView(const GatewayBook &book, const BookQuestion &question);

} // namespace firstcome::simulators
