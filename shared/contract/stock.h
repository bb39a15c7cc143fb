// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "shared/base/id.h"
#include <QJsonObject>

namespace firstcome {

/// A hold of units for an order line: HELD until it is paid for (COMMITTED) or given up (RELEASED).
enum class HoldState : quint8 { Held, Committed, Released };

/// Why units came or went. PUT_BACK returns sold units, so it is not part of what was received.
enum class StockEntryKind : quint8 { Received, Scrapped, PutBack };

const char *textOf(HoldState state);
const char *textOf(StockEntryKind kind);
std::optional<HoldState> holdStateFrom(QByteArrayView text);

/// The only moves of a hold; COMMITTED and RELEASED are final.
constexpr bool canMove(HoldState from, HoldState to)
{
    return from == HoldState::Held && to != HoldState::Held;
}

/// One option as an operator sees it: a row of GET /v1/ops/stock and a frame of the live topic `stock`.
/// A frame has no names (`product` and `option` are empty then).
struct StockView
{
    Id optionId = 0;
    Id productId = 0;
    QString product;
    QString option;
    qint64 onHand = 0;
    qint64 held = 0;
    qint64 sold = 0;
    qint64 version = 0;
    bool onSale = true;
    bool deleted = false; ///< not offered any more; found by a search alone

    qint64 available() const { return onHand - held; }
};

QJsonObject toJson(const StockView &view);
/// Nothing when a field that must be there is not.
std::optional<StockView> stockViewFrom(const QJsonObject &object);

} // namespace firstcome
